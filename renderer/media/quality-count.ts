import type { QualityCount } from '../domain/quality/quality-count.ts';

/** A report of WebRTC, whose members may be missing or be anything. */
type Stats = Readonly<Record<string, unknown>>;

/** What the statistics of a call's connection tell of its sound. */
export function qualityCount(report: ReadonlyMap<string, unknown>): QualityCount {
  const all = [...report.values()].filter(isStats);
  const ofAudio = (type: string): Stats =>
    all.find((stats) => stats['type'] === type && stats['kind'] === 'audio') ?? {};
  const inbound = newestInbound(report) ?? {};
  const there = ofAudio('remote-inbound-rtp');
  const source = ofAudio('media-source');
  const transport = all.find((stats) => stats['type'] === 'transport');
  const selected = report.get(String(transport?.['selectedCandidatePairId']));
  const pair = isStats(selected) ? selected : {};
  const concealed = numberIn(inbound, 'concealedSamples');
  return {
    codec: codecOf(inbound, report),
    received: numberIn(inbound, 'packetsReceived'),
    lost: numberIn(inbound, 'packetsLost'),
    discarded: numberIn(inbound, 'packetsDiscarded'),
    jitter: numberIn(inbound, 'jitter'),
    samples: numberIn(inbound, 'totalSamplesReceived'),
    // Where nobody speaks nothing is missed.
    concealed: concealed && concealed - (numberIn(inbound, 'silentConcealedSamples') ?? 0),
    bufferDelay: numberIn(inbound, 'jitterBufferDelay'),
    buffered: numberIn(inbound, 'jitterBufferEmittedCount'),
    heardEnergy: numberIn(inbound, 'totalAudioEnergy'),
    heardTime: numberIn(inbound, 'totalSamplesDuration'),
    spokenEnergy: numberIn(source, 'totalAudioEnergy'),
    spokenTime: numberIn(source, 'totalSamplesDuration'),
    // Without RTCP of the other side the way to the next server or relay is at least a part of it.
    roundTrip: numberIn(there, 'roundTripTime') ?? numberIn(pair, 'currentRoundTripTime'),
    lostThere: numberIn(there, 'fractionLost'),
    reportedThere: numberIn(there, 'timestamp'),
  };
}

function numberIn(stats: Stats, name: string): number | undefined {
  const value = stats[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** `audio/opus` is opus. */
function codecOf(inbound: Stats, report: ReadonlyMap<string, unknown>): string | undefined {
  const codec = report.get(String(inbound['codecId']));
  const type = isStats(codec) ? codec['mimeType'] : undefined;
  return typeof type === 'string' ? /^audio\/([\w.-]{1,32})$/i.exec(type)?.[1] : undefined;
}

/**
 * The `inbound-rtp` statistics of the audio that comes now: each source (SSRC) that ever came has its own, and a transfer,
 * a conference or another server brings another. Undefined where none came.
 */
function newestInbound(report: ReadonlyMap<string, unknown>): Stats | undefined {
  let newest: Stats | undefined;
  for (const stats of report.values()) {
    if (!isStats(stats) || stats['type'] !== 'inbound-rtp' || stats['kind'] !== 'audio') continue;
    if (newest === undefined || lastPacket(stats) > lastPacket(newest)) newest = stats;
  }
  return newest;
}

function isStats(value: unknown): value is Stats {
  return typeof value === 'object' && value !== null;
}

/** In ms since the epoch. */
function lastPacket({ lastPacketReceivedTimestamp: at }: Stats): number {
  return typeof at === 'number' ? at : 0;
}
