import type { Mailbox } from '../../domain/voicemail/mailbox.ts';

/** Reads a message summary (RFC 3842 §3.5, §5.2); undefined for anything else. */
export function readMessageSummary(text: string): Mailbox | undefined {
  const waiting = fieldOf(text, 'Messages-Waiting')?.toLowerCase();
  if (waiting !== 'yes' && waiting !== 'no') return undefined;
  const count = /^(\d{1,6})\s*\//.exec(fieldOf(text, 'Voice-Message') ?? '')?.[1];
  const account = fieldOf(text, 'Message-Account')?.replace(/^<(.*)>$/, '$1');
  const isAddress =
    account !== undefined && account.length <= 256 && /^(?:sips?|tel):[^\s<>"]+$/i.test(account);
  return {
    waiting: waiting === 'yes',
    ...(count === undefined ? {} : { newMessages: Number(count) }),
    ...(isAddress ? { account } : {}),
  };
}

/** The value of the first such line; names are read without regard to case. */
function fieldOf(text: string, name: string): string | undefined {
  return new RegExp(`^${name}[ \\t]*:[ \\t]*(.*?)[ \\t]*$`, 'im').exec(text.slice(0, 65_536))?.[1];
}
