/** Countries by id: `us` and `china`, else the ISO 3166 two-letter code; names as tables write them, parted by `|`. */
const countries: Readonly<Record<string, string>> = {
  us: 'United States of America|United States|USA|US',
  // A special administrative region: a model of both is one of China's.
  china: 'China|Hong Kong|Macao',
  ae: 'United Arab Emirates|UAE',
  ar: 'Argentina',
  at: 'Austria',
  au: 'Australia',
  be: 'Belgium',
  bg: 'Bulgaria',
  br: 'Brazil',
  ca: 'Canada',
  ch: 'Switzerland',
  cl: 'Chile',
  co: 'Colombia',
  cz: 'Czechia|Czech Republic',
  de: 'Germany',
  dk: 'Denmark',
  ee: 'Estonia',
  eg: 'Egypt',
  es: 'Spain',
  fi: 'Finland',
  fr: 'France',
  gb: 'United Kingdom of Great Britain and Northern Ireland|United Kingdom|UK',
  gr: 'Greece',
  hr: 'Croatia',
  hu: 'Hungary',
  id: 'Indonesia',
  ie: 'Ireland',
  il: 'Israel',
  in: 'India',
  ir: 'Iran (Islamic Republic of)|Iran',
  is: 'Iceland',
  it: 'Italy',
  jp: 'Japan',
  ke: 'Kenya',
  kr: 'Korea (Republic of)|South Korea|Republic of Korea',
  kz: 'Kazakhstan',
  lt: 'Lithuania',
  lu: 'Luxembourg',
  lv: 'Latvia',
  mx: 'Mexico',
  my: 'Malaysia',
  ng: 'Nigeria',
  nl: 'Netherlands',
  no: 'Norway',
  nz: 'New Zealand',
  pk: 'Pakistan',
  pl: 'Poland',
  pt: 'Portugal',
  qa: 'Qatar',
  ro: 'Romania',
  rs: 'Serbia',
  ru: 'Russia|Russian Federation',
  sa: 'Saudi Arabia',
  se: 'Sweden',
  sg: 'Singapore',
  si: 'Slovenia',
  sk: 'Slovakia',
  th: 'Thailand',
  tr: 'Turkey|Türkiye',
  tw: 'Taiwan|Taiwan (Province of China)',
  ua: 'Ukraine',
  vn: 'Viet Nam|Vietnam',
  za: 'South Africa',
};

const idOf = new Map(
  Object.entries(countries).flatMap(([id, names]) => names.split('|').map((name) => [name.toLowerCase(), id])),
);

/**
 * Id of a country by a name that tables use: `us`, `china` (Hong Kong included), else its ISO 3166 two-letter code in lower case.
 *
 * @returns null for "Multinational" and for a name that is not known.
 * @example
 * countryId('Korea (Republic of)'); // => 'kr'
 * countryId('Hong Kong'); // => 'china'
 */
export function countryId(name: string): string | null {
  return idOf.get(name.trim().toLowerCase()) ?? null;
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
