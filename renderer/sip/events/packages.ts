import { type DialogTable, updated } from '../../domain/presence/dialog-table.ts';
import type { DialogReport, PresenceReport } from '../../domain/presence/reports.ts';
import type { Mailbox } from '../../domain/voicemail/mailbox.ts';
import { pidfType } from '../documents/pidf-names.ts';
import { readDialogInfo } from '../documents/read-dialog-info.ts';
import { readMessageSummary } from '../documents/read-message-summary.ts';
import { readPidf } from '../documents/read-pidf.ts';
import type { EventPackage } from './event-package.ts';

/** RFC 3856. A NOTIFY without a body: nobody has published anything. */
export const presence: EventPackage<PresenceReport> = {
  name: 'presence',
  accept: pidfType,
  open: () => (body) => {
    if (body === undefined) return { state: 'unknown' };
    return body.type === pidfType ? readPidf(body.content) : undefined;
  },
};

const dialogInfoType = 'application/dialog-info+xml';

/** RFC 4235. A NOTIFY without a body, as Kamailio sends it for those who have had no call yet: there is none. */
export const dialog: EventPackage<DialogReport> = {
  name: 'dialog',
  accept: dialogInfoType,
  open: () => {
    let table: DialogTable | undefined;
    return (body) => {
      if (body === undefined) return { dialogs: [] };
      const info = body.type === dialogInfoType ? readDialogInfo(body.content) : undefined;
      if (info === undefined) return undefined;
      const update = updated(table, info);
      if (update === 'outdated') return undefined;
      table = update === 'gap' ? undefined : update.table;
      return table ?? 'gap';
    };
  },
};

const messageSummaryType = 'application/simple-message-summary';

/** RFC 3842. */
export const messageSummary: EventPackage<Mailbox> = {
  name: 'message-summary',
  accept: messageSummaryType,
  open: () => (body) => (body?.type === messageSummaryType ? readMessageSummary(body.content) : undefined),
};
