import { expect, test } from 'vitest';
import { labelledText } from '../../src/report/index.ts';

test('the label stands beside the first line, and the beginning of each text is seen', () => {
  const lines = labelledText('notes', ['one two three four', 'five'], { width: 25 });
  // 20 columns at the least beside the label's 11, of which two are kept for the indent.
  expect(lines).toEqual(['notes      one two three four', '           five']);
  expect(labelledText('notes', ['one two three four five', 'six'], { width: 31 })).toEqual([
    'notes      one two three four',
    '             five',
    '           six',
  ]);
  expect(labelledText('notes', [], { width: 80 })).toEqual([]);
});

test('lines are never longer than a person reads, nor control characters shown', () => {
  const [first, ...rest] = labelledText('a', [`\u001b[31m${'word '.repeat(80)}`], { width: Infinity });
  expect(Math.max(...[first!, ...rest].map((line) => line.length))).toBeLessThanOrEqual(120);
  expect(rest.length).toBeGreaterThan(2);
  expect(first).not.toContain('\u001b');
});
