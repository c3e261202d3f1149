import * as v from 'valibot';

/** What a key does in every program. */
export const shortcutAction = v.picklist(['dial-selection', 'answer', 'hangup', 'mute']);

const KEY =
  '[A-Z0-9]|F(?:[1-9]|1\\d|2[0-4])|Space|Tab|Enter|Insert|Delete|Home|End|PageUp|PageDown|Up|Down|Left|Right|' +
  'Media(?:PlayPause|Stop|NextTrack|PreviousTrack)';
/** Keys that nobody types with may stand alone; all others need a modifier, or typing would be lost to other programs. */
const GRAMMAR = new RegExp(
  `^(?=.*(?:Ctrl|Alt|Cmd|Super)\\+|(?:Shift\\+)?(?:F\\d|Media))(?:Ctrl\\+)?(?:Alt\\+)?(?:Cmd\\+|Super\\+)?(?:Shift\\+)?(?:${KEY})$`,
);

/** Keys as Electron writes them, the modifiers in one order: `Ctrl+Alt+Shift+D`. */
export const accelerator = v.pipe(v.string(), v.maxLength(64), v.regex(GRAMMAR, 'is no combination of keys'));

export const shortcuts = v.partial(
  v.object({ 'dial-selection': accelerator, answer: accelerator, hangup: accelerator, mute: accelerator }),
);

export const shortcut = v.object({
  action: shortcutAction,
  accelerator: v.optional(accelerator),
  /** `refused`: another program has the keys. `unsure`: the system took them, but need not tell Parley of them. */
  state: v.picklist(['off', 'on', 'refused', 'unsure']),
});

export type ShortcutAction = v.InferOutput<typeof shortcutAction>;
export type ChosenShortcuts = v.InferOutput<typeof shortcuts>;
export type Shortcut = v.InferOutput<typeof shortcut>;
