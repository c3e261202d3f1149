import type { NetworkChange } from '../../preload/contract/network.ts';

/** No system tells Node of it. Looking takes less than 0.1 ms, and a call that is silent for longer is noticed. */
const LOOK_EVERY_MS = 2_000;

export interface AddressWatchOptions {
  /** Addresses of the network interfaces now, without those that only this computer can reach. */
  addresses(): readonly string[];
  /** Calls back once after `ms`. */
  after(ms: number, callback: () => void): unknown;
  changed(change: NetworkChange): void;
}

/** Notices when this computer gets and loses IP addresses: another network, a cable, a VPN. */
export function watchAddresses({ addresses, after, changed }: AddressWatchOptions): void {
  let known = addresses();
  const look = (): void => {
    const former = known;
    known = addresses();
    const gone = former.filter((address) => !known.includes(address));
    const isNew = known.some((address) => !former.includes(address));
    if (gone.length > 0 || isNew) changed({ gone });
    after(LOOK_EVERY_MS, look);
  };
  after(LOOK_EVERY_MS, look);
}

/** The part of `os.networkInterfaces()` that is looked at. */
type Interfaces = Readonly<
  Record<string, readonly { readonly address: string; readonly internal: boolean }[] | undefined>
>;

/** Addresses that others can reach; link-local ones (RFC 4291 §2.5.6, RFC 3927) carry no call. */
export function reachableAddresses(interfaces: Interfaces): readonly string[] {
  return Object.values(interfaces)
    .flatMap((all) => all ?? [])
    .filter(({ address, internal }) => !internal && !/^(fe80:|169\.254\.)/i.test(address))
    .map(({ address }) => address);
}
