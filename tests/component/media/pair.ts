import { onTestFinished, vi } from 'vitest';
import type { MediaChoice, MediaSession } from '../../../renderer/media/media-session.ts';
import { Camera } from '../../../renderer/media/camera.ts';
import { ConferenceMixer } from '../../../renderer/media/conference-mixer.ts';
import { Devices } from '../../../renderer/media/devices.ts';
import { OutputDevice } from '../../../renderer/media/output-device.ts';
import { openPeerMedia, type PeerMediaParts } from '../../../renderer/media/peer-media.ts';
import { Screen } from '../../../renderer/media/screen.ts';
import { ElementSpeaker } from '../../../renderer/media/speaker.ts';
import { browserTimers } from '../../../renderer/media/timers.ts';
import { present } from './present.ts';
import { sharedMicrophone } from './shared-microphone.ts';

/** One side of a call, with what it reported and the connection behind it. */
export interface Side {
  readonly media: MediaSession;
  readonly connection: RTCPeerConnection;
  readonly remoteHolds: boolean[];
  readonly states: string[];
  readonly warnings: string[];
  /** How many videos came, as often as it was said. */
  readonly theirVideo: number[];
  readonly videoEnds: string[];
  readonly refusals: string[];
}

export function parts(): PeerMediaParts {
  const microphone = sharedMicrophone();
  const output = new OutputDevice(new Devices(navigator.mediaDevices));
  onTestFinished(() => output.close());
  const mixer = new ConferenceMixer();
  return {
    microphone,
    mixer,
    speaker: new ElementSpeaker(output),
    pictures: { camera: new Camera(navigator.mediaDevices), screen: new Screen(navigator.mediaDevices) },
    takesVideo: () => true,
    timers: browserTimers(),
  };
}

export function openSide(
  shared = parts(),
  iceServers: readonly RTCIceServer[] = [],
  createPeerConnection = (configuration: RTCConfiguration) => new RTCPeerConnection(configuration),
  choice: MediaChoice = {},
): Side {
  let connection: RTCPeerConnection | undefined;
  const remoteHolds: boolean[] = [];
  const states: string[] = [];
  const warnings: string[] = [];
  const theirVideo: number[] = [];
  const videoEnds: string[] = [];
  const refusals: string[] = [];
  const open = openPeerMedia({
    ...shared,
    createPeerConnection: (configuration) => (connection = createPeerConnection(configuration)),
  });
  const media = open(
    iceServers,
    {
      onRemoteHold: (held) => remoteHolds.push(held),
      onConnection: (state) => states.push(state),
      onTheirVideo: (tracks) => theirVideo.push(tracks.length),
      onVideoRefused: () => refusals.push('refused'),
      onVideoEnded: () => videoEnds.push('ended'),
      onWarning: (warning) => warnings.push(warning),
    },
    choice,
  );
  onTestFinished(() => media.close());
  return {
    media,
    connection: present(connection),
    remoteHolds,
    states,
    warnings,
    theirVideo,
    videoEnds,
    refusals,
  };
}

/** `from` offers, `to` answers. */
export async function negotiate(from: Side, to: Side, options?: { restart: boolean }): Promise<void> {
  await from.media.acceptAnswer(await to.media.acceptOffer(await from.media.createOffer(options)));
}

export async function connectedPair(shared?: ReturnType<typeof parts>): Promise<[Side, Side]> {
  const pair: [Side, Side] = [openSide(shared), openSide()];
  await negotiate(...pair);
  await vi.waitFor(() => {
    if (pair.some(({ states }) => !states.includes('connected'))) throw new Error('not connected');
  }, patience);
  return pair;
}

export const patience = { timeout: 10_000, interval: 50 };

/** Resolves when sound of the other side is heard here from now on. */
export async function hears(side: Side): Promise<void> {
  const { packets } = await side.media.levels();
  await vi.waitFor(async () => {
    const now = await side.media.levels();
    if (!(now.inbound > 0.005 && now.packets > packets))
      throw new Error(`hears nothing: ${JSON.stringify(now)}`);
  }, patience);
}

/** Direction as the connection has it after the last answer. */
export function direction(side: Side): string | null | undefined {
  return side.connection.getTransceivers().find((t) => t.receiver.track.kind === 'audio')?.currentDirection;
}

/** The same SDP with another direction for its audio. */
export function directed(sdp: string, to: string): string {
  return sdp.replace(/^a=(sendrecv|sendonly|recvonly|inactive)\r$/m, `a=${to}\r`);
}
