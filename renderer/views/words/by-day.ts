interface Day<Item> {
  /** Its midnight here, in ms since the epoch. */
  readonly day: number;
  readonly items: Item[];
}

/**
 * What comes one after the other and was on the same day.
 *
 * @param atOf when it was, in ms since the epoch
 */
export function byDay<Item>(items: readonly Item[], atOf: (item: Item) => number): readonly Day<Item>[] {
  const days: Day<Item>[] = [];
  for (const item of items) {
    const day = new Date(atOf(item)).setHours(0, 0, 0, 0);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}
