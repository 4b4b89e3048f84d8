import { expect, test } from 'vitest';
import { shortened, shortenedInside, textWidth, wrapped } from '../../src/report/text-width.ts';
import { hostileNames } from './sample.ts';

test('wide characters take two columns and combining marks none', () => {
  expect(textWidth('abc')).toBe(3);
  expect(textWidth('ｆ２')).toBe(4);
  expect(textWidth('한국')).toBe(4);
  expect(textWidth('⛏')).toBe(1); // text presentation by default in Unicode's emoji data
  expect(textWidth('🚀')).toBe(2);
  expect(textWidth('e\u0301')).toBe(1);
});

test('cut text fits its width, however it is cut and whatever it holds', () => {
  for (const name of hostileNames) {
    for (const width of [0, 1, 2, 3, 7, 40]) {
      for (const cut of [shortened(name, width), shortenedInside(name, width)]) {
        expect(textWidth(cut)).toBeLessThanOrEqual(width);
        expect(cut).not.toMatch(/\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}/u);
      }
    }
  }
});

test('text that fits is kept whole, and a wide character is not split', () => {
  expect(shortened('Foundry USA', 11)).toBe('Foundry USA');
  expect(shortened('矿池矿池', 6)).toBe('矿池…');
});

test('text cut inside keeps both of its ends', () => {
  expect(shortenedInside('bitcoin/blocks/proxy-group', 15)).toBe('bitcoin…y-group');
});

test('marks piled on one character are cut down to two', () => {
  expect(shortened(`z${'\u0301'.repeat(50)}!`, 5)).toBe('z\u0301\u0301!');
});

test('wrapped lines keep within their width, but for a word that is longer, and lose no word', () => {
  const words = 'one two three four-and-a-half five 矿池 six';
  for (const width of [1, 8, 12, 80]) {
    const lines = wrapped(words, width);
    expect(lines.join(' ')).toBe(words);
    for (const line of lines) if (line.includes(' ')) expect(textWidth(line)).toBeLessThanOrEqual(width);
  }
  expect(wrapped('', 10)).toEqual([]);
});
