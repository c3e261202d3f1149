import { describe, expect, it } from 'vitest';
import { withLinks } from '../../../../../renderer/domain/chat/links.ts';

const linksIn = (text: string): string[] =>
  withLinks(text).flatMap(({ href }) => (href === undefined ? [] : [href]));

it.each([
  ['see https://example.com/a?b=c#d', ['https://example.com/a?b=c#d']],
  ['www.example.com', ['https://www.example.com']],
  ['HTTP://EXAMPLE.COM', ['HTTP://EXAMPLE.COM']],
  ['(see https://example.com/a).', ['https://example.com/a']],
  ['https://en.wikipedia.org/wiki/A_(b)', ['https://en.wikipedia.org/wiki/A_(b)']],
  ['https://a.example, https://b.example!', ['https://a.example', 'https://b.example']],
  ['https://münchen.example/straße', ['https://münchen.example/straße']],
  ['http://10.0.0.1:8080/x', ['http://10.0.0.1:8080/x']],
  ['https://example.com…', ['https://example.com']],
])('%j', (text, links) => {
  expect(linksIn(text)).toEqual(links);
});

describe('is no link', () => {
  it.each([
    'javascript:alert(1)',
    'data:text/html,<script>',
    'file:///etc/passwd',
    'https://',
    'https://user@evil.example',
    'https://bank.example@evil.example/',
    'xhttps://example.com',
    'https://\u202Eelpmaxe.com',
    'https://exa"onclick=',
    '1.5',
    'mailto:a@b',
    '<img src=x onerror=alert(1)>',
  ])('%j', (text) => {
    expect(linksIn(text)).toEqual([]);
  });
});

it.each(['', 'plain', 'a https://b.example/c. d www.e.example', '\ud83d https://x.example'])(
  'the pieces of %j are the text',
  (text) => {
    expect(
      withLinks(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  },
);

it('takes no time for a long text without an end', () => {
  const text = `https://${'a.'.repeat(50_000)}${')'.repeat(2_000)}`;
  expect(withLinks(text).length).toBeGreaterThan(0);
});
