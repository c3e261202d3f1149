import type { SipResponse } from '../sip/message.ts';
import { formatNameAddr, parseNameAddr } from '../sip/name-addr.ts';
import type { ResponseFields } from '../sip/response.ts';
import type { Behaviour } from './scripts.ts';

/** Odd but legal behaviour of real servers, ready for `respond`. */

export function rejectWith(status: number, fields?: ResponseFields): Behaviour {
  return ({ reply }) => reply(status, fields);
}

/** 503 with Retry-After: the server is overloaded or goes down (RFC 3261 §21.5.4). */
export function unavailableFor(seconds: number): Behaviour {
  return rejectWith(503, { headers: { 'Retry-After': String(seconds) } });
}

/** 423 (RFC 3261 §21.4.17). */
export function intervalTooBrief(minExpires: number): Behaviour {
  return rejectWith(423, { headers: { 'Min-Expires': String(minExpires) } });
}

/** The request is swallowed: not even 100. */
export const neverAnswer: Behaviour = () => undefined;

/** Normal handling, with every response of these statuses changed on its way out. */
export function changing(
  statuses: (status: number) => boolean,
  change: (response: SipResponse) => void,
): Behaviour {
  return ({ rewrite, proceed }) => {
    rewrite((response) => {
      if (statuses(response.status)) change(response);
      return response;
    });
    proceed();
  };
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300;
const isProvisional = (status: number): boolean => status > 100 && status < 200;

/** 200 to REGISTER without any Contact. */
export const acceptWithoutContact = changing(isSuccess, ({ headers }) => headers.remove('Contact'));

/** 200 to REGISTER whose Contact has no `expires`: only the Expires header field says how long (RFC 3261 §10.2.4). */
export const expiresInHeaderOnly = changing(isSuccess, ({ headers }) => {
  let granted = '0';
  const contacts = headers.getAll('Contact').map((value) => {
    const contact = parseNameAddr(value);
    granted = contact?.parameters.get('expires') ?? granted;
    contact?.parameters.delete('expires');
    return contact ? formatNameAddr(contact) : value;
  });
  headers.set('Contact', ...contacts);
  headers.set('Expires', granted);
});

export const provisionalWithoutContact = changing(isProvisional, ({ headers }) => headers.remove('Contact'));

/** A To without tag opens no dialog, though RFC 3261 §8.2.6.2 asks for the tag. */
export const provisionalWithoutToTag = changing(isProvisional, ({ headers }) =>
  headers.set('To', (headers.get('To') ?? '').replace(/;tag=[^;]*/i, '')),
);

/** Puts a header field, such as P-Asserted-Identity, into provisional and successful responses. */
export function answeringAs(name: string, ...values: string[]): Behaviour {
  return changing(
    (status) => isProvisional(status) || isSuccess(status),
    ({ headers }) => headers.set(name, ...values),
  );
}
