import { expect, it } from 'vitest';
import { readRoomText } from '../../../../../renderer/domain/chat/room-text.ts';

const room = 'sip:chat-sales@office.test';

it.each([
  ['[alice]: hello', 'sip:alice@office.test', 'hello'],
  ['[alice]: two\nlines [bob]: x', 'sip:alice@office.test', 'two\nlines [bob]: x'],
  ['[204]: ', 'sip:204@office.test', ''],
  ['[+4930123]: hi', 'sip:+4930123@office.test', 'hi'],
  ['[a.b-c_%23]: hi', 'sip:a.b-c_%23@office.test', 'hi'],
  ['[carol@other.test]: hi', 'sip:carol@other.test', 'hi'],
  ['<sip:alice@office.test>: hello', 'sip:alice@office.test', 'hello'],
  ['<sip:alice@office.test:5080>: [bob]: hello', 'sip:alice@office.test:5080', '[bob]: hello'],
])('%j was written by %s', (text, author, rest) => {
  expect(readRoomText(text, room)).toEqual({ author, text: rest });
});

it.each([
  '*** [bob] has joined the room',
  'Members:\n*[alice]\n[bob]',
  'hello',
  '',
  ' [alice]: hello',
  '[alice] hello',
  '[alice]hello: x',
  '[]: hello',
  '[a b]: hello',
  '[<img src=x>]: hello',
  '[alice"]: hello',
  '[alice\u202e]: hello',
  '[alice\n]: hello',
  '<sip:alice@office.test> hello',
  '<sip:alice>: hello',
  '<sip:alice@>: hello',
  '<javascript:alice@office.test>: hello',
  '<sip:alice@office.test;transport=tcp>: hello',
  `[${'a'.repeat(65)}]: hello`,
])('%j has no author', (text) => {
  expect(readRoomText(text, room)).toEqual({ text });
});
