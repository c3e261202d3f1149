import { type Session, type SessionDescriptionHandler, URI, UserAgent, type UserAgentDelegate } from 'sip.js';
import type { Connection } from '../../preload/contract/index.ts';
import type { LineEnvironment } from './environment.ts';
import { withoutAgain } from './inbound/longer-session.ts';
import type { Update } from './inbound/update.ts';
import { parseSipText, serializeSipText, type SipText } from './message/message.ts';
import { escapeQuoted } from './message/name-addr.ts';
import { parseSipUri } from './message/uri.ts';
import { allowUpdate } from './outbound/allow-update.ts';
import { hideCaller } from './outbound/hide-caller.ts';
import type { LineAccount } from './port.ts';
import { BridgeTransport, type BridgeTransportOptions } from './transport/bridge-transport.ts';
import { Credentials, PreparedAuthentication } from './transport/credentials.ts';
import { deliver, type InboundContext, receive } from './transport/inbound.ts';
import { PendingRequests } from './transport/pending-requests.ts';

export interface LineUserAgent {
  readonly userAgent: UserAgent;
  readonly credentials: Credentials;
}

export interface UserAgentCallbacks {
  readonly delegate: UserAgentDelegate;
  onConnection(connection: Connection): void;
  onUpdate(update: Update): void;
  /** A message goes out; what it gives goes out in its place. */
  onSend(message: SipText): SipText;
  onReceive(message: SipText): void;
  /** Whether a request that was refused with 422 is sent again (RFC 4028 §6). */
  asksForLonger(response: SipText): boolean;
  describe(session: Session): SessionDescriptionHandler;
}

/** A SIP.js user agent whose transport is the bridge. */
export function createUserAgent(
  account: LineAccount,
  environment: LineEnvironment,
  callbacks: UserAgentCallbacks,
): LineUserAgent {
  const credentials = new Credentials();
  const pending = new PendingRequests();
  const inbound = (): InboundContext => ({
    userAgent,
    credentials,
    pending,
    environment,
    deliver: (message) => userAgent.transport.onMessage?.(message),
    received: (message) => {
      callbacks.onReceive(message);
    },
    asksForLonger: (response) => callbacks.asksForLonger(response),
    update: (update) => {
      callbacks.onUpdate(update);
    },
    respond: (message) => {
      userAgent.transport.send(message).catch((error: unknown) => {
        environment.log(`answering: ${String(error)}`);
      });
    },
  });
  const transportOptions: BridgeTransportOptions = {
    bridge: environment.bridge,
    accountId: account.id,
    onSend: (text) => {
      const message = parseSipText(text);
      if (!message) return text;
      pending.sent(message);
      const { uri, pubGruu } = userAgent.contact;
      const contacts = {
        uri: uri.toString(),
        pubGruu: pubGruu?.toString(),
      };
      return serializeSipText(callbacks.onSend(hideCaller(allowUpdate(withoutAgain(message)), contacts)));
    },
    onReceive: (text, answer) => {
      receive(text, answer, inbound());
    },
    onConnection: (connection) => {
      if (connection.state !== 'connected') {
        for (const lost of pending.lost()) deliver(lost, undefined, inbound());
      }
      callbacks.onConnection(connection);
    },
  };
  const userAgent = new UserAgent({
    uri: accountUri(account.aor),
    displayName: escapeQuoted(account.displayName ?? ''),
    instanceId: account.id,
    userAgentString: 'Parley',
    sipExtensionExtraSupported: ['timer'],
    transportConstructor: BridgeTransport,
    transportOptions,
    delegate: callbacks.delegate,
    sessionDescriptionHandlerFactory: callbacks.describe,
    // An incoming call is given up by its caller or the server; SIP.js's own 60 s would cut it off.
    noAnswerTimeout: 180,
    gracefulShutdown: false,
    logBuiltinEnabled: false,
    logConfiguration: false,
    // Given every level, whatever `logLevel` says.
    logConnector: (level, category, _label, content) => {
      if (level === 'warn' || level === 'error') environment.log(`${category}: ${content}`);
    },
  });
  const core = userAgent.userAgentCore;
  core.configuration.authenticationFactory = () => new PreparedAuthentication(core, credentials);
  return { userAgent, credentials };
}

/** Characters that a user part must not have as they are (`#`, `é`) are escaped (RFC 3261 §19.1.2). */
function accountUri(aor: string): URI {
  const uri = UserAgent.makeURI(aor);
  if (uri) return uri;
  const { user, host } = parseSipUri(aor) ?? { user: '', host: 'invalid.invalid' };
  return new URI('sip', encodeURIComponent(user), host);
}
