import type { DesktopChoice } from '../desktop/choices.ts';

export interface NoteButton {
  readonly label: string;
  readonly choice: DesktopChoice;
}

/** What is said to a person outside the windows, in the way that the system says such things. */
export interface Note {
  /** As long as a note of this key is wanted it is the same one. */
  readonly key: string;
  /** An incoming call stays until it is over; the others go as the system likes. */
  readonly kind: 'incoming' | 'missed' | 'message' | 'lost' | 'hint';
  readonly title: string;
  readonly body: string;
  /** For systems that have them; what they do can be done elsewhere too. */
  readonly buttons: readonly NoteButton[];
  /** A field to write in, in the place of the buttons, for systems that have one. */
  readonly reply?: { readonly label: string; readonly choiceOf: (text: string) => DesktopChoice };
  /** What a click beside the buttons does. */
  readonly choice: DesktopChoice;
}

export interface ShownNote {
  close(): void;
}

/** Shows notes. Where that is not possible nothing happens. */
export interface Notifier {
  /** `chosen` is called at most once, by which the note is over. */
  show(note: Note, chosen: (choice: DesktopChoice) => void): ShownNote;
}
