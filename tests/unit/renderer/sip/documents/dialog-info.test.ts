import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDialogInfo } from '../../../../../renderer/sip/documents/read-dialog-info.ts';

function document(dialogs: string, attributes = 'version="3" state="full"'): string {
  return `<?xml version="1.0"?>\n<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" ${attributes} entity="sip:bob@x">${dialogs}</dialog-info>`;
}

/** RFC 4235 §6.1: Alice is in a dialog; the second of its documents. */
const rfc4235 = `<?xml version="1.0"?>
<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="1" state="full" entity="sip:alice@example.com">
  <dialog id="as7d900as8" call-id="a84b4c76e66710" local-tag="1928301774" direction="initiator">
    <state event="rejected" code="486">terminated</state>
  </dialog>
  <dialog id="zxcnm3" call-id="a84b4c76e66710" local-tag="1928301774" remote-tag="456887766" direction="initiator">
    <state>confirmed</state>
    <duration>274</duration>
    <local>
      <target uri="sip:alice@pc33.example.com"><param pname="+sip.rendering" pval="no"/></target>
    </local>
    <remote>
      <identity display="Bob">sip:bob@example.org</identity>
      <target uri="sip:bobster@phone21.example.org"/>
    </remote>
  </dialog>
</dialog-info>`;

/** As res_pjsip_dialog_info_body_generator of Asterisk 20 writes it while 1002 rings. */
const asterisk = `<?xml version="1.0" encoding="UTF-8"?>
<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="7" state="full" entity="sip:1002@127.0.0.1:5060">
 <dialog id="1002" direction="recipient">
  <remote>
   <identity display="Grace &quot;Amazing&quot; Hopper">sip:1001@127.0.0.1;user=phone</identity>
   <target uri="sip:1001@127.0.0.1"/>
  </remote>
  <local>
   <identity display="1002">sip:1002@127.0.0.1</identity>
   <target uri="sip:1002@127.0.0.1"/>
  </local>
  <state>early</state>
 </dialog>
</dialog-info>`;

describe('a dialog-info document is read', () => {
  it('RFC 4235', () => {
    expect(readDialogInfo(rfc4235)).toEqual({
      version: 1,
      state: 'full',
      dialogs: [
        { id: 'as7d900as8', state: 'terminated', direction: 'initiator', onHold: false },
        {
          id: 'zxcnm3',
          state: 'confirmed',
          direction: 'initiator',
          onHold: true,
          remote: { address: 'sip:bob@example.org', displayName: 'Bob' },
          dialog: {
            callId: 'a84b4c76e66710',
            localTag: '1928301774',
            remoteTag: '456887766',
            remoteTarget: 'sip:bobster@phone21.example.org',
          },
        },
      ],
    });
  });

  it('Asterisk: who calls, but no dialog to replace', () => {
    expect(readDialogInfo(asterisk)?.dialogs).toEqual([
      {
        id: '1002',
        state: 'early',
        direction: 'recipient',
        onHold: false,
        remote: { address: 'sip:1001@127.0.0.1', displayName: 'Grace "Amazing" Hopper' },
      },
    ]);
  });

  it('nobody has a call', () => {
    expect(readDialogInfo(document('', 'version="0" state="partial"'))).toEqual({
      version: 0,
      state: 'partial',
      dialogs: [],
    });
  });

  it.each([
    ['a state that is none', '<dialog id="1"><state>sleeping</state></dialog>'],
    ['no state', '<dialog id="1"/>'],
    ['another namespace', '<dialog xmlns="urn:x" id="1"><state>early</state></dialog>'],
  ])('%s is no dialog', (_name, dialog) => {
    expect(readDialogInfo(document(dialog))?.dialogs).toEqual([]);
  });

  it.each([
    ['call-id', 'a\r\nX: y'],
    ['call-id', 'a;from-tag=x'],
    ['local-tag', 'a,b'],
    ['remote-tag', ''],
    ['uri', 'javascript:alert(1)'],
    ['uri', 'sip:a@b> ,<sip:c@d'],
  ])('a dialog whose %s is %j is not to be replaced', (name, value) => {
    const attributes = { 'call-id': 'c', 'local-tag': 'l', 'remote-tag': 'r', uri: 'sip:a@b', [name]: value };
    const { uri, ...own } = attributes;
    const quoted = (text: string) => text.replace(/[<>"\r\n]/g, (one) => `&#${one.charCodeAt(0)};`);
    const written = Object.entries(own).map(([key, text]) => `${key}="${quoted(text)}"`);
    const remote = `<remote><target uri="${quoted(uri)}"/></remote>`;
    const [dialog] =
      readDialogInfo(document(`<dialog id="1" ${written.join(' ')}><state>early</state>${remote}</dialog>`))
        ?.dialogs ?? [];
    expect(dialog).toEqual({ id: '1', state: 'early', onHold: false });
  });
});

it.each([
  ['nothing', ''],
  ['PIDF', '<presence xmlns="urn:ietf:params:xml:ns:pidf"/>'],
  ['no namespace', '<dialog-info version="0" state="full"/>'],
  ['a DTD', document('').replace('?>', '?><!DOCTYPE d>')],
  ['10 MB', document('<dialog id="1"><state>early</state></dialog>'.repeat(230_000))],
])('%s is no dialog-info', (_name, text) => {
  expect(readDialogInfo(text)).toBeUndefined();
});

it('any display name comes through without what is dangerous in it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0x10_ff_ff }), { maxLength: 40 }), (codes) => {
      const display = codes.map((code) => `&#${code};`).join('');
      const remote = `<remote><identity display="${display}">sip:a@b</identity></remote>`;
      const info = readDialogInfo(document(`<dialog id="1"><state>early</state>${remote}</dialog>`));
      expect(info?.dialogs[0]?.remote?.displayName ?? '').not.toMatch(/[\p{Cc}\u202E]/u);
    }),
  );
});
