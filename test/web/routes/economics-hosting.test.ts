import { beforeAll, describe, expect, test } from 'vitest';
import { parsePivotInputs } from '../../../src/models/economics/pivot-inputs.ts';
import { parseSite } from '../../../src/models/economics/site.ts';
import { dealConcentration, dealRecords } from '../../../src/pipeline/economics/deals.ts';
import type { Observatory } from '../../../src/pipeline/observatory.ts';
import { economicsHosting } from '../../../src/web/routes/economics-hosting.ts';
import { bundledObservatory } from '../bundled.ts';

let observatory: Observatory;
beforeAll(async () => {
  observatory = await bundledObservatory();
});

const nothing = { params: {}, query: {} };
const answer = async () => economicsHosting.document.parse(await economicsHosting.answer(observatory, nothing));

describe('hosting', () => {
  test('answers the deals and the concentration of the command line', async () => {
    const document = await answer();
    expect(document.deals).toMatchObject(
      dealRecords().map(({ id, average_usd_per_mw_year, comparable_class, source_url }) => ({
        id,
        average_usd_per_mw_year,
        comparable_class,
        source_url,
      })),
    );
    expect(document.concentration).toEqual(await dealConcentration());
  });

  test('gives sites and inputs that the pivot takes as they are', async () => {
    const { sites, inputs } = await answer();
    expect(sites.map(({ id }) => id)).toEqual(['norway-30mw', 'paraguay-50mw', 'texas-100mw']);
    for (const { site } of sites) expect(parseSite(site).name).toBe(site.name);
    const bare = Object.fromEntries(Object.entries(inputs).map(([key, { name: _, ...rest }]) => [key, rest]));
    expect(parsePivotInputs(bare).coinUsd.value).toBe(inputs.coinUsd!.value);
  });

  test('divides the network among machines, and among countries, wholly', async () => {
    const { network } = await answer();
    const sum = (ones: readonly { readonly proportion: number }[]) =>
      ones.reduce((before, { proportion }) => before + proportion, 0);
    expect(sum(network.fleet)).toBeCloseTo(1, 9);
    expect(sum(network.holders)).toBeCloseTo(1, 9);
    expect(network.holders.map(({ name }) => name)).toContain('United States');
  });

  test('has the difficulties of 2021 as the facts have them, and the model within a seventh', async () => {
    const { backcast } = await answer();
    // docs/pivot.md: +12.2%, +3.5%, +10.2% and −12.9% by three figures of the press.
    const off = backcast.periods.map(({ measured, modelled }) => Number((100 * (modelled / measured - 1)).toFixed(1)));
    expect(off).toEqual([0, 12.2, 3.5, 10.2, -12.9]);
    expect(backcast.hashrates.map(({ day }) => day)).toEqual([0, 31, 51]);
  });

  test('has a row of its table for each deal', async () => {
    const table = await economicsHosting.table!(observatory, nothing);
    const lines = [...table.csv()].join('').trim().split('\n');
    expect(lines).toHaveLength(1 + dealRecords().length);
    expect(lines[0]).toMatch(/^id,announced,landlord,tenant,/);
  });
});
