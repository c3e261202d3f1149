import type { Service } from './service.ts';

/** Rings until the caller gives up. */
export const ringForEver: Service = (transaction, host) => {
  transaction.onCancel(() => transaction.reply(487));
  transaction.reply(100);
  transaction.reply(180, { headers: { Contact: `<${host.address.uri('4480')}>` } });
};
