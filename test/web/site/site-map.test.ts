import { expect, test } from 'vitest';
import { parseSiteUrl, robotsText, siteMap } from '../../../src/web/site/site-map.ts';
import { markupFault } from '../../report/well-formed.ts';

test.each([
  ['https://group.github.io/power/', 'https://group.github.io/power/'],
  ['https://group.github.io/power', 'https://group.github.io/power/'],
  ['http://localhost:8080', 'http://localhost:8080/'],
  ['https://exämple.org/ä', 'https://xn--exmple-cua.org/%C3%A4/'],
  ['https://group.example/"><script>', 'https://group.example/%22%3E%3Cscript%3E/'],
])('the address %s is that of the site %s', (text, url) => {
  expect(parseSiteUrl(text)).toBe(url);
});

test.each([
  'power',
  '/power/',
  'ftp://a.example/',
  'javascript:alert(1)',
  'https://a.example/?q=1',
  'https://a.example/#top',
  'https://me:secret@a.example/',
  '',
])('the address %s is refused', (text) => {
  expect(() => parseSiteUrl(text)).toThrow(/^expected an address such as https:\/\/group\.github\.io\/power\/, got '/);
});

test('the map and the robots’ file hold whole addresses', () => {
  const page = {
    id: 'a',
    path: 'a/',
    title: 'A',
    description: '',
    isInMenu: true,
    asks: [],
    load: () => Promise.reject(),
  };
  const map = siteMap([page], { url: 'https://group.example/a&b/', dataEndMs: Date.UTC(2026, 4, 10) });
  expect(markupFault(map.replace(/^<\?xml[^>]*>\n/, ''))).toBeNull();
  expect(map).toContain('<loc>https://group.example/a&amp;b/a/</loc><lastmod>2026-05-10</lastmod>');
  expect(robotsText('https://group.example/')).toContain('\nSitemap: https://group.example/sitemap.xml\n');
});
