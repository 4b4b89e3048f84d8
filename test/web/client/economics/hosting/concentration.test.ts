import { expect, test } from 'vitest';
import { dealConcentration, dealRecords } from '../../../../../src/pipeline/economics/deals.ts';
import {
  countedText,
  effectiveOf,
  hhiEnds,
  pivotReading,
} from '../../../../../src/web/client/economics/hosting/concentration.ts';
import { classesOf } from '../../../../../src/web/client/economics/hosting/deals.ts';
import type { Concentration, Deal } from '../../../../../src/web/client/economics/hosting/words.ts';

const rows = (await dealConcentration()) as Concentration[];

test('the reading of the ledger is that of docs/deals.md', () => {
  const reading = pivotReading(rows)!;
  expect(reading.direction).toBe('more');
  // docs/deals.md, "Does the pivot decentralize anything?"
  const { before, after, landlords, tenants, network } = reading;
  expect([before, after, landlords, tenants, network].map(effectiveOf)).toEqual([
    '3.5',
    '2.8',
    '5.6',
    '3.9 to 6',
    '1.6 to 103',
  ]);
});

test('a direction follows from the readings, and there is none without them', () => {
  const changed = (effective: number) =>
    rows.map((row) =>
      row.moment === 'after' && row.population !== 'all of the ledger' ? { ...row, effective_number: effective } : row,
    );
  expect(pivotReading(changed(3.9))!.direction).toBe('less');
  expect(pivotReading(changed(3.52))!.direction).toBe('alike');
  expect(pivotReading(rows.slice(1))).toBeNull();
});

test('every row has a name of its own, and ends in order', () => {
  expect(new Set(rows.map(countedText)).size).toBe(rows.length);
  for (const [low, high] of rows.map(hhiEnds)) expect(low).toBeLessThanOrEqual(high);
});

test('every deal with a rent is in one class', () => {
  const deals = dealRecords() as unknown as Deal[];
  const classes = classesOf(deals);
  expect(classes.flatMap((one) => one.deals.map(({ id }) => id)).toSorted()).toEqual(
    deals
      .filter((one) => one.average_usd_per_mw_year !== null)
      .map(({ id }) => id)
      .toSorted(),
  );
  expect(classes.at(-1)!.id).toBe('unknown');
});
