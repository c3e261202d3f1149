import type { Browser, BrowserType, Page } from '@playwright/test';
import { findChromium } from '../../build/chromium.ts';
import type { Service } from '../switchboard/services/service.ts';
import { Dialog } from '../switchboard/session/dialog.ts';
import type { SessionMedia } from '../switchboard/session/session-media.ts';
import { Session } from '../switchboard/session/session.ts';
import { watchPeerConnections } from './peer-connections.ts';

/** Of those who are in the conference one sees a surface in this colour, as CSS has it. */
export type Member = string;

/**
 * A conference on a server, which forwards the pictures of its members instead of mixing them: everybody's is a video of
 * its own, added by re-INVITE. What a media server would do is done by a browser that nobody sees.
 */
export class ConferenceServer {
  readonly page: Page;
  readonly #browser: Browser;
  readonly #media: SessionMedia;
  #session: Session | undefined;

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.page = page;
    this.#media = {
      onDigit: undefined,
      answer: (offer) => page.evaluate((sdp) => window.conference.answer(sdp), offer),
      offer: () => page.evaluate(() => window.conference.offer()),
      accept: (answer) => page.evaluate((sdp) => window.conference.accept(sdp), answer),
      close: async () => undefined,
    };
  }

  static async open(chromium: BrowserType): Promise<ConferenceServer> {
    const executablePath = findChromium();
    const browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--autoplay-policy=no-user-gesture-required',
        // A server's addresses are no secret, and no name that has to be asked for.
        '--disable-features=WebRtcHideLocalIpsWithMdns',
      ],
    });
    const page = await browser.newPage();
    await watchPeerConnections(page);
    await page.evaluate(openConference);
    return new ConferenceServer(browser, page);
  }

  /** Takes a call for the conference. */
  readonly service: Service = (transaction, host) => {
    const dialog = Dialog.answering(transaction.request, transaction.toTag, host.address.uri('conference'));
    this.#session = new Session(dialog, this.#media, host, () => undefined);
    void this.#session.answer(transaction);
  };

  /**
   * In one re-INVITE the pictures of these members come, are away for a while (`inactive`), or go as the members do
   * (port 0).
   */
  async change(how: 'show' | 'pause' | 'remove', ...members: readonly Member[]): Promise<void> {
    await this.page.evaluate(([what, those]) => those.forEach((member) => window.conference[what](member)), [
      how,
      members,
    ] as const);
    await this.#session?.reinvite('sendrecv', {});
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

declare global {
  interface Window {
    conference: {
      answer(offer: string): Promise<string>;
      offer(): Promise<string>;
      accept(answer: string): Promise<void>;
      show(member: Member): void;
      pause(member: Member): void;
      remove(member: Member): void;
    };
  }
}

/** Runs in the page. */
function openConference(): void {
  const connection = new RTCPeerConnection();
  const videos = new Map<string, RTCRtpTransceiver>();

  const sound = new AudioContext();
  const hum = new MediaStreamAudioDestinationNode(sound);
  const tone = new OscillatorNode(sound, { frequency: 440 });
  tone.connect(hum);
  tone.start();
  for (const track of hum.stream.getTracks()) connection.addTrack(track, hum.stream);
  // Chromium decodes no sound that nothing plays.
  const listener = new Audio();
  connection.addEventListener('track', ({ track }) => {
    if (track.kind !== 'audio') return;
    listener.srcObject = new MediaStream([track]);
    void listener.play();
  });

  /** Moves, else no frame would follow the first. */
  function surface(colour: string): MediaStreamTrack {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 320, height: 180 });
    const brush = canvas.getContext('2d');
    let frame = 0;
    setInterval(() => {
      if (brush === null) return;
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 320, 180);
      brush.fillStyle = 'white';
      brush.fillRect((frame += 4) % 320, 160, 20, 20);
    }, 66);
    const [track] = canvas.captureStream().getVideoTracks();
    if (track === undefined) throw new Error('no picture');
    return track;
  }

  async function described(): Promise<string> {
    await connection.setLocalDescription();
    while (connection.iceGatheringState !== 'complete')
      await new Promise((resolve) =>
        connection.addEventListener('icegatheringstatechange', resolve, { once: true }),
      );
    return connection.localDescription?.sdp ?? '';
  }

  window.conference = {
    answer: async (sdp) => {
      await connection.setRemoteDescription({ type: 'offer', sdp });
      return described();
    },
    offer: described,
    accept: (sdp) => connection.setRemoteDescription({ type: 'answer', sdp }),
    show: (member) => {
      const video = videos.get(member) ?? connection.addTransceiver(surface(member));
      video.direction = 'sendonly';
      videos.set(member, video);
    },
    pause: (member) => {
      const video = videos.get(member);
      if (video !== undefined) video.direction = 'inactive';
    },
    remove: (member) => {
      videos.get(member)?.stop();
      videos.delete(member);
    },
  };
}
