import type { ChatMessage } from '../../preload/contract/index.ts';
import type { Database } from '../storage/database.ts';
import { messageColumns, messageOf, type MessageRow } from './message-row.ts';

/**
 * The newest messages that have all words of the text, each as the beginning of a word. Throws SQLite's errors.
 *
 * @param text as a person typed it: nothing in it is a language of queries
 */
export function findMessages(database: Database, text: string, limit: number): ChatMessage[] {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0 || words.every((word) => [...word].length < 2)) return [];
  const match = words.map((word) => `"${word}"*`).join(' ');
  const rows = database
    .prepare(
      `SELECT ${messageColumns} FROM messages WHERE id IN
         (SELECT rowid FROM messages_text WHERE messages_text MATCH ? ORDER BY rowid DESC LIMIT ?)
       ORDER BY written_at DESC`,
    )
    .all(match, limit);
  return (rows as unknown as MessageRow[]).map(messageOf);
}
