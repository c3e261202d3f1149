import type { Plugin } from 'vite';

const file = /sip\.js\/lib\/grammar\/pegjs\/dist\/grammar\.js$/;
const start = '    function peg$decode(s) {\n';
const remembering = `${start}        const known = peg$decoded.get(s);
        if (known !== undefined) return known;
        const decoded = s.split("").map((ch) => ch.charCodeAt(0) - 32);
        peg$decoded.set(s, decoded);
        return decoded;
`;

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
      if (!code.includes(start)) return this.error('the grammar of SIP.js has another peg$decode');
      return { code: `const peg$decoded = new Map();\n${code.replace(start, () => remembering)}`, map: null };
    },
  };
}
