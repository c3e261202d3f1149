type Stats = Readonly<Record<string, unknown>>;

/**
 * The `inbound-rtp` statistics of the audio that comes now: each source (SSRC) that ever came has its own, and a transfer,
 * a conference or another server brings another. Undefined where none came.
 */
export function newestInbound(report: ReadonlyMap<string, unknown>): Stats | undefined {
  let newest: Stats | undefined;
  for (const stats of report.values()) {
    if (!isStats(stats) || stats['type'] !== 'inbound-rtp' || stats['kind'] !== 'audio') continue;
    if (newest === undefined || lastPacket(stats) > lastPacket(newest)) newest = stats;
  }
  return newest;
}

export function isStats(value: unknown): value is Stats {
  return typeof value === 'object' && value !== null;
}

/** In ms since the epoch. */
function lastPacket({ lastPacketReceivedTimestamp: at }: Stats): number {
  return typeof at === 'number' ? at : 0;
}
