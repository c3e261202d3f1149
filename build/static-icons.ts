import type { Plugin } from 'vite';

const file = /@lucide\/svelte\/dist\/icons\/[\w-]+\.svelte$/;

type Node = readonly [tag: string, attributes: Readonly<Record<string, string>>];

/**
 * Lucide draws an icon out of data, element by element, attribute by attribute. A list of calls has four of them in
 * each row, which was most of the time that its drawing took: here they become markup, which is cloned.
 */
export function staticIcons(): Plugin {
  return {
    name: 'static-icons',
    enforce: 'pre',
    transform(code, id) {
      if (!file.test(id)) return undefined;
      const [, data] = /const iconData = (\{.*\});/.exec(code) ?? [];
      // A version that is written in another way must be looked at.
      if (data === undefined) return this.error(`${id} has its data elsewhere`);
      const { node } = JSON.parse(data) as { node: readonly Node[] };
      return { code: iconOf(node.map(markupOf).join('')), map: null };
    },
  };
}

/** With the properties that Parley gives. */
function iconOf(content: string): string {
  return `<script>let { size = 24, strokeWidth = 2, fill = 'none' } = $props();</script>
<svg xmlns="http://www.w3.org/2000/svg" width={size} height={size} viewBox="0 0 24 24" {fill} stroke="currentColor"
  stroke-width={strokeWidth} stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${content}</svg>`;
}

function markupOf([tag, attributes]: Node): string {
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
  return `<${tag} ${written.join(' ')} />`;
}
