import type { CDPSession, Page } from '@playwright/test';

/** What the page holds after its garbage is collected. */
export interface Held {
  readonly peerConnections: number;
  readonly tracks: number;
  readonly audioNodes: number;
  readonly listeners: number;
  readonly heapBytes: number;
}

/** So many counts at most until nothing more goes. */
const MOST_COUNTS = 20;

type Left = Omit<Held, 'heapBytes'>;

/** What is left of calls that came between two counts. The window itself has listeners; fewer than before is none. */
export function left(before: Held, after: Held): Left {
  const { peerConnections, tracks, audioNodes, listeners } = after;
  return { peerConnections, tracks, audioNodes, listeners: Math.max(0, listeners - before.listeners) };
}

/** Counts what a page holds; what the test itself keeps of it (see peer-connections.ts) is let go before. */
export class HeldByPage {
  readonly #page: Page;
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  static async of(page: Page): Promise<HeldByPage> {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    return new HeldByPage(page, session);
  }

  /** What stays: of the last calls each collection lets go of a few tracks and listeners only, and some of nothing yet. */
  async settled(): Promise<Held> {
    let held = await this.count();
    let former = held;
    for (let counts = 1, unchanged = 0; unchanged < 4; counts += 1) {
      if (counts === MOST_COUNTS)
        throw new Error(`the page does not come to rest: ${JSON.stringify([former, held])}`);
      former = held;
      held = await this.count();
      unchanged = isSame(held, former) ? unchanged + 1 : 0;
    }
    return held;
  }

  async count(): Promise<Held> {
    await this.#page.evaluate(() => (window.peerConnections.length = 0));
    // What is only held by what is collected first goes with the second time.
    for (let time = 0; time < 2; time += 1) await this.#session.send('HeapProfiler.collectGarbage');
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const metric = (name: string): number => {
      const found = metrics.find((each) => each.name === name);
      if (found === undefined) throw new Error(`Chromium does not count ${name}`);
      return found.value;
    };
    return {
      peerConnections: metric('RTCPeerConnections'),
      tracks: await this.#alive('MediaStreamTrack'),
      audioNodes: metric('AudioHandlers'),
      listeners: metric('JSEventListeners'),
      heapBytes: metric('JSHeapUsedSize'),
    };
  }

  async #alive(type: string): Promise<number> {
    const { result } = await this.#session.send('Runtime.evaluate', { expression: `${type}.prototype` });
    const { objects } = await this.#session.send('Runtime.queryObjects', {
      prototypeObjectId: result.objectId ?? '',
    });
    const { result: count } = await this.#session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId ?? '',
      functionDeclaration: 'function () { return this.length; }',
    });
    await this.#session.send('Runtime.releaseObject', { objectId: objects.objectId ?? '' });
    return Number(count.value);
  }
}

function isSame(one: Left, other: Left): boolean {
  const { peerConnections, tracks, audioNodes, listeners } = one;
  return (
    peerConnections === other.peerConnections &&
    tracks === other.tracks &&
    audioNodes === other.audioNodes &&
    listeners === other.listeners
  );
}
