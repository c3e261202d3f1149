import * as v from 'valibot';

/**
 * Why main could not do what was asked. For each reason the message catalogue has exactly one text for people
 * (`failure_<reason>`); `detail` names the field, path or system error behind it and is shown as it is.
 */
export const failureReason = v.picklist([
  'invalid-request',
  'unknown-account',
  'duplicate-account',
  'unknown-person',
  'file-unusable',
  'sound-unusable',
  'invalid-server',
  'no-keychain',
  'secret-unreadable',
  'relay-password-unknown',
  'storage-failed',
  'not-connected',
  'links-not-registered',
  'shortcut-conflict',
  'shortcut-refused',
  'internal',
]);

export const failure = v.object({ reason: failureReason, detail: v.optional(v.string()) });

export type FailureReason = v.InferOutput<typeof failureReason>;
export type Failure = v.InferOutput<typeof failure>;

/** What every request resolves to: failures are values, a request's promise does not reject. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; failure: Failure };

export function done(): Answer<void>;
export function done<Value>(value: Value): Answer<Value>;
export function done<Value>(value?: Value): Answer<Value | undefined> {
  return { ok: true, value };
}

export function failed(reason: FailureReason, detail?: string): { ok: false; failure: Failure } {
  return { ok: false, failure: detail === undefined ? { reason } : { reason, detail } };
}
