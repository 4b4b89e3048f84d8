import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseSite } from '../../../src/models/economics/index.ts';
import { readJsonFile } from '../../../src/platform/json-file.ts';
import { root } from '../../helpers/source-files.ts';
import { site } from './pivot-cases.ts';

const folder = `${root}/examples/sites`;

test.each(readdirSync(folder))('the example %s is a site', (file) => {
  expect(parseSite(readJsonFile(`${folder}/${file}`, 'test')).name).not.toBe('');
});

test('a price for all hours, and prices of parts of them, the dearest first', () => {
  expect(parseSite({ ...site, power: { usd_per_kwh: 0.04 } }).power).toEqual([
    { hours_proportion: 1, usd_per_kwh: 0.04 },
  ]);
  const power = [0.03, 0.1].map((usd_per_kwh) => ({ hours_proportion: 0.5, usd_per_kwh }));
  expect(parseSite({ ...site, power }).power[0]!.usd_per_kwh).toBe(0.1);
});

test.each([
  [
    { power: { usd_per_mwh: 45 } },
    "parseSite: expected the field usd_per_kwh, got 'usd_per_mwh' (site.power.usd_per_kwh)",
  ],
  [{ power: { usd_per_kwh: 45 } }, 'parseSite: expected a number from -1 to 1, got 45 (site.power.usd_per_kwh)'],
  [
    { power: [{ hours_proportion: 0.5, usd_per_kwh: 0.05 }] },
    'parseSite: expected hours_proportion that sum to 1, got 0.5 (site.power)',
  ],
  [{ start_month: '2026' }, "parseSite: expected a month such as 2026-12, got '2026' (site.start_month)"],
  [{ discount_per_year: 12 }, 'parseSite: expected a number from 0 to 1, got 12 (site.discount_per_year)'],
  [{ colour: 'red' }, "parseSite: expected known fields only, got 'colour' (site)"],
  [{ hosting: undefined }, 'parseSite: expected an object, got nothing (site.hosting)'],
  [
    { grid: { ...site.grid, firm_mw: 2 } },
    'parseSite: expected at most the 1 MW of the grid, got 2 (site.grid.firm_mw)',
  ],
  [
    { mining: { ...site.mining, fleet: [{ joules_per_terahash: 20, mw: 3, age_months: 0 }] } },
    'parseSite: expected machines of at most the 1 MW of the grid, got 3 (site.mining.fleet)',
  ],
  [
    { mining: { ...site.mining, uptime_proportion: 96 } },
    'parseSite: expected a number from 0 to 1, got 96 (site.mining.uptime_proportion)',
  ],
])('a site with %j is refused by the name of the field', (change, message) => {
  expect(() => parseSite({ ...site, ...change })).toThrow(message);
});
