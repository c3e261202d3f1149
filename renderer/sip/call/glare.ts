/**
 * How long to wait after a 491, in ms (RFC 3261 §14.1): 2.1 to 4 s for the side that chose the Call-ID, 0 to 2 s for
 * the other, in steps of 10 ms.
 */
export function glareDelay(choseCallId: boolean, random: () => number): number {
  return choseCallId ? 2_100 + 10 * Math.floor(random() * 191) : 10 * Math.floor(random() * 201);
}
