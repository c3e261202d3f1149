/** The pages that the rail leads to. */
export type Page = 'recent' | 'people' | 'keypad' | 'settings';
