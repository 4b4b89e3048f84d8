import { expect, test } from 'vitest';
import { parseMeasure } from '../../src/measures/index.ts';
import { describeWithShared, readShared } from '../helpers/shared-data.ts';

const daily = 'btc-pools/edi_bitcoin_daily_blocks_by_entity_2018_2023.csv';
const published = 'btc-pools/edi_bitcoin_decentralisation_metrics_2018_2020.csv';

const ofWindow = {
  'entropy=1': 'shannon-entropy',
  'entropy_percentage=1': 'entropy-percentage',
  nakamoto_coefficient: 'nakamoto-coefficient',
  'concentration_ratio=1': 'concentration-ratio:1',
  'concentration_ratio=3': 'concentration-ratio:3',
  'tau_index=0.33': 'nakamoto-coefficient:0.33',
  'tau_index=0.66': 'nakamoto-coefficient:0.66',
};
const ofPopulation = { gini: 'gini', theil_index: 'theil-index' };

// The index measured 30-day windows from 2018-01-01; Gini and Theil are over the entities active in the window or one beside it,
// its entropy percentage over those of the window alone. The two files were made years apart and cluster entities differently in
// some windows: where number of entities and HHI agree, everything else must.
describeWithShared('the Edinburgh Decentralisation Index', [daily, published], () => {
  const table = (path: string) => {
    const text = new TextDecoder().decode(readShared(path)).trim();
    return text.split(/\r?\n/).map((line) => line.split(','));
  };
  const compute = (id: string, weights: readonly number[], population = weights.length) => {
    const { measure, params } = parseMeasure(id);
    return measure.compute(weights, { ...params, population, strict: false });
  };

  test('published values are reproduced to 12 digits in every window whose entities agree', () => {
    const [header, ...rows] = table(published) as [string[], ...string[][]];
    const expected = rows.map((row) => new Map(header.map((name, column) => [name, Number(row[column])])));
    const days = table(daily)
      .slice(1)
      .map((row) => row.slice(1).map(Number));
    const counts = rows.map((_, window) =>
      days.map((entity) => entity.slice(30 * window, 30 * window + 30).reduce((sum, blocks) => sum + blocks, 0)),
    );
    const weightsOf = (window: number) => counts[window]!.filter((blocks) => blocks > 0).sort((a, b) => b - a);
    const agrees = expected.map((row, window) => {
      const weights = weightsOf(window);
      return (
        weights.length === row.get('total_entities') && Math.abs(compute('hhi', weights) / row.get('hhi')! - 1) < 1e-12
      );
    });
    const check = (ids: Readonly<Record<string, string>>, window: number, population?: number) => {
      for (const [name, id] of Object.entries(ids)) {
        const value = compute(id, weightsOf(window), population);
        expect(Math.abs(value / expected[window]!.get(name)! - 1), `${name} of window ${window}`).toBeLessThan(1e-12);
      }
    };

    let sameNeighbours = 0;
    for (const [window, row] of expected.entries()) {
      if (!agrees[window]) continue;
      check(ofWindow, window);
      // The population that the published Theil index implies is whole, and serves Gini; it is mostly that of the daily table.
      const population = Math.round(Math.exp(row.get('theil_index')!) * compute('hill-number:1', weightsOf(window)));
      check(ofPopulation, window, population);
      const near = counts.slice(Math.max(0, window - 1), window + 2);
      if (population === days.filter((_, entity) => near.some((blocks) => blocks[entity]! > 0)).length)
        sameNeighbours++;
    }
    expect(agrees.filter(Boolean).length).toBe(27);
    expect(sameNeighbours).toBeGreaterThanOrEqual(18);
  });
});
