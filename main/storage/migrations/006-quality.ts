import type { Migration } from '../migrate.ts';

/** How each call sounded, as JSON; null where nothing was heard, and for the calls of before. */
export const quality: Migration = (database) => database.exec('ALTER TABLE calls ADD COLUMN quality TEXT');
