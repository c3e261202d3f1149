import type { Attachment } from 'svelte/attachments';

/**
 * The rows of a virtual list which must stay though they are out of sight, by the `data-row` of each: that with the
 * focus, which would be lost with its row, and those between which text is marked, which would be missing in its copy.
 */
export interface HeldRows {
  readonly focused?: string;
  readonly marked?: readonly [string, string];
}

export function heldRows(tell: (rows: HeldRows) => void): Attachment<Element> {
  return (list) => {
    const rowOf = (node: Node | null): string | undefined => {
      const element = node instanceof Element ? node : node?.parentElement;
      const row = element && list.contains(element) ? element.closest<HTMLElement>('[data-row]') : null;
      return row?.dataset['row'];
    };
    const look = (): void => {
      const focused = rowOf(document.activeElement);
      const selection = document.getSelection();
      const ends = selection?.isCollapsed ? [] : [selection?.anchorNode, selection?.focusNode];
      // Who marks on beyond the list has one end outside.
      const [from, to = from] = ends.flatMap((node) => rowOf(node ?? null) ?? []);
      tell({
        ...(focused !== undefined && { focused }),
        ...(from !== undefined && to !== undefined && { marked: [from, to] }),
      });
    };
    // A row that goes with the focus says so in the middle of an update.
    const lookSoon = (): void => queueMicrotask(look);
    list.addEventListener('focusin', lookSoon);
    list.addEventListener('focusout', lookSoon);
    document.addEventListener('selectionchange', look);
    return () => {
      list.removeEventListener('focusin', lookSoon);
      list.removeEventListener('focusout', lookSoon);
      document.removeEventListener('selectionchange', look);
    };
  };
}

/** Their indexes in the list; of what is marked also all between. */
export function indexesOf<Row>(
  { focused, marked }: HeldRows,
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): readonly number[] {
  const indexOf = (key: string): number => rows.findIndex((row) => keyOf(row) === key);
  const own = focused === undefined ? -1 : indexOf(focused);
  const places = (marked ?? []).map(indexOf);
  const first = Math.min(...places);
  const count = places.includes(-1) || places.length === 0 ? 0 : Math.max(...places) - first + 1;
  const between = Array.from({ length: count }, (_, index) => first + index);
  return own === -1 ? between : [own, ...between];
}
