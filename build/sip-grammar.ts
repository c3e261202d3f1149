import type { Plugin } from 'vite';

const file = /sip\.js\/lib\/grammar\/pegjs\/dist\/grammar\.js$/;
const tables = 'const peg$bytecode = [';

/**
 * SIP.js's grammar decodes the tables of all its rules anew for each header field that it reads, which takes several
 * times as long as the reading. Here they are decoded once; nothing writes to them.
 */
export function sipGrammar(): Plugin {
  return {
    name: 'sip-grammar',
    transform(code, id) {
      if (!file.test(id)) return undefined;
      // SIP.js is pinned: a version that is written in another way must be looked at.
      if (!code.includes(tables)) return this.error('the grammar of SIP.js has its tables elsewhere');
      const once = code.replace(tables, () => 'const peg$bytecode = peg$decodedOnce ??= [');
      return { code: `let peg$decodedOnce;\n${once}`, map: null };
    },
  };
}
