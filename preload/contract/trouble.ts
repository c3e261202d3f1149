import * as v from 'valibot';

/** What went wrong that the person should know. */
export const trouble = v.object({
  kind: v.picklist([
    'settings-broken',
    'accounts-broken',
    'profile-read-only',
    'provision-invalid',
    'database-restored',
    'database-broken',
    'database-not-kept',
    'history-not-saved',
  ]),
  /** The file that was kept aside, or the field that is wrong. */
  detail: v.string(),
});

export type Trouble = v.InferOutput<typeof trouble>;
