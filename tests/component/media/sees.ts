import { vi } from 'vitest';
import { patience, type Side } from './pair.ts';

/** Resolves when pictures of the other side are decoded here from now on. */
export async function sees(side: Pick<Side, 'connection'>, videos = 1): Promise<void> {
  const before = await framesOf(side);
  await vi.waitFor(async () => {
    const now = await framesOf(side);
    if (now.filter((frames, at) => frames > (before[at] ?? 0)).length < videos)
      throw new Error('sees nothing');
  }, patience);
}

async function framesOf({ connection }: Pick<Side, 'connection'>): Promise<number[]> {
  const frames: number[] = [];
  for (const stats of (await connection.getStats()).values()) {
    if (stats.type === 'inbound-rtp' && stats.kind === 'video') frames.push(stats.framesDecoded ?? 0);
  }
  return frames;
}
