import * as v from 'valibot';
import {
  account,
  accountForm,
  hasTurn,
  iceServerWithCredential,
  lacksPassword,
  person,
  personAddress,
  policy,
} from '../../preload/contract/index.ts';
import { describeIssues } from '../schema/describe-issues.ts';
import { jsonSyntaxErrorAt } from './json-syntax-error.ts';
import { isSameAor } from './stored-account.ts';

const { urls, username, credential } = iceServerWithCredential.entries;
const oneUrl = v.pipe(
  urls.pipe[0].item,
  v.transform((url) => [url]),
);

/** RTCIceServer as WebRTC writes it: `urls` may be one URL. */
const provisionedIceServer = v.pipe(
  v.strictObject({ urls: v.union([oneUrl, urls]), username, credential }),
  v.check((server) => !lacksPassword(server), 'needs username and credential'),
);

const needsTurn = 'needs a TURN server in iceServers';

const {
  name,
  aor,
  displayName,
  authorizationUser,
  servers,
  registrationExpires,
  voicemailNumber,
  pickUpCode,
  country,
  sms,
  hideNumber,
  codecs,
  opusFec,
  opusDtx,
  relayOnly,
  autoAnswer,
  prefixes,
  resourceList,
} = account.entries;

const provisionedEntries = v.strictObject({
  name,
  aor,
  displayName,
  /** Where it differs from the user part of the address-of-record. */
  authorizationUser,
  password: accountForm.entries.password,
  servers,
  iceServers: v.optional(v.array(provisionedIceServer)),
  registrationExpires,
  voicemailNumber,
  /** `**{ext}`, where it is not said. */
  pickUpCode,
  country,
  sms,
  hideNumber,
  codecs,
  opusFec,
  opusDtx,
  relayOnly,
  autoAnswer,
  prefixes,
  resourceList,
});

const provisionedAccount = v.pipe(
  provisionedEntries,
  v.forward(
    v.check(({ relayOnly, iceServers }) => relayOnly !== true || hasTurn(iceServers), needsTurn),
    ['relayOnly'],
  ),
);

/** `address` is a number or a SIP URI as a person would type it. */
const providedContact = v.strictObject({ name: person.entries.name, address: personAddress.entries.address });

/** Accounts, contacts and rules that an administrator wrote. Unknown keys are errors: most are misspelt. */
export const provisionFile = v.strictObject({
  accounts: v.array(provisionedAccount),
  contacts: v.optional(v.array(providedContact)),
  /** What the person cannot change any more; without it they can change all. */
  policy: v.optional(v.strictObject(policy.entries)),
});

export type ProvisionedAccount = v.InferOutput<typeof provisionedAccount>;
export type Provision = v.InferOutput<typeof provisionFile>;
export type ParsedProvision = { ok: true; provision: Provision } | { ok: false; problem: string };

/** `problem` says what is wrong and where, without repeating what is there: it may be a password. */
export function parseProvisionFile(text: string): ParsedProvision {
  // Editors on Windows put a byte order mark in front.
  const jsonText = text.replace(/^\uFEFF/, '');
  let json: unknown;
  try {
    json = JSON.parse(jsonText);
  } catch {
    const place = jsonSyntaxErrorAt(jsonText);
    return {
      ok: false,
      problem: `${place ? `line ${place.line}, column ${place.column}: ` : ''}is not JSON`,
    };
  }
  const parsed = v.safeParse(provisionFile, json);
  if (!parsed.success) return { ok: false, problem: describeIssues(parsed.issues) };
  const duplicate = findDuplicate(parsed.output.accounts);
  return duplicate === undefined ? { ok: true, provision: parsed.output } : { ok: false, problem: duplicate };
}

function findDuplicate(accounts: readonly ProvisionedAccount[]): string | undefined {
  for (const [index, { aor }] of accounts.entries()) {
    const first = accounts.findIndex((other) => isSameAor(other.aor, aor));
    if (first < index) return `accounts[${index}].aor: is that of accounts[${first}] too`;
  }
  return undefined;
}
