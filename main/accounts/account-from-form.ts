import * as v from 'valibot';
import {
  addressOfRecord,
  failed,
  serverUrl,
  type AccountForm,
  type Answer,
} from '../../preload/contract/index.ts';
import { describeIssues } from '../schema/describe-issues.ts';
import type { StoredAccount } from './stored-account.ts';

/**
 * Derives an account from what a person knows. Fails with `invalid-server`, or with `invalid-request` where the user
 * name gives no address-of-record.
 */
export function accountFromForm(form: AccountForm, id: string): Answer<StoredAccount> {
  const server = parseServer(form.server);
  if (!server.ok) return server;
  const userName = form.userName.replace(/^sip:/i, '');
  const aor = v.safeParse(
    addressOfRecord,
    `sip:${userName.includes('@') ? userName : `${userName}@${server.value.host}`}`,
  );
  if (!aor.success) return failed('invalid-request', `userName: ${describeIssues(aor.issues)}`);
  return {
    ok: true,
    value: {
      id,
      name: aor.output.replace(/^sip:/, ''),
      aor: aor.output,
      ...(form.displayName ? { displayName: form.displayName } : {}),
      servers: [server.value.url],
      enabled: true,
    },
  };
}

/** `pbx.example.com:8089/ws` stands for `wss://pbx.example.com:8089/ws`: what is not asked for is not unencrypted. */
function parseServer(text: string): Answer<{ url: string; host: string }> {
  const parsed = v.safeParse(serverUrl, text.includes('://') ? text : `wss://${text}`);
  if (!parsed.success) return failed('invalid-server', `server: ${describeIssues(parsed.issues)}`);
  const url = new URL(parsed.output);
  const path = url.pathname === '/' ? '' : url.pathname;
  return { ok: true, value: { url: `${url.protocol}//${url.host}${path}${url.search}`, host: url.hostname } };
}
