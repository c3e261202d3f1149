import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** When the last click happened, in ms since the epoch. */
    clickedAt: number;
    /** When the newest peer connection had its first RTP packet, in ms since the epoch. */
    firstRtpAt: Promise<number>;
  }
}

/** Remembers when a button is clicked, as the page sees it: the driver's own time does not count. */
export async function watchClicks(page: Page): Promise<void> {
  // Functions in here have no names: the compiler marks named ones with a helper that the page does not have.
  await page.evaluate(() => {
    window.addEventListener(
      'click',
      () => void (window.clickedAt = performance.timeOrigin + performance.now()),
      {
        capture: true,
      },
    );
  });
}

export async function clickedAt(page: Page): Promise<number> {
  return page.evaluate(() => window.clickedAt);
}

/** Begins to look for the first RTP packet of a peer connection that was made after so many others. */
export async function watchFirstRtp(page: Page, known: number): Promise<void> {
  await page.evaluate((known) => {
    window.firstRtpAt = (async () => {
      for (;;) {
        const report = await window.peerConnections[known]?.getStats();
        for (const stats of report?.values() ?? []) {
          if (stats.type === 'inbound-rtp' && (stats as RTCInboundRtpStreamStats).packetsReceived) {
            return performance.timeOrigin + performance.now();
          }
        }
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    })();
  }, known);
}

export async function firstRtpAt(page: Page): Promise<number> {
  return page.evaluate(() => window.firstRtpAt);
}
