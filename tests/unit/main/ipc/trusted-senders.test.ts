import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { TrustedSenders } from '../../../../main/ipc/trusted-senders.ts';

class FakeContents extends EventEmitter {
  readonly id = 7;
}

function trustOne(): { senders: TrustedSenders; contents: FakeContents } {
  const senders = new TrustedSenders('app://parley');
  const contents = new FakeContents();
  senders.trust(contents, ['card:calls']);
  return { senders, contents };
}

const page = { parent: null, origin: 'app://parley' };

describe('trusted senders', () => {
  it('are main frames of our windows on our origin', () => {
    expect(trustOne().senders.trusts({ sender: { id: 7 }, senderFrame: page }, 'card:calls')).toBe(true);
  });

  it.each([
    { who: 'a window that is not ours', event: { sender: { id: 8 }, senderFrame: page } },
    { who: 'a frame within the page', event: { sender: { id: 7 }, senderFrame: { ...page, parent: {} } } },
    { who: 'another host', event: { sender: { id: 7 }, senderFrame: { ...page, origin: 'app://other' } } },
    { who: 'the web', event: { sender: { id: 7 }, senderFrame: { ...page, origin: 'https://parley' } } },
    { who: 'an opaque origin', event: { sender: { id: 7 }, senderFrame: { ...page, origin: 'null' } } },
    { who: 'a frame that is gone', event: { sender: { id: 7 }, senderFrame: null } },
  ])('are not $who', ({ event }) => {
    expect(trustOne().senders.trusts(event, 'card:calls')).toBe(false);
  });

  it('are heard only where they ask what their window needs', () => {
    const { senders } = trustOne();
    expect(senders.trusts({ sender: { id: 7 }, senderFrame: page }, 'accounts:list')).toBe(false);
  });

  it('are forgotten with their window, whose id may be given again', () => {
    const { senders, contents } = trustOne();
    contents.emit('destroyed');
    expect(senders.trusts({ sender: { id: 7 }, senderFrame: page }, 'card:calls')).toBe(false);
  });
});
