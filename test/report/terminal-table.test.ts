import { expect, test } from 'vitest';
import { formatReadingsTable, renderTable } from '../../src/report/terminal-table.ts';
import { textWidth } from '../../src/report/text-width.ts';
import { hostileNames, reading } from './sample.ts';

const columns = [{ title: 'pool' }, { title: 'blocks', align: 'right' }] as const;

test('text stands left, numbers right, and wide characters take two columns', () => {
  const table = renderTable(
    columns,
    [
      ['矿池', '7'],
      ['Foundry USA', '1,302'],
    ],
    { width: 80, colour: false },
  );
  expect(table.split('\n')).toEqual([
    'pool         blocks',
    '───────────  ──────',
    '矿池              7',
    'Foundry USA   1,302',
  ]);
});

test('a narrow terminal cuts text before numbers', () => {
  const table = renderTable(columns, [['a pool with a long name', '1,234,567']], { width: 22, colour: false });
  expect(table.split('\n').at(-1)).toBe('a pool wit…  1,234,567');
});

test('no line is wider than the terminal, down to the least that shows anything', () => {
  const rows = hostileNames.map((name) => [name, '1,234,567']);
  for (const width of [120, 40, 20, 10, 6]) {
    for (const line of renderTable(columns, rows, { width, colour: false }).split('\n')) {
      expect(textWidth(line)).toBeLessThanOrEqual(width);
    }
  }
});

test('nothing of a hostile cell reaches the terminal as a control, with or without colour', () => {
  const rows = hostileNames.map((name) => [name, '1']);
  const plain = renderTable(columns, rows, { width: 100, colour: false });
  expect(plain.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}/u);
  expect(plain.split('\n')).toHaveLength(hostileNames.length + 2);
  const coloured = renderTable(columns, rows, { width: 100, colour: true });
  const codes = coloured
    .split('\u001b')
    .slice(1)
    .map((part) => part.slice(0, part.indexOf('m') + 1));
  expect(codes).toEqual(['[1m', '[0m', '[2m', '[0m']);
});

test('a row of another length is refused', () => {
  expect(() => renderTable(columns, [['only']], { width: 80, colour: false })).toThrow(
    new RangeError('renderTable: expected 2 cells, got 1 (row 1)'),
  );
});

test('readings show estimate, interval, bounds and unit, or why there is none', () => {
  const readings = [
    reading(0, { estimate: 4.61, low: 4.5, high: 4.7, boundLow: 4.2, boundHigh: 4.61 }),
    reading(1, {
      estimate: null,
      low: null,
      high: null,
      boundLow: null,
      boundHigh: null,
      reason: 'The window is empty.',
    }),
  ];
  const lines = formatReadingsTable(readings, { width: 160, colour: false }).split('\n');
  expect(lines[2]).toMatch(
    /^bitcoin\/blocks\/pool {2}2020-01-01 to 2020-01-30 {2}effective-number +4\.61 {2}\[4\.50, 4\.70\] {2}\[4\.20, 4\.61\] {2}effective entities$/,
  );
  expect(lines[3]).toMatch(/ – +– +– {2}The window is empty\.$/);
});
