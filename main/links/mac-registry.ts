import type { LinkRegistry } from './link-registry.ts';
import { LINK_SCHEMES } from './link-schemes.ts';

/** What of Electron's `app` asks LaunchServices. */
export interface ProtocolClients {
  isDefaultProtocolClient(scheme: string): boolean;
  setAsDefaultProtocolClient(scheme: string): boolean;
  getApplicationNameForProtocol(url: string): string;
}

/** LaunchServices. It knows only programs that are packaged, by the schemes in their Info.plist. */
export function macRegistry(app: ProtocolClients): LinkRegistry {
  return {
    handlerOf(scheme) {
      if (app.isDefaultProtocolClient(scheme)) return Promise.resolve('parley');
      return Promise.resolve(app.getApplicationNameForProtocol(`${scheme}:`) === '' ? 'nobody' : 'other');
    },

    register() {
      const refused = LINK_SCHEMES.filter((scheme) => !app.setAsDefaultProtocolClient(scheme));
      return refused.length === 0 ? Promise.resolve() : Promise.reject(new Error(refused.join(', ')));
    },
  };
}
