import type { Migration } from '../migrate.ts';
import { calls } from './001-calls.ts';
import { messages } from './002-messages.ts';
import { people } from './003-people.ts';
import { rooms } from './004-rooms.ts';
import { countries } from './005-countries.ts';
import { quality } from './006-quality.ts';
import { ringtone } from './007-ringtone.ts';

/** Every step of the schema there ever was, in order. What has been released is never changed, only followed. */
export const migrations: readonly Migration[] = [
  calls,
  messages,
  people,
  rooms,
  countries,
  quality,
  ringtone,
];
