import type { Plugin } from 'vite';

/** What SIP.js brings along and Parley has in a form of its own (renderer/sip, renderer/media), by its file. */
const unused: Readonly<Record<string, string>> = {
  'platform/web/session-description-handler/session-description-handler-factory-default.js':
    'export const defaultSessionDescriptionHandlerFactory = () => undefined;',
  'platform/web/transport/transport.js': 'export class Transport {}',
  'core/messages/md5.js': 'export class Md5 {}',
};

/** Leaves those parts out: nobody calls them, and every start would load them. */
export function sipParts(): Plugin {
  const left = new Set(Object.keys(unused));
  return {
    name: 'sip-parts',
    load(id) {
      const [, file = ''] = /sip\.js\/lib\/(.+)$/.exec(id) ?? [];
      left.delete(file);
      return unused[file];
    },
    buildEnd(error) {
      // SIP.js is pinned: a version that has them elsewhere must be looked at.
      if (error === undefined && left.size > 0) this.error(`SIP.js has no ${[...left].join(', ')}`);
    },
  };
}
