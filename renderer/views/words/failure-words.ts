import { m } from '#messages';
import type { Failure, FailureReason } from '../../../preload/contract/index.ts';

/** What main could not do, as a sentence; the detail (a field, a path) follows as it is. */
export function failureWords({ reason, detail }: Failure): string {
  const words = reasonWords(reason);
  return detail === undefined ? words : m.failure_with_detail({ words, detail });
}

export function reasonWords(reason: FailureReason): string {
  switch (reason) {
    case 'invalid-request':
      return m.failure_invalid_request();
    case 'unknown-account':
      return m.failure_unknown_account();
    case 'duplicate-account':
      return m.failure_duplicate_account();
    case 'unknown-person':
      return m.failure_unknown_person();
    case 'file-unusable':
      return m.failure_file_unusable();
    case 'sound-unusable':
      return m.failure_sound_unusable();
    case 'invalid-server':
      return m.failure_invalid_server();
    case 'no-keychain':
      return m.failure_no_keychain();
    case 'secret-unreadable':
      return m.failure_secret_unreadable();
    case 'relay-password-unknown':
      return m.failure_relay_password_unknown();
    case 'storage-failed':
      return m.failure_storage_failed();
    case 'not-connected':
      return m.failure_not_connected();
    case 'shortcut-conflict':
      return m.failure_shortcut_conflict();
    case 'shortcut-refused':
      return m.failure_shortcut_refused();
    case 'links-not-registered':
      return m.failure_links_not_registered();
    case 'internal':
      return m.failure_internal();
  }
}
