import { describe, expect, test } from 'vitest';
import { heldAmounts, heldAmountsColumns } from '../../src/sources/held-amounts.ts';
import { textTable } from './small-table.ts';

const whole = [...heldAmountsColumns];
const parse = (columns: readonly string[], ...rows: readonly (readonly string[])[]) =>
  heldAmounts.parse(textTable(columns, rows), { file: 'mine.csv' });

describe('a table of amounts', () => {
  test('is known by its five columns, and wants the others where they are', () => {
    const columns = ['layer', 'from', 'to', 'entity', 'weight', 'mine'].map((name) => ({
      name,
      type: 'text' as const,
    }));
    expect(heldAmounts.recognises(columns)).toBe(true);
    expect(heldAmounts.recognises(columns.slice(1))).toBe(false);
    expect(heldAmounts.wanted(columns)).toEqual(['layer', 'from', 'to', 'entity', 'weight']);
  });

  test('gives layers with windows in order, holders, totals and scope breaks', () => {
    const { value, problems } = parse(
      whole,
      ['ai/x/owner', '2025-04-01', '2025-07-01', 'checked', 'held', 'b', 'v', '3', '2', '4', 'src', 'f.csv', '7'],
      ['ai/x/owner', '2025-01-01', '2025-04-01', '', 'held', 'a', 'v', '10', '', '', '', '', ''],
      ['ai/x/owner', '2025-01-01', '2025-04-01', '', 'total', '', 'v', '20', '15', '30', '', '', ''],
      ['ai/x/owner', '2025-01-01', '2025-04-01', '', 'held', '', '', '1', '', '', '', '', ''],
      ['ai/x/owner', '2025-02-01', '2025-02-01', '', 'scope', '', '', '', '', '', '', '', ''],
    );
    expect(problems).toEqual([]);
    expect(value).toHaveLength(1);
    const [layer] = value;
    expect(layer!.scopeBreaksMs).toEqual([Date.UTC(2025, 1, 1)]);
    expect(layer!.windows.map(({ isIncomplete }) => isIncomplete)).toEqual([false, true]);
    const [first, second] = layer!.windows;
    expect(first!.span).toEqual({ fromMs: Date.UTC(2025, 0, 1), toMs: Date.UTC(2025, 3, 1) });
    expect(first!.holdings).toEqual([
      {
        entity: 'a',
        group: 'v',
        weight: 10,
        low: null,
        high: null,
        origin: { source: 'held-amounts', file: 'mine.csv', row: 2 },
      },
      {
        entity: null,
        group: null,
        weight: 1,
        low: null,
        high: null,
        origin: { source: 'held-amounts', file: 'mine.csv', row: 4 },
      },
    ]);
    expect(first!.totals).toMatchObject([{ group: 'v', weight: 20, low: 15, high: 30 }]);
    expect(second!.holdings[0]!.origin).toEqual({ source: 'src', file: 'f.csv', row: 7 });
  });

  test.each([
    [
      'quantiles out of order',
      ['l', '2025-01-01', '2025-02-01', '', '', 'a', '', '3', '4', '5', '', '', ''],
      'quantiles-out-of-order',
    ],
    [
      'half an interval',
      ['l', '2025-01-01', '2025-02-01', '', '', 'a', '', '3', '2', '', '', '', ''],
      'half-an-interval',
    ],
    [
      'a negative weight',
      ['l', '2025-01-01', '2025-02-01', '', '', 'a', '', '-3', '', '', '', '', ''],
      'negative-weight',
    ],
    ['no weight', ['l', '2025-01-01', '2025-02-01', '', '', 'a', '', '', '', '', '', '', ''], 'no-weight'],
    [
      'a word for a weight',
      ['l', '2025-01-01', '2025-02-01', '', '', 'a', '', 'many', '', '', '', '', ''],
      'bad-number',
    ],
    ['an unknown date', ['l', '2025-13-01', '2025-02-01', '', '', 'a', '', '3', '', '', '', '', ''], 'bad-date'],
    [
      'a window that ends before it starts',
      ['l', '2025-03-01', '2025-02-01', '', '', 'a', '', '3', '', '', '', '', ''],
      'bad-window',
    ],
    ['no layer', ['', '2025-01-01', '2025-02-01', '', '', 'a', '', '3', '', '', '', '', ''], 'no-layer'],
    ['another kind', ['l', '2025-01-01', '2025-02-01', '', 'lost', 'a', '', '3', '', '', '', '', ''], 'bad-kind'],
    [
      'a total of no group',
      ['l', '2025-01-01', '2025-02-01', '', 'total', '', '', '3', '', '', '', '', ''],
      'no-group',
    ],
  ])('rejects a row with %s, counts it, and keeps the others', (_, row, kind) => {
    const good = ['l', '2025-01-01', '2025-02-01', '', '', 'good', '', '3', '', '', '', '', ''];
    const { value, problems } = parse(whole, row, row, good);
    expect(problems).toMatchObject([
      { kind: `held-amounts/${kind}`, count: 2, message: expect.stringContaining('mine.csv, row 1') },
    ]);
    expect(
      value.flatMap(({ windows }) => windows.flatMap(({ holdings }) => holdings.map(({ entity }) => entity))),
    ).toEqual(['good']);
  });

  test('leaves out windows that overlap, and counts them', () => {
    const row = (from: string, to: string) => ['l', from, to, 'a', '1'];
    const { value, problems } = parse(
      ['layer', 'from', 'to', 'entity', 'weight'],
      row('2025-01-01', '2025-04-01'),
      row('2025-02-01', '2025-05-01'),
      row('2025-04-01', '2025-07-01'),
    );
    expect(value[0]!.windows).toHaveLength(2);
    expect(problems).toMatchObject([{ kind: 'held-amounts/overlapping-windows', count: 1 }]);
  });

  test('without a column that it needs is an error that names it', () => {
    expect(() => parse(['layer', 'from'])).toThrow(
      /^held-amounts: expected the columns to, entity, weight \(mine.csv\)$/,
    );
  });
});
