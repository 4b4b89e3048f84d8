import { expect, test } from 'vitest';
import { jurisdictionName, jurisdictionOf } from '../../src/core/jurisdiction.ts';

test.each([
  ['United States of America', 'us'],
  ['USA', 'us'],
  ['China', 'china'],
  ['cn', 'china'],
  ['Korea (Republic of)', 'kr'],
  ["Korea (Democratic People's Republic of)", 'kp'],
  ['United Kingdom of Great Britain and Northern Ireland', 'gb'],
  ['Philippines (the)', 'ph'],
  ['Iran (Islamic Republic of)', 'ir'],
  ['Netherlands (Kingdom of the)', 'nl'],
  ['Côte d’Ivoire', 'ci'],
  ['TURKEY', 'tr'],
  ['Viet Nam', 'vn'],
  ['Hong Kong', 'hk'],
  ['Taiwan', 'tw'],
])('%s is %s', (country, id) => {
  expect(jurisdictionOf(country)).toBe(id);
});

test('what is no country is nothing', () => {
  expect(['Europe', '', 'France,Germany', 'zz'].map(jurisdictionOf)).toEqual([null, null, null, null]);
});

test('an id has a name; another text is its own', () => {
  expect(['us', 'china', 'ae', 'elsewhere'].map(jurisdictionName)).toEqual([
    'United States',
    'China',
    'United Arab Emirates',
    'elsewhere',
  ]);
});
