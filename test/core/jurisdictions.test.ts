import { describe, expect, it } from 'vitest';
import { jurisdictionName, jurisdictionOf, jurisdictions } from '../../src/core/jurisdictions.ts';

/** Names as the publishers of the tables write them, typed by hand. */
const published: readonly (readonly [name: string, id: string])[] = [
  ['United States of America', 'us'],
  ['United States', 'us'],
  ['USA', 'us'],
  ['U.S.', 'us'],
  ['Mainland China', 'china'],
  ['China', 'china'],
  ['CN', 'china'],
  ['Russian Federation', 'ru'],
  ['Russia', 'ru'],
  ['Korea (Republic of)', 'kr'],
  ['South Korea', 'kr'],
  ['United Kingdom of Great Britain and Northern Ireland', 'gb'],
  ['UK', 'gb'],
  ['Iran, Islamic Rep.', 'ir'],
  ['Iran (Islamic Republic of)', 'ir'],
  ['Germany *', 'de'],
  ['Ireland *', 'ie'],
  ['Kazakhstan', 'kz'],
  ['Canada', 'ca'],
  ['Malaysia', 'my'],
  ['Paraguay', 'py'],
  ['Ethiopia', 'et'],
  ['United Arab Emirates', 'ae'],
  ['UAE', 'ae'],
  ['Oman', 'om'],
  ['Philippines (the)', 'ph'],
  ['Netherlands (Kingdom of the)', 'nl'],
  ['Viet Nam', 'vn'],
  ['Vietnam', 'vn'],
  ['Türkiye', 'tr'],
  ['Turkey', 'tr'],
  ['Czechia', 'cz'],
  ['Bolivia (Plurinational State of)', 'bo'],
  ['Venezuela (Bolivarian Republic of)', 've'],
  ['Hong Kong', 'hk'],
  ['Taiwan (Province of China)', 'tw'],
  ['Saudi Arabia', 'sa'],
  ['Iceland', 'is'],
  ['Côte d’Ivoire', 'ci'],
  ['St. Lucia', 'lc'],
];

describe('jurisdictionOf', () => {
  it.each(published)('takes %s for %s', (name, id) => {
    expect(jurisdictionOf(name)).toBe(id);
    expect(jurisdictionOf(`  ${name.toUpperCase()} `)).toBe(id);
  });

  it.each(['', 'Other', 'Others', 'Multinational', 'Europe', 'Unknown', '*'])('gives nobody for %j', (name) => {
    expect(jurisdictionOf(name)).toBeNull();
  });
});

describe('jurisdictions', () => {
  it('are the 249 entries of ISO 3166-1, each id once', () => {
    expect(jurisdictions).toHaveLength(249); // officially assigned alpha-2 codes
    expect(new Set(jurisdictions.map(({ id }) => id)).size).toBe(249);
    expect(jurisdictions.filter(({ id }) => !/^[a-z]{2}$/.test(id)).map(({ id }) => id)).toEqual(['china']);
  });

  it('are each found by their own id, name and aliases, and by no other’s', () => {
    for (const { id, name, aliases } of jurisdictions) {
      for (const label of [id, name, ...aliases]) expect(jurisdictionOf(label), label).toBe(id);
    }
  });

  it('have a name for people; an unknown id is refused', () => {
    expect(jurisdictionName('china')).toBe('China');
    expect(() => jurisdictionName('xx')).toThrow("jurisdictionName: expected the id of a jurisdiction, got 'xx'");
  });
});
