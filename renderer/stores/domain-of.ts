import type { Account } from '../../preload/contract/index.ts';

/** Where the account is at home: what stands behind the @ of its address-of-record. */
export function domainOf({ aor }: Pick<Account, 'aor'>): string {
  return aor.replace(/^[^@]*@/, '');
}
