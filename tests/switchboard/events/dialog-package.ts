import type { ServerAddress } from '../transport/server-address.ts';
import type { CallWatch, WatchedDialog } from './call-watch.ts';
import type { EventPolicy } from './policy.ts';
import type { EventPackage } from './event-package.ts';
import { escapeXml } from './xml.ts';

/** `dialog` (RFC 4235): the calls of a user that the switchboard sees. */
export function dialogPackage(calls: CallWatch, address: ServerAddress, policy: EventPolicy): EventPackage {
  return {
    name: 'dialog',
    contentType: 'application/dialog-info+xml',
    document: (user, { version, partial }) => {
      const dialogs = calls.of(user).filter(({ state }) => partial || state !== 'terminated');
      return [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${version}" state="${partial ? 'partial' : 'full'}"` +
          ` entity="${escapeXml(`sip:${user}@${address.hostPort}`)}">`,
        ...dialogs.map((dialog) => dialogElement(dialog, policy.tellDialogs)),
        '</dialog-info>',
      ].join('\r\n');
    },
  };
}

function dialogElement(dialog: WatchedDialog, tellDialog: boolean): string {
  const attributes = {
    id: dialog.id,
    ...(tellDialog
      ? {
          'call-id': dialog.callId,
          'local-tag': dialog.localTag,
          ...(dialog.remoteTag === undefined ? {} : { 'remote-tag': dialog.remoteTag }),
        }
      : {}),
    direction: dialog.direction,
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escapeXml(value)}"`);
  const display = dialog.remote.displayName;
  return [
    `<dialog ${written.join(' ')}>`,
    `<state>${dialog.state}</state>`,
    ...(dialog.onHold
      ? ['<local><target uri=""><param pname="+sip.rendering" pval="no"/></target></local>']
      : []),
    '<remote>',
    `<identity${display === undefined ? '' : ` display="${escapeXml(display)}"`}>${escapeXml(dialog.remote.uri)}</identity>`,
    ...(dialog.remoteTarget === undefined ? [] : [`<target uri="${escapeXml(dialog.remoteTarget)}"/>`]),
    '</remote>',
    '</dialog>',
  ].join('\r\n');
}
