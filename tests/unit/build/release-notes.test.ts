import { expect, test } from 'vitest';
import { releaseNotes } from '../../../build/release-notes.ts';

test('release notes are the newest section of the changelog, a line for each point', () => {
  const changelog = `# Changelog

All notable changes.

## 1.1.0

### Added

- Links from any program, which
  may be long.
- A tray.

### Fixed

- A sound.

## 1.0.0

- Calls.
`;
  expect(releaseNotes(changelog)).toBe(
    'Added\n- Links from any program, which may be long.\n- A tray.\n\nFixed\n- A sound.',
  );
});
