import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { simulatePivot } from '../../../../../src/models/economics/pivot-summary.ts';
import { pivotAnswer } from '../../../../../src/pipeline/economics/pivot.ts';
import { bundledPivotInputs, exampleSites } from '../../../../../src/pipeline/economics/pivot-bundle.ts';
import { commandOf, pivotQuestion } from '../../../../../src/web/client/economics/hosting/pivot-question.ts';
import { pivotSteps } from '../../../../../src/web/client/economics/hosting/pivot-steps.ts';
import type { Hosting } from '../../../../../src/web/client/economics/hosting/words.ts';

const inputs = Object.fromEntries(Object.entries(bundledPivotInputs()).map(([name, one]) => [name, { name, ...one }]));
const data = { sites: exampleSites().map(({ id, site }) => ({ id, site: { ...site } })), inputs } as Pick<
  Hosting,
  'sites' | 'inputs'
>;
const asked = (query: Readonly<Record<string, string>>) => pivotQuestion(data, (name) => query[name] ?? '');
const texas = { pivot_site: 'texas-100mw' };
const texasFile = 'examples/sites/texas-100mw.json';

function finished(question: ReturnType<typeof asked>, paths = 1000) {
  const steps = pivotSteps({ ...question.options!, paths });
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

describe('a pivot in the browser', () => {
  let command: Awaited<ReturnType<typeof pivotAnswer>>['record'];
  beforeAll(async () => {
    const changes = [{ name: 'coin_drift_per_year', value: 0.02 }];
    const rest = { paths: 1000, years: 15, seed: 7, workers: 0, signal: new AbortController().signal };
    command = (await pivotAnswer({ sitePath: texasFile, changes, ...rest })).record;
  });

  test('gives the numbers of the command line for the same site, inputs, paths and seed', () => {
    const question = asked({ ...texas, coin_drift_per_year: '0.02', pivot_seed: '7' });
    const summary = finished(question);
    const { host, wait } = summary.choices;
    expect(summary.best).toBe(command.best_choice);
    expect(host.npvUsd.mean).toBe(command.host_npv_usd_mean);
    expect(wait.npvUsd.p95).toBe(command.wait_npv_usd_p95);
    expect(host.internalRatePerYear.p50).toBe(command.host_irr_p50);
    expect(summary.breakevenHashpriceUsdPerPetahashDay).toBe(command.breakeven_hashprice_usd_per_ph_day);
    expect(summary.tornado[0]!.highUsd).toBe(command.tornado_1_host_less_mine_usd_at_high);
    expect(commandOf(question.options!, data.inputs).command).toBe(
      'contraflow economics pivot site.json --paths 4000 --years 15 --seed 7 --set coin_drift_per_year=0.02',
    );
  });

  test('step by step is the whole at once, and says how far it is', () => {
    const options = { ...asked(texas).options!, paths: 1000 };
    const steps = [...pivotSteps(options)];
    expect(steps.at(-1)).toBe(1);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(finished(asked(texas))).toEqual(simulatePivot(options));
  });
});

describe('the question of an address', () => {
  test('is the example where nothing is typed', () => {
    const { options, problem } = asked(texas);
    expect(problem).toBeNull();
    const file = JSON.parse(readFileSync(texasFile, 'utf8'));
    expect(options!.site).toEqual({ ...file, power: options!.site.power });
    expect(options!.inputs).toEqual(bundledPivotInputs());
  });

  test('grows machines, firm power and capital with the megawatts, and the values with them', () => {
    const { site } = asked({ ...texas, grid_mw: '200' }).options!;
    expect([site.grid.firm_mw, site.capital_usd]).toEqual([160, 2.4e9]);
    expect(site.mining.fleet.map(({ mw }) => mw)).toEqual([120, 80]);
    const [once, twice] = [finished(asked(texas)), finished(asked({ ...texas, grid_mw: '200' }))];
    expect(twice.choices.host.npvUsd.mean / once.choices.host.npvUsd.mean).toBeCloseTo(2, 6);
  });

  test('moves the mean of prices and of machines as typed', () => {
    const { site } = asked({ ...texas, power_usd_per_kwh: '0.05', fleet_joules_per_terahash: '15' }).options!;
    expect(site.power.reduce((sum, one) => sum + one.hours_proportion * one.usd_per_kwh, 0)).toBeCloseTo(0.05, 12);
    const power = site.mining.fleet.reduce((sum, { mw }) => sum + mw, 0);
    const hashes = site.mining.fleet.reduce((sum, one) => sum + one.mw / one.joules_per_terahash, 0);
    expect(power / hashes).toBeCloseTo(15, 1); // what is typed over is shown to a hundredth
  });

  test.each([
    [{ hosting_rent_usd_per_kw_month: 'x' }, /^Rent of a hosted kilowatt: expected a number from 0 to 2000, got x$/],
    [{ grid_firm_mw: '101' }, /site\.grid\.firm_mw/],
    [{ power_usd_per_kwh: '0.9' }, /site\.power\[0\]\.usd_per_kwh/],
    [{ coin_usd: '0' }, /coinUsd/],
    [{ pivot_years: '2.5' }, /^Years looked ahead: expected a whole number from 1 to 30, got 2\.5$/],
  ])('names what cannot be meant: %j', (query, message) => {
    const { options, problem } = asked({ ...texas, ...(query as Record<string, string>) });
    expect(options).toBeNull();
    expect(problem).toMatch(message);
  });
});
