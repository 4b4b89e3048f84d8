import { describe, expect, test } from 'vitest';
import type { Distribution } from '../../../../src/core/distribution.ts';
import { DAY_MS } from '../../../../src/core/time-span.ts';
import { entityRows, foundRows, sortedRows } from '../../../../src/web/client/tables/entity-rows.ts';

/** Windows of 73 days, five to a year, that follow on each other. */
function windows(...held: Readonly<Record<string, number>>[]): Distribution[] {
  return held.map((weights, index) => ({
    layer: 'bitcoin/blocks/pool',
    span: { fromMs: index * 73 * DAY_MS, toMs: (index + 1) * 73 * DAY_MS },
    entities: Object.keys(weights).filter((entity) => entity !== 'nobody'),
    weights: Object.entries(weights).flatMap(([entity, weight]) => (entity === 'nobody' ? [] : [weight])),
    unattributedWeight: weights.nobody ?? 0,
  }));
}

const options = { names: { a: 'Pool A', b: 'Pool B' }, interval: 0.95 };

describe('rows of holders', () => {
  test('have the latest proportion of the whole, nobody’s part included, and the change to a year before', () => {
    const rows = entityRows(
      windows({ a: 60, b: 40 }, { a: 1 }, { a: 1 }, { a: 1 }, { b: 1 }, { a: 50, b: 25, nobody: 25 }),
      options,
    );
    expect(rows.map(({ id, name, proportion, weight }) => ({ id, name, proportion, weight }))).toEqual([
      { id: 'a', name: 'Pool A', proportion: 0.5, weight: 50 },
      { id: 'b', name: 'Pool B', proportion: 0.25, weight: 25 },
    ]);
    // Against the first window, which ended 365 days before the last: 60% and 40%.
    expect(rows[0]!.change).toBeCloseTo(-0.1, 12);
    expect(rows[1]!.change).toBeCloseTo(-0.15, 12);
    expect(rows[0]!.history).toEqual([0.6, 1, 1, 1, 0, 0.5]);
    // Wilson’s formula by a calculator, 50 of 100 at 95%: 0.40383 to 0.59617.
    expect(rows[0]!.low).toBeCloseTo(0.40383, 5);
    expect(rows[0]!.high).toBeCloseTo(0.59617, 5);
  });

  test('have no change where no window ended a year before', () => {
    expect(entityRows(windows({ a: 1 }, { a: 1 }), options)[0]!.change).toBeNull();
  });

  test('keep who is gone, with when they were first and last seen, at the end', () => {
    const rows = entityRows(windows({ b: 9 }, { b: 1, a: 1 }, { a: 5 }), options);
    expect(rows.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(rows[1]).toMatchObject({ weight: 0, proportion: 0, firstSeenMs: 0, lastSeenMs: 146 * DAY_MS });
    expect(rows[1]!.low).toBeNull();
  });

  test('have a gap where a window has no weight, and no interval where weights are no counts', () => {
    const [row] = entityRows(windows({ a: 1 }, {}, { a: 1 }), { ...options, interval: null });
    expect(row!.history).toEqual([1, null, 1]);
    expect([row!.low, row!.high]).toEqual([null, null]);
  });

  test('are none without windows, and cut names of any length', () => {
    expect(entityRows([], options)).toEqual([]);
    const [row] = entityRows(windows({ a: 1 }), { names: { a: 'x'.repeat(5000) }, interval: null });
    expect(row!.name.length).toBeLessThan(64);
  });
});

test('rows are sorted by any column, both ways, equal ones in their order', () => {
  const rows = entityRows(windows({ a: 1, b: 1, c: 5 }), {
    names: { a: 'zeta', b: 'Alpha', c: 'mid' },
    interval: null,
  });
  const ids = (key: 'name' | 'proportion', up: boolean) => sortedRows(rows, key, up).map(({ id }) => id);
  expect(ids('name', true)).toEqual(['b', 'c', 'a']);
  expect(ids('name', false)).toEqual(['a', 'c', 'b']);
  expect(ids('proportion', false)).toEqual(['c', 'a', 'b']);
});

test('rows are found by name or id, whatever the case', () => {
  const rows = [
    { id: 'foundryusa', name: 'Foundry USA' },
    { id: 'us', name: 'United States' },
  ];
  expect(foundRows(rows, ' USA ')).toEqual([rows[0]]);
  expect(foundRows(rows, 'us')).toEqual(rows);
  expect(foundRows(rows, 'nothing')).toEqual([]);
});
