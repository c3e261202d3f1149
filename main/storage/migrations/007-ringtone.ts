import type { Migration } from '../migrate.ts';

/** What rings when somebody calls; null where it is the usual. */
export const ringtone: Migration = (database) => database.exec('ALTER TABLE people ADD COLUMN ringtone TEXT');
