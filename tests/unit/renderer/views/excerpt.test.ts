import { expect, it } from 'vitest';
import { excerpt } from '../../../../renderer/views/words/excerpt.ts';

it.each([
  ['the beginning, where the hit is near it', 'bring cake please', 'cake', 'bring cake please'],
  ['what is just before a hit further on', 'we all meet on Friday and bring cake', 'cake', '…and bring cake'],
  [
    'the first of several hits',
    'we all meet on Friday and bring cake',
    'cake friday',
    '…meet on Friday and bring cake',
  ],
  ['one line', 'one\n\n  two', 'two', 'one two'],
  ['all of it, where nothing is found', 'we all meet on Friday', 'cake', 'we all meet on Friday'],
  ['hits with other capitals and marks', 'bis morgen um zehn im Café', 'cafe', '…um zehn im Café'],
  [
    'the same for letters that have marks of their own',
    'İstanbul, we all meet on Friday',
    'friday',
    '…meet on Friday',
  ],
])('is %s', (_, text, lookedFor, shown) => {
  expect(excerpt(text, lookedFor)).toBe(shown);
});
