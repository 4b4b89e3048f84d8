import { expect, test } from 'vitest';
import { historyPoints } from '../../../../src/web/client/security/history-points.ts';
import type { History } from '../../../../src/web/client/security/words.ts';

const window = (from: string, until: string, estimate: number | null): History['windows'][number] => ({
  from,
  until,
  entity: 'a',
  name: 'A',
  proportion: 0.3,
  low: 0.28,
  high: 0.32,
  bound_high: 0.31,
  confirmations: { estimate, low: 9, high: null },
});
const windows = [
  window('2020-01-01', '2020-01-31', 10),
  window('2020-01-31', '2020-03-01', null),
  window('2020-06-01', '2020-07-01', 12),
];

test('windows that are not there, and those that no number is enough for, are gaps', () => {
  const points = historyPoints(windows, { hasInterval: true });
  expect(points.map(({ value }) => value)).toEqual([10, null, null, 12]);
  expect(points[0]).toMatchObject({ at: Date.UTC(2020, 0, 16), low: 9, high: null, label: 'A (30.0%)' });
  expect(points[2]).toMatchObject({ at: Date.UTC(2020, 5, 1), low: null, label: null });
});

test('an interval is drawn only where it is asked for', () => {
  expect(historyPoints(windows, { hasInterval: false }).map(({ low }) => low)).toEqual([null, null, null, null]);
});
