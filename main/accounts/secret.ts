import * as v from 'valibot';
import { accountId } from '../../preload/contract/index.ts';

/** Everything of an account that must not be known outside main. */
export const accountSecret = v.object({
  password: v.string(),
  /** TURN credentials in the order of the account's `iceServers`; `null` where one has none. */
  iceCredentials: v.array(v.nullable(v.string())),
});

const sealedSecret = v.object({ kind: v.literal('encrypted'), base64: v.string() });
const plainSecret = v.object({ kind: v.literal('plain'), secret: accountSecret });

/** `secrets.json`: by account id, encrypted by the keychain, or plain where the user chose so. */
export const secretsFile = v.object({
  version: v.literal(1),
  secrets: v.record(accountId, v.variant('kind', [sealedSecret, plainSecret])),
});

export type AccountSecret = v.InferOutput<typeof accountSecret>;
export type SecretsFile = v.InferOutput<typeof secretsFile>;

export const emptySecrets: SecretsFile = { version: 1, secrets: {} };
