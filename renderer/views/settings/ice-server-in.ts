import * as v from 'valibot';
import { hasTurn, iceUrl, type IceServer, type WrittenIceServer } from '../../../preload/contract/index.ts';

export interface Typed {
  /** Separated by spaces or commas; a bare host is a TURN server. */
  readonly addresses: string;
  readonly userName: string;
  /** Empty where the one that is kept stays. */
  readonly password: string;
  readonly relayOnly: boolean;
}

/** What is wrong with what was typed, each said at its field. */
export interface IceProblem {
  readonly wrongAddress?: string;
  readonly missing?: 'relay' | 'user name' | 'password';
}

type Read = { readonly problem: IceProblem } | { readonly server: WrittenIceServer | undefined };

/** What the form shows of an account's servers: one, or none where there are several, which no form has written. */
export function shownServer(servers: readonly IceServer[] = []): { addresses: string; userName: string } {
  const [server] = servers.length === 1 ? servers : [];
  return { addresses: server?.urls.join(' ') ?? '', userName: server?.username ?? '' };
}

/** The server that a person wrote in place of `former`; undefined where it is to stay as it is. */
export function iceServerIn(typed: Typed, former: readonly IceServer[] = []): Read {
  const urls = typed.addresses
    .split(/[\s,]+/)
    .filter((address) => address !== '')
    .map((address) => (/^(?:stun|turn)s?:/i.test(address) ? address : `turn:${address}`));
  const shown = shownServer(former);
  const isSame =
    urls.join(' ') === shown.addresses && typed.userName === shown.userName && typed.password === '';
  // What stays is not judged: it may be older than the rule.
  const wrongAddress = isSame ? undefined : urls.find((url) => !v.is(iceUrl, url));
  if (wrongAddress !== undefined) return { problem: { wrongAddress } };
  // Whoever empties the addresses wants no server, but not whoever types for one how it lets them in.
  const isForNone = urls.length === 0 && (typed.userName !== shown.userName || typed.password !== '');
  const lacksRelay = typed.relayOnly && !hasTurn(isSame ? former : [{ urls }]);
  if (isForNone || lacksRelay) return { problem: { missing: 'relay' } };
  if (isSame) return { server: undefined };
  if (urls.length === 0) return { server: { urls } };
  const needsPassword = hasTurn([{ urls }]);
  if (needsPassword && typed.userName === '') return { problem: { missing: 'user name' } };
  // Of several, or of a server without one, there is no password that could stay.
  const isKept = former.length === 1 && hasTurn(former);
  if (needsPassword && typed.password === '' && !isKept) return { problem: { missing: 'password' } };
  return {
    server: {
      urls,
      ...(typed.userName !== '' && { username: typed.userName }),
      ...(typed.password !== '' && { credential: typed.password }),
    },
  };
}
