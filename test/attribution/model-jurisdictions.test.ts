import { expect, test } from 'vitest';
import { countryId, countryIds } from '../../src/attribution/index.ts';

test.each([
  ['United States of America', 'us'],
  ['United Kingdom of Great Britain and Northern Ireland', 'gb'],
  ['Korea (Republic of)', 'kr'],
  ['china', 'china'],
  ['Taiwan', 'tw'],
  ['Multinational', null],
  ['Atlantis', null],
])('%s is %s', (name, id) => {
  expect(countryId(name)).toBe(id);
});

test('several keep their order, each once; Hong Kong and China are one', () => {
  expect(countryIds(['France', 'Hong Kong', 'Multinational', 'China', 'France'])).toEqual(['fr', 'china']);
});
