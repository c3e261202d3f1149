import { m } from '#messages';
import type { Note } from '../../stores/troubles.svelte.ts';

/** What went wrong, and what was done about it. */
export function troubleWords({ kind, detail }: Note): string {
  switch (kind) {
    case 'settings-broken':
      return m.trouble_settings_broken({ detail });
    case 'accounts-broken':
      return m.trouble_accounts_broken({ detail });
    case 'profile-read-only':
      return m.trouble_profile_read_only({ detail });
    case 'provision-invalid':
      return m.trouble_provision_invalid({ detail });
    case 'database-restored':
      return m.trouble_database_restored({ detail });
    case 'database-broken':
      return m.trouble_database_broken({ detail });
    case 'database-not-kept':
      return m.trouble_database_not_kept({ detail });
    case 'history-not-saved':
      return m.trouble_history_not_saved({ detail });
    case 'message-failed':
      return detail;
  }
}
