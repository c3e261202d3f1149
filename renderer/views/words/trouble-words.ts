import { m } from '#messages';
import type { Trouble } from '../../../preload/contract/index.ts';

/** What went wrong while starting, and what was done about it. */
export function troubleWords({ kind, detail }: Trouble): string {
  switch (kind) {
    case 'settings-broken':
      return m.trouble_settings_broken({ detail });
    case 'accounts-broken':
      return m.trouble_accounts_broken({ detail });
    case 'profile-read-only':
      return m.trouble_profile_read_only({ detail });
    case 'provision-invalid':
      return m.trouble_provision_invalid({ detail });
  }
}
