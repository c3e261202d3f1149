import { describe, expect, it } from 'vitest';
import { divertedBy, divertedVia } from '../../../../renderer/sip/call/diversion.ts';

function of(headers: Readonly<Record<string, readonly string[]>>) {
  return divertedBy({ getHeaders: (name) => [...(headers[name] ?? [])] }, 'pbx.example');
}

const carol = { address: 'sip:carol@pbx.example', displayName: 'Carol' };

describe('who has forwarded a call', () => {
  it('is nobody where no header says so', () => {
    expect(of({})).toBeUndefined();
  });

  it.each([
    ['one', ['"Carol" <sip:carol@pbx.example>;reason=unconditional;privacy=off'], carol],
    [
      'the last of several',
      ['"Carol" <sip:carol@pbx.example>;reason=no-answer, <sip:dan@pbx.example>'],
      carol,
    ],
    ['the last of several lines', ['"Carol" <sip:carol@pbx.example>', '<sip:dan@pbx.example>'], carol],
    ['a number', ['<tel:+4930555>;reason=user-busy'], { address: 'sip:+4930555@pbx.example' }],
    ['somebody who hides', ['<sip:carol@pbx.example>;privacy=full'], undefined],
    ['nonsense', ['nobody'], undefined],
  ])('is %s in Diversion', (_name, diversion, party) => {
    expect(of({ Diversion: diversion })).toEqual(party);
  });

  it.each([
    ['named by mp', '"Carol" <sip:carol@pbx.example>;index=1, <sip:alice@pbx.example>;index=1.1;mp=1', carol],
    [
      'the parent of an entry with a cause',
      '"Carol" <sip:carol@pbx.example>;index=1, <sip:alice@pbx.example;cause=302>;index=1.1',
      carol,
    ],
    [
      'the one whose device said 486',
      '"Carol" <sip:carol@pbx.example?Reason=SIP%3Bcause%3D486>;index=1, <sip:alice@pbx.example>;index=1.1',
      carol,
    ],
    [
      'nobody: found at another device',
      '<sip:alice@pbx.example>;index=1, <sip:alice@10.0.0.9>;index=1.1;rc=1',
      undefined,
    ],
    [
      'somebody who hides',
      '<sip:carol@pbx.example?Privacy=history>;index=1, <sip:alice@pbx.example>;index=1.1;mp=1',
      undefined,
    ],
    ['an entry that is not there', '<sip:alice@pbx.example>;index=1.1;mp=1', undefined],
  ])('is %s in History-Info', (_name, history, party) => {
    expect(of({ 'History-Info': [history] })).toEqual(party);
  });

  it('is not told where the whole history is private', () => {
    const history = '<sip:carol@pbx.example>;index=1, <sip:alice@pbx.example>;index=1.1;mp=1';
    expect(of({ 'History-Info': [history], Privacy: ['history'] })).toBeUndefined();
  });
});

describe('by whom a call has come', () => {
  const via = (headers: Readonly<Record<string, string>>): string[] =>
    divertedVia({ getHeaders: (name) => [headers[name] ?? ''] }, 'pbx.example');

  it('are all that Diversion names, also who hides', () => {
    const Diversion = '<sip:bob@pbx.example>;reason=unconditional, <tel:+4930555>;privacy=full';
    expect(via({ Diversion })).toEqual(['sip:bob@pbx.example', 'sip:+4930555@pbx.example']);
  });

  it('are all in History-Info that the call was sent away from, and not who was called at last', () => {
    const history = [
      '<sip:carol@pbx.example?Privacy=history>;index=1',
      '<sip:bob@pbx.example>;index=1.1;mp=1',
      '<sip:alice@pbx.example;cause=302>;index=1.1.1',
      '<sip:alice@10.0.0.9>;index=1.1.1.1;rc=1.1.1',
    ].join(', ');
    expect(via({ 'History-Info': history })).toEqual(['sip:carol@pbx.example', 'sip:bob@pbx.example']);
  });
});
