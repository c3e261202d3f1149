import type { CardCall, DesktopState } from '../../preload/contract/index.ts';

/** The calls that ring, as the card shows them, oldest first. */
export function cardCalls({ calls, lines }: DesktopState): CardCall[] {
  const nameOf = new Map(lines.map(({ accountId, name }) => [accountId, name]));
  return calls
    .filter(({ state }) => state === 'ringing')
    .map(({ id, name, number, accountId, canWrite, isContact, putThroughBy, forwardedBy, silenced }) => {
      const account = lines.length > 1 ? nameOf.get(accountId) : undefined;
      return {
        id,
        name,
        number,
        isContact,
        silenced,
        canWrite,
        ...(account !== undefined && { account }),
        ...(putThroughBy !== undefined && { putThroughBy }),
        ...(forwardedBy !== undefined && { forwardedBy }),
      };
    });
}
