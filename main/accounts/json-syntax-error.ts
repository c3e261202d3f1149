/** A place in a text; lines and columns count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * Where a text stops being JSON. The engine's message often keeps silent about it, but any beginning of the text is
 * either only unfinished or already wrong: the place is the end of the shortest beginning that is wrong.
 *
 * @param text what `JSON.parse` has refused
 * @returns undefined where the engine's messages cannot be told apart
 */
export function jsonSyntaxErrorAt(text: string): Place | undefined {
  let right = 0;
  let wrong = text.length + 1;
  while (wrong - right > 1) {
    const middle = Math.floor((right + wrong) / 2);
    const verdict = judge(text.slice(0, middle));
    if (verdict === 'unclear') return undefined;
    if (verdict === 'wrong') wrong = middle;
    else right = middle;
  }
  const before = text.slice(0, wrong - 1).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function judge(beginning: string): 'right' | 'wrong' | 'unclear' {
  try {
    JSON.parse(beginning);
    return 'right';
  } catch (error) {
    const message = String(error);
    const position = / at position (\d+)/.exec(message)?.[1];
    if (position !== undefined) return Number(position) < beginning.length ? 'wrong' : 'right';
    if (message.includes('Unexpected end of JSON input')) return 'right';
    return message.includes('Unexpected token') ? 'wrong' : 'unclear';
  }
}
