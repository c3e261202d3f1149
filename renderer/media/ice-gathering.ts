import { asksRelay } from './relay-error.ts';

/**
 * When SDP may leave (RFC 8445 §5.1.1, without trickle): as soon as it holds a candidate of the kind wanted and
 * no further one has come for a moment. Waiting for the end of gathering costs 100 ms on every call for TCP
 * candidates, and many seconds where a STUN server never answers. Times in ms.
 */

/** The best candidate worth waiting for, and for how long. */
export interface GatheringRule {
  readonly wanted: 'host' | 'srflx' | 'relay';
  /** From the first host candidate on, wait for the wanted kind no longer than this; without it, up to `HARD_CAP`. */
  readonly patience?: number;
}

export interface Gathering {
  /** When the description was wanted. */
  readonly startedAt: number;
  /** When candidates were first looked for, where that was before: servers have had their time since then. */
  readonly warmSince?: number | undefined;
  readonly firstHostAt?: number;
  /** When the first candidate of the wanted kind came. */
  readonly wantedAt?: number;
  /** When the last UDP or relayed candidate came. */
  readonly lastAt?: number;
  readonly complete: boolean;
}

export interface FoundCandidate {
  readonly type: string | null;
  readonly protocol: string | null;
}

/**
 * Candidates of all interfaces come within a few ms of each other (twelve on a busy machine: 8 ms apart at most); this
 * silence means that they are in.
 */
const QUIET = 10;
/** What was found while it rang comes all at once. */
const WARM_QUIET = 5;
/** A live STUN server answers within one round trip. */
const STUN_PATIENCE = 200;
/**
 * A TURN allocation takes two round trips by UDP (RFC 8656 §7: challenge, allocation), five by TLS. Whoever can only be
 * reached by a relay that is slower than this gets it with the ICE restart that follows when no media comes.
 */
const TURN_PATIENCE = 240;
/** With new credentials nobody waits for a click, and the relay may be the only way left. */
const RESTART_PATIENCE = 1000;
/** Whatever happens, SDP leaves after this. */
const HARD_CAP = 2000;

export function gatheringRule(configuration: RTCConfiguration, isRestart = false): GatheringRule {
  if (configuration.iceTransportPolicy === 'relay') return { wanted: 'relay' };
  if (asksRelay(configuration)) {
    return { wanted: 'relay', patience: isRestart ? RESTART_PATIENCE : TURN_PATIENCE };
  }
  const { iceServers = [] } = configuration;
  return iceServers.length > 0 ? { wanted: 'srflx', patience: STUN_PATIENCE } : { wanted: 'host' };
}

/** Takes in a candidate that was found at `at`. */
export function found(
  gathering: Gathering,
  rule: GatheringRule,
  candidate: FoundCandidate,
  at: number,
): Gathering {
  if (candidate.type === 'host' && candidate.protocol !== 'udp') return gathering;
  const { firstHostAt, wantedAt } = gathering;
  const isHost = candidate.type === 'host';
  return {
    ...gathering,
    lastAt: at,
    ...(isHost && firstHostAt === undefined ? { firstHostAt: at } : {}),
    ...(rank(candidate.type) >= rank(rule.wanted) && wantedAt === undefined ? { wantedAt: at } : {}),
  };
}

/** The time from which on SDP may leave, as far as it is known by now. */
export function leavesAt(gathering: Gathering, rule: GatheringRule): number {
  const { startedAt, warmSince, firstHostAt, wantedAt, lastAt, complete } = gathering;
  if (complete) return startedAt;
  const quiet = warmSince === undefined ? QUIET : WARM_QUIET;
  const settled = wantedAt === undefined || lastAt === undefined ? Infinity : lastAt + quiet;
  const impatient =
    firstHostAt === undefined || rule.patience === undefined
      ? Infinity
      : Math.max((warmSince ?? firstHostAt) + rule.patience, firstHostAt + quiet);
  return Math.min(settled, impatient, startedAt + HARD_CAP);
}

function rank(type: string | null): number {
  switch (type) {
    case 'relay':
      return 2;
    case 'srflx':
    case 'prflx':
      return 1;
    default:
      return 0;
  }
}
