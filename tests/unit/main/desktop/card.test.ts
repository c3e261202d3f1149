import { beforeEach, describe, expect, test } from 'vitest';
import { Card } from '../../../../main/desktop/card.ts';
import { Desktop } from '../../../../main/desktop/desktop.ts';
import type {
  CardCall,
  DesktopCall,
  DesktopCommand,
  DesktopLine,
} from '../../../../preload/contract/index.ts';

const accountId = '2f1e9a52-6b0e-4d0b-9a0c-0f4f3f6a9d11';
const office: DesktopLine = { accountId, name: 'Office', enabled: true, state: 'registered' };
const hotline: DesktopLine = {
  ...office,
  accountId: '9d2e9a52-6b0e-4d0b-9a0c-0f4f3f6a9d11',
  name: 'Hotline',
};

function ringing(id: string, more: Partial<DesktopCall> = {}): DesktopCall {
  const party = { name: 'Grace', number: '204', address: 'sip:204@example.com', accountId, isContact: true };
  return {
    canWrite: true,
    id,
    ...party,
    state: 'ringing',
    silenced: false,
    muted: false,
    ...more,
  };
}

interface Window {
  readonly writingTo: string | undefined;
  shown: readonly CardCall[];
  isOpen: boolean;
  vanish(): void;
}

let windows: Window[];
let commands: DesktopCommand[];
let isPhoneFocused: boolean;
let desktop: Desktop;
let card: Card;

beforeEach(() => {
  windows = [];
  commands = [];
  isPhoneFocused = false;
  desktop = new Desktop();
  card = new Card({
    open({ calls, writingTo, closed }) {
      const window: Window = { writingTo, shown: calls, isOpen: true, vanish: () => close() };
      const close = (): void => {
        window.isOpen = false;
        closed();
      };
      windows.push(window);
      return { show: (now) => (window.shown = now), close };
    },
    isPhoneFocused: () => isPhoneFocused,
    command: (command) => commands.push(command),
  });
  desktop.observe(card.observe);
});

function report(calls: DesktopCall[], lines = [office]): void {
  desktop.report({ ...desktop.state, calls, lines });
}

const open = () => windows.filter(({ isOpen }) => isOpen);
const idsIn = (window: Window | undefined) => window?.shown.map(({ id }) => id);

describe('the card', () => {
  test('is there from the first ring to the last', () => {
    report([ringing('1', { state: 'calling' })]);
    expect(windows).toEqual([]);
    report([ringing('1')]);
    report([ringing('1'), ringing('2')]);
    expect(open().map(idsIn)).toEqual([['1', '2']]);
    report([ringing('1', { state: 'connected' }), ringing('2')]);
    expect(open().map(idsIn)).toEqual([['2']]);
    report([]);
    expect(open()).toEqual([]);
    report([ringing('3')]);
    expect(open().map(idsIn)).toEqual([['3']]);
  });

  test('leaves the calls to the phone window while that is looked at', () => {
    isPhoneFocused = true;
    report([ringing('1')]);
    expect(windows).toEqual([]);
    isPhoneFocused = false;
    card.refresh();
    expect(open()).toHaveLength(1);
    isPhoneFocused = true;
    card.refresh();
    expect(open()).toEqual([]);
  });

  test('says for whom the call is where there are several accounts', () => {
    report([ringing('1')]);
    expect(card.calls).toEqual([
      {
        id: '1',
        name: 'Grace',
        number: '204',
        isContact: true,
        canWrite: true,
        silenced: false,
      },
    ]);
    report([ringing('1')], [hotline, office]);
    expect(card.calls[0]?.account).toBe('Office');
  });

  test('passes on what the person did', () => {
    report([ringing('1')]);
    card.act({ verb: 'silence', callId: '1' });
    card.act({ verb: 'reply', callId: '1', text: 'Later' });
    card.act({ verb: 'answer', callId: '1' });
    expect(commands.map(({ verb }) => verb)).toEqual(['silence', 'reply', 'answer']);
  });

  test('makes room for a window that takes the keyboard, for as long as that call rings', () => {
    report([ringing('1'), ringing('2')]);
    card.act({ verb: 'write', callId: '1' });
    expect(commands).toEqual([]);
    expect(open().map(({ writingTo }) => writingTo)).toEqual(['1']);
    report([ringing('1'), ringing('2', { silenced: true })]);
    expect(open().map(idsIn)).toEqual([['1', '2']]);
    report([]);
    report([ringing('1'), ringing('3')]);
    expect(open().map(({ writingTo }) => writingTo)).toEqual([undefined]);
  });

  test('comes back without the keyboard, whether the phone window had the focus meanwhile or it went by itself', () => {
    report([ringing('1')]);
    card.act({ verb: 'write', callId: '1' });
    isPhoneFocused = true;
    card.refresh();
    isPhoneFocused = false;
    card.refresh();
    expect(open().map(({ writingTo }) => writingTo)).toEqual([undefined]);
    card.act({ verb: 'write', callId: '1' });
    open()[0]?.vanish();
    card.refresh();
    expect(open().map(({ writingTo }) => writingTo)).toEqual([undefined]);
  });

  test('comes back for the next call though its window vanished', () => {
    report([ringing('1')]);
    open()[0]?.vanish();
    report([ringing('1'), ringing('2')]);
    expect(open().map(idsIn)).toEqual([['1', '2']]);
  });

  test('goes with the page that held the calls', () => {
    report([ringing('1')]);
    desktop.forget();
    expect(open()).toEqual([]);
  });
});
