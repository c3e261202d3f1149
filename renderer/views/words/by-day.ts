interface Day<Item> {
  /** Its midnight here, in ms since the epoch. */
  readonly day: number;
  readonly items: Item[];
}

/** The midnight here at which the day of that moment began; both in ms since the epoch. */
export function dayOf(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/**
 * What comes one after the other and was on the same day.
 *
 * @param atOf when it was, in ms since the epoch
 */
export function byDay<Item>(items: readonly Item[], atOf: (item: Item) => number): readonly Day<Item>[] {
  const days: Day<Item>[] = [];
  for (const item of items) {
    const day = dayOf(atOf(item));
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}
