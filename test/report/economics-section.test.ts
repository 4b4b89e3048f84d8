import { expect, test } from 'vitest';
import { renderPage } from '../../src/report/page.ts';
import type { EconomicsDigest } from '../../src/report/report-data.ts';
import { hostileNames, reportData } from './sample.ts';
import { markupFault } from './well-formed.ts';

const around = (estimate: number) => ({ estimate, low: 0.9 * estimate, high: 1.1 * estimate });
const mining: NonNullable<EconomicsDigest['mining']> = {
  day: '2026-03-01',
  hashpriceUsdPerPetahashDay: 33,
  fleetJoulesPerTerahash: { estimate: 17.19, low: 15.8, high: 19.2 },
  runningProportion: 0.75,
  crossingUsdPerCoin: 100_000,
  crossingUsdPerKilowattHour: around(0.12),
  breakevenUsdPerKilowattHour: around(0.08),
  typicalUsdPerKilowattHour: { estimate: 0.05, low: 0.04, high: 0.065 },
  placesAbove: { estimate: 13, low: 12, high: 15 },
  placesKnown: 74,
  places: [
    {
      name: 'Here & there',
      customers: 'industry',
      from: '2023-01-01',
      usdPerKilowattHour: 0.3528,
      usdPerCoin: around(289_632),
    },
    {
      name: 'Elsewhere',
      customers: 'miners',
      from: '2025-01-01',
      usdPerKilowattHour: 0.041,
      usdPerCoin: around(33_660),
    },
  ],
  machines: [
    { name: 'New', joulesPerTerahash: 9.7, breakevenUsdPerKilowattHour: 0.142 },
    { name: 'Old', joulesPerTerahash: 29.55, breakevenUsdPerKilowattHour: 0.0465 },
  ],
  assumptions: ['One thing is assumed.'],
};
const hosting: NonNullable<EconomicsDigest['hosting']> = {
  classes: [
    {
      name: 'triple-net',
      deals: 2,
      average: { low: 1_856_060, high: 1_904_761 },
      firstYear: { low: 1_500_000, high: 1_500_000 },
    },
    { name: 'cloud', deals: 1, average: { low: 9_700_000, high: 9_700_000 }, firstYear: null },
  ],
  dealsWithoutClass: 15,
};

/** The section on costs of a page; undefined where it has none. */
function sectionOf(economics: EconomicsDigest | null): string | undefined {
  const page = renderPage(reportData({ economics }));
  expect(markupFault(page)).toBeNull();
  return page.split('<section ').find((part) => part.includes('id="economics-h"'));
}

const rowOf = (shown: string, name: string) =>
  new RegExp(`<th scope="row">${name}.*?</tr>`, 's')
    .exec(shown)![0]
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

test('a page without costs and rents has no section on them, and no link to one', () => {
  expect(sectionOf(null)).toBeUndefined();
  expect(renderPage(reportData())).not.toContain('economics-h');
});

test('places, machines and leases each have a row, and the contents lead there', () => {
  const shown = sectionOf({ mining, hosting })!;
  expect(rowOf(shown, 'Here &amp; there')).toBe('Here &amp; there industry, 2023 0.353 $290,000 [$261,000, $319,000]');
  expect(rowOf(shown, 'Old')).toBe('Old 29.6 0.047 no');
  expect(rowOf(shown, 'New')).toBe('New 9.7 0.142 yes');
  expect(rowOf(shown, 'triple-net')).toBe('triple-net 2 $1.86M to $1.90M $1.50M');
  expect(rowOf(shown, 'cloud')).toBe('cloud 1 $9.70M –');
  expect(renderPage(reportData({ economics: { mining, hosting } }))).toContain(
    '<a href="#economics-h">What it costs</a>',
  );
});

test('the fleet and the amount are said with their intervals, and what is assumed stands below', () => {
  const shown = sectionOf({ mining, hosting: null })!;
  expect(shown).toContain('take 17.2 [15.8, 19.2] joules a terahash');
  expect(shown).toContain(
    'more than $100,000 a coin above $0.120 [0.108, 0.132] a kilowatt-hour: in 13 [12, 15] of 74 places',
  );
  expect(shown).toContain('One thing is assumed.');
  expect(shown).not.toContain('What hosting pays');
});

test('rents stand alone where costs are not known', () => {
  const shown = sectionOf({ mining: null, hosting })!;
  expect(shown).toContain('15 more deals state too little');
  expect(shown).not.toContain('hashprice');
  expect(sectionOf({ mining: null, hosting: { classes: [], dealsWithoutClass: 3 } })).not.toContain('<table');
});

test('names of strangers break nothing', () => {
  for (const name of hostileNames) {
    const [place] = mining.places;
    const [lease] = hosting.classes;
    expect(
      sectionOf({
        mining: { ...mining, places: [{ ...place!, name }], assumptions: [name] },
        hosting: { ...hosting, classes: [{ ...lease!, name }] },
      }),
    ).not.toContain('<script>');
  }
});
