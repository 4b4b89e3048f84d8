import { expect, test } from 'vitest';
import type { Reading } from '../../src/core/reading.ts';
import { cellText } from '../../src/core/table.ts';
import { DAY_MS, formatDate, parseInstant } from '../../src/core/time-span.ts';
import { gini } from '../../src/measures/index.ts';
import { readInput } from '../../src/pipeline/input.ts';
import { edinburghProfile, measureInput } from '../../src/pipeline/measure.ts';
import { readTable } from '../../src/store/table-file.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';

const dailyTable = 'btc-pools/edi_bitcoin_daily_blocks_by_entity_2018_2023.csv';
const published = 'btc-pools/edi_bitcoin_decentralisation_metrics_2018_2020.csv';

/** Windows in which the published series counts other entities than the daily table (docs/decisions/0007). */
const otherPopulation = [
  ...['2018-01-15', '2018-02-14', '2018-03-16', '2018-04-15', '2018-06-14', '2018-07-14', '2018-08-13', '2018-09-12'],
  ...['2018-10-12', '2018-11-11', '2018-12-11', '2019-01-10', '2019-02-09', '2019-03-11'],
  ...['2020-01-05', '2020-02-04', '2020-03-05'],
];

/** Rows of a table as objects, by label. */
async function publishedRows(): Promise<Map<string, Record<string, number>>> {
  const table = await readTable(sharedPath(published));
  const names = [...table.columns.keys()];
  return new Map(
    Array.from({ length: table.rowCount }, (_, row) => [
      cellText(table.columns.get('date')!, row)!,
      Object.fromEntries(names.map((name) => [name, Number(cellText(table.columns.get(name)!, row))])),
    ]),
  );
}

describeWithShared('the Edinburgh profile', [dailyTable, published], () => {
  /** Readings by label (start + 14 days), then by measure. */
  async function ourRows(): Promise<Map<string, Map<string, Reading>>> {
    const input = await readInput(sharedPath(dailyTable), { keepsNames: true });
    const days30 = { kind: 'days', days: 30 } as const;
    const request = { ...edinburghProfile, window: days30, step: days30, fromMs: null, toMs: null, seed: 1 };
    return new Map(
      [...measureInput(input, request)].map((ofWindow) => [
        formatDate(ofWindow[0]!.span.fromMs + 14 * DAY_MS),
        new Map(ofWindow.map((reading) => [reading.measure, reading])),
      ]),
    );
  }

  test('reproduces HHI to 0.05, the Nakamoto coefficients exactly and the top proportions in all 37 windows', async () => {
    const ours = await ourRows();
    const theirs = await publishedRows();
    expect(theirs.size).toBe(37);
    for (const [label, row] of theirs) {
      const value = (measure: string) => ours.get(label)!.get(measure)!.estimate!;
      expect(Math.abs(value('hhi') - row.hhi!), `${label} HHI`).toBeLessThan(0.05);
      expect(value('nakamoto-coefficient'), `${label} Nakamoto`).toBe(row.nakamoto_coefficient);
      expect(value('nakamoto-coefficient:0.33'), `${label} tau 0.33`).toBe(row['tau_index=0.33']);
      expect(value('nakamoto-coefficient:0.66'), `${label} tau 0.66`).toBe(row['tau_index=0.66']);
      expect(value('concentration-ratio:1')).toBeCloseTo(row['concentration_ratio=1']!, 4);
      expect(value('concentration-ratio:3')).toBeCloseTo(row['concentration_ratio=3']!, 4);
    }
  });

  test('reproduces Gini and Theil to 1e-4 in every window in which both count the same entities', async () => {
    const ours = await ourRows();
    const theirs = await publishedRows();
    const differing = [...theirs].filter(([label, row]) => {
      const value = (measure: string) => ours.get(label)!.get(measure)!.estimate!;
      return Math.abs(value('gini') - row.gini!) >= 1e-4 || Math.abs(value('theil-index') - row.theil_index!) >= 1e-4;
    });
    expect(differing.map(([label]) => label)).toEqual(otherPopulation);
  });

  test('with the population that the published Theil index implies, Gini agrees in the other windows as well', async () => {
    const input = await readInput(sharedPath(dailyTable), { keepsNames: true });
    const theirs = await publishedRows();
    if (input.kind !== 'daily') throw new TypeError('expected daily counts');
    const { fromMs, days, entities, counts } = input.daily.get('parent')!;
    for (const label of otherPopulation) {
      const row = theirs.get(label)!;
      const implied = Math.exp(row.theil_index! + row['entropy=1']! * Math.LN2);
      expect(Math.abs(implied - Math.round(implied)), `${label} implied population is whole`).toBeLessThan(0.01);
      const first = (parseInstant(label) - 14 * DAY_MS - fromMs) / DAY_MS;
      const weights = entities
        .map((_, entity) => counts.subarray(entity * days + first, entity * days + first + 30).reduce((a, b) => a + b))
        .filter((weight) => weight > 0)
        .sort((a, b) => b - a);
      // The entities within the window differ by one or two as well, so the agreement is looser than 1e-4.
      expect(Math.abs(gini.compute(weights, { population: Math.round(implied) }) - row.gini!), label).toBeLessThan(
        2e-3,
      );
    }
  });
});
