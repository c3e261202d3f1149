import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** Every peer connection made since the test began to watch, oldest first. */
    peerConnections: RTCPeerConnection[];
  }
}

/** Lets a test ask WebRTC itself what arrives, instead of believing the interface. */
export async function watchPeerConnections(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.peerConnections = [];
    const Native = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Native {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        window.peerConnections.push(this);
      }
    };
  });
}

export interface InboundAudio {
  /** RTP packets received. */
  readonly packets: number;
  /** Sound received so far, as energy; it grows only while something is heard. */
  readonly energy: number;
  /** Loudness now, 0 to 1. */
  readonly level: number;
}

/** What the newest peer connection of the page receives. */
export async function inboundAudio(page: Page): Promise<InboundAudio> {
  return page.evaluate(async () => {
    const report = await window.peerConnections.at(-1)?.getStats();
    for (const stats of report?.values() ?? []) {
      const inbound = stats as RTCInboundRtpStreamStats;
      if (inbound.type !== 'inbound-rtp' || inbound.kind !== 'audio') continue;
      return {
        packets: inbound.packetsReceived ?? 0,
        energy: inbound.totalAudioEnergy ?? 0,
        level: inbound.audioLevel ?? 0,
      };
    }
    return { packets: 0, energy: 0, level: 0 };
  });
}

/** How many pictures the newest peer connection of the page has decoded, of all its videos. */
export async function inboundVideo(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let frames = 0;
    for (const stats of (await window.peerConnections.at(-1)?.getStats())?.values() ?? []) {
      const inbound = stats as RTCInboundRtpStreamStats;
      if (inbound.type === 'inbound-rtp' && inbound.kind === 'video') frames += inbound.framesDecoded ?? 0;
    }
    return frames;
  });
}
