import { jurisdictionOf } from '../core/jurisdictions.ts';

/** Special administrative regions of China: to the tables of models a developer there is one of China's. */
const REGIONS_OF_CHINA: ReadonlySet<string> = new Set(['hk', 'mo']);

/**
 * Jurisdiction of a developer by the country that a table of models gives: `us`, `china` (Hong Kong and Macao included), else its
 * ISO 3166 two-letter code in lower case.
 *
 * @returns null for "Multinational" and for a name that is not known.
 * @example
 * countryId('Korea (Republic of)'); // => 'kr'
 * countryId('Hong Kong'); // => 'china'
 */
export function countryId(name: string): string | null {
  const id = jurisdictionOf(name);
  return id !== null && REGIONS_OF_CHINA.has(id) ? 'china' : id;
}

/**
 * Ids of several countries in their order, each once.
 *
 * @example
 * countryIds(['Hong Kong', 'China', 'United States of America']); // => ['china', 'us']
 */
export function countryIds(names: readonly string[]): readonly string[] {
  const ids = names.map(countryId).filter((id) => id !== null);
  return [...new Set(ids)];
}
