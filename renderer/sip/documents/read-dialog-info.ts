import type { Party } from '../../domain/call/call.ts';
import type { ReplaceableDialog } from '../../domain/presence/availability.ts';
import type { DialogInfo } from '../../domain/presence/dialog-table.ts';
import type { WatchedDialog } from '../../domain/presence/reports.ts';
import { foreignLine } from './foreign-text.ts';
import { childOf, childrenOf, type Element, readXml } from './xml.ts';

const dialogInfo = 'urn:ietf:params:xml:ns:dialog-info';

const states: readonly string[] = ['trying', 'proceeding', 'early', 'confirmed', 'terminated'];

/** Reads a dialog-info document (RFC 4235 §4.1); undefined for anything else. */
export function readDialogInfo(text: string): DialogInfo | undefined {
  const root = readXml(text);
  if (root?.name !== 'dialog-info' || root.namespace !== dialogInfo) return undefined;
  const version = Number(root.attributes['version']);
  return {
    version: Number.isSafeInteger(version) ? version : 0,
    state: root.attributes['state'] === 'partial' ? 'partial' : 'full',
    dialogs: childrenOf(root, dialogInfo, 'dialog').flatMap(dialogIn),
  };
}

function dialogIn(element: Element): WatchedDialog[] {
  const state = childOf(element, dialogInfo, 'state')?.text.toLowerCase() ?? '';
  if (!isState(state)) return [];
  const { id = '', direction } = element.attributes;
  const remote = partyIn(childOf(element, dialogInfo, 'remote'));
  const dialog = replaceable(element);
  return [
    {
      id,
      state,
      onHold: isOnHold(childOf(element, dialogInfo, 'local')),
      ...(direction === 'initiator' || direction === 'recipient' ? { direction } : {}),
      ...(dialog === undefined ? {} : { dialog }),
      ...(remote === undefined ? {} : { remote }),
    },
  ];
}

function isState(state: string): state is WatchedDialog['state'] {
  return states.includes(state);
}

/** `<param pname="+sip.rendering" pval="no"/>` in the target; some put it beside. */
function isOnHold(local: Element | undefined): boolean {
  const target = childOf(local, dialogInfo, 'target');
  return [...childrenOf(target, dialogInfo, 'param'), ...childrenOf(local, dialogInfo, 'param')].some(
    ({ attributes }) => attributes['pname'] === '+sip.rendering' && attributes['pval'] === 'no',
  );
}

function partyIn(end: Element | undefined): Party | undefined {
  const identity = childOf(end, dialogInfo, 'identity');
  const address = sipUri(identity?.text)?.replace(/[;?].*$/, '');
  if (address === undefined) return undefined;
  const displayName = foreignLine(identity?.attributes['display']);
  return { address, ...(displayName === undefined ? {} : { displayName }) };
}

function replaceable(element: Element): ReplaceableDialog | undefined {
  const {
    'call-id': callId = '',
    'local-tag': localTag = '',
    'remote-tag': remoteTag = '',
  } = element.attributes;
  const remote = childOf(element, dialogInfo, 'remote');
  const remoteTarget =
    sipUri(childOf(remote, dialogInfo, 'target')?.attributes['uri']) ??
    sipUri(childOf(remote, dialogInfo, 'identity')?.text);
  // They become part of a header: a word of RFC 3261 §25.1, tokens, and a URI.
  const isWhole =
    /^[^\s;,"\p{Cc}]{1,256}$/u.test(callId) &&
    [localTag, remoteTag].every((tag) => /^[\w\-.!%*+`'~]{1,256}$/.test(tag));
  return isWhole && remoteTarget !== undefined ? { callId, localTag, remoteTag, remoteTarget } : undefined;
}

function sipUri(text: string | undefined): string | undefined {
  return text !== undefined && text.length <= 512 && /^sips?:[^\s<>"\p{Cc}]+$/iu.test(text)
    ? text
    : undefined;
}
