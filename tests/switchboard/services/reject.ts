import type { Service } from './service.ts';

export function reject(status: number): Service {
  return (transaction) => transaction.reply(status);
}
