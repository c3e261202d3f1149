import { parseUri } from '../sip/uri.ts';

/** How the switchboard names itself in Via, Record-Route and Contact. */
export class ServerAddress {
  readonly #hostPort: () => string;
  readonly #secure: boolean;

  constructor(hostPort: () => string, secure: boolean) {
    this.#hostPort = hostPort;
    this.#secure = secure;
  }

  get hostPort(): string {
    return this.#hostPort();
  }

  get via(): string {
    return `SIP/2.0/${this.#secure ? 'WSS' : 'WS'} ${this.hostPort}`;
  }

  /** RFC 7118 §5.2: `transport=ws` stands for secure WebSocket too. */
  uri(user?: string): string {
    const escaped = user === undefined ? '' : `${escapeUser(user)}@`;
    return `sip:${escaped}${this.hostPort};transport=ws`;
  }

  isOwn(uriText: string): boolean {
    const uri = parseUri(uriText);
    return uri !== undefined && uri.scheme !== 'tel' && `${uri.host}:${uri.port}` === this.hostPort;
  }
}

/** Leaves what the user part may hold unescaped, such as `*43` (RFC 3261 §25.1, "user"). */
function escapeUser(user: string): string {
  return encodeURIComponent(user).replace(/%(26|3D|2B|24|2C|3B|3F|2F)/gi, (escape) =>
    decodeURIComponent(escape),
  );
}
