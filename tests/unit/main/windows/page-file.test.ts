import { describe, expect, it } from 'vitest';
import { pageFile } from '../../../../main/windows/page-file.ts';

describe('the file behind an app:// URL', () => {
  it.each([
    ['app://parley/', '/pages/index.html', 'text/html; charset=utf-8'],
    ['app://parley/index.html?x#y', '/pages/index.html', 'text/html; charset=utf-8'],
    ['app://parley/assets/a%20b.JS', '/pages/assets/a b.JS', 'text/javascript; charset=utf-8'],
    ['app://parley/assets/index.css', '/pages/assets/index.css', 'text/css; charset=utf-8'],
    ['app://parley/ring.ogg', '/pages/ring.ogg', 'audio/ogg'],
    // URL parsers take such dots out themselves.
    ['app://parley/%2e%2e/index.js', '/pages/index.js', 'text/javascript; charset=utf-8'],
    ['app://parley/../../index.html', '/pages/index.html', 'text/html; charset=utf-8'],
  ])('of %s', (url, path, contentType) => {
    expect(pageFile('/pages', url)).toEqual({ path, contentType });
  });

  it.each([
    'app://parley/..%2fmain%2findex.js',
    'app://parley/a/..%2f..%2fmain/index.js',
    'app://parley/..%5cmain%5cindex.js',
    'app://parley/..%2fpages-of-another%2findex.js',
    'app://parley/index.js%00.html',
    'app://parley/%E0%A4%A.html',
    'app://parley/index.js.map',
    'app://parley/assets',
    'app://other/index.html',
    'file:///pages/index.html',
    'nonsense',
  ])('is none for %s', (url) => {
    expect(pageFile('/pages', url)).toBeUndefined();
  });
});
