import type { Fact } from '../../core/fact.ts';
import { formatNumber, formatPercent } from '../../report/index.ts';
import {
  countPart,
  type EconomicsPart,
  type EconomicsParts,
  type FigureBasis,
  factBasis,
  inputBasis,
  joinedBasis,
  known,
  partOf,
  usd,
} from './_figure-parts.ts';
import type { ConcentrationRow } from './deals.ts';
import type { ConcentrationKey, DealRent, HostingClass, HostingOutline } from './hosting-outline.ts';

const LEDGER = 'data/hosting-deals.json';
const RENT_RULE =
  'Value of the base term by its years and the critical megawatts, options excluded and nothing discounted. Rents compare within a class only: the lease, and who owns the GPUs.';
const FIRST_YEAR_RULE = `${RENT_RULE} The first year of a rent that rises by the escalator every year; of deals whose escalator is known.`;
const NUMBER_RULE =
  'One over the sum of the squares of the proportions. The bounds are what the unnamed could change: all different and small, or all one.';

/** Figures of what hosting pays, by classes that compare. */
export function hostingFigures({ deals, classes, withoutClass }: HostingOutline): EconomicsParts {
  const all = ledgerBasis(deals);
  const rule = 'Deals of the ledger whose value, term and power are known.';
  const one = { deals, rule: RENT_RULE };
  return new Map<string, EconomicsPart>([
    ['deals', countPart(deals.length, { unit: 'deals', label: 'Hosting deals in the ledger', rule, basis: all })],
    [
      'without-class',
      countPart(withoutClass.length, {
        unit: 'deals',
        label: 'Deals with a rent that compares with none',
        rule,
        basis: all,
      }),
    ],
    ...classes.flatMap((each) => [
      ...rangeParts(each.id, each.average, { ...one, of: `average rent, ${each.name}` }),
      ...rangeParts(`first-year-${each.id}`, each.firstYear, {
        ...one,
        rule: FIRST_YEAR_RULE,
        of: `first year’s rent, ${each.name}`,
      }),
      countOf(each, deals),
    ]),
  ]);
}

function countOf(
  { id, name, average }: HostingClass,
  deals: HostingOutline['deals'],
): readonly [string, EconomicsPart] {
  const basis = dealBasis(average, deals);
  return [
    `${id}-deals`,
    countPart(average.length, { unit: 'deals', label: `Deals with a rent, ${name}`, rule: RENT_RULE, basis }),
  ];
}

/** The ends of ascending rents; none where there are none. */
function rangeParts(
  name: string,
  rents: readonly DealRent[],
  { deals, rule, of }: { readonly deals: HostingOutline['deals']; readonly rule: string; readonly of: string },
): (readonly [string, EconomicsPart])[] {
  const [lowest, highest] = [rents[0], rents.at(-1)];
  if (lowest === undefined || highest === undefined) return [];
  const part = (rent: DealRent, which: string) =>
    partOf(known(rent.usdPerMegawattYear), {
      unit: 'USD per MW-year',
      write: usd,
      label: `${which} ${of}`,
      rule,
      basis: dealBasis([rent], deals),
    });
  return [
    [`${name}-low`, part(lowest, 'Lowest')],
    [`${name}-high`, part(highest, 'Highest')],
  ];
}

function dealBasis(rents: readonly DealRent[], deals: HostingOutline['deals']): FigureBasis {
  const used = rents.map(({ id }) => deals.find((deal) => deal.id === id)!);
  const pages = used.flatMap(({ sources }) => sources.map(({ title, url, read }) => `${title} <${url}>, read ${read}`));
  return inputBasis(
    used.map(({ id, valueUsd, years, criticalMegawatts }) => ({
      what: id,
      value: `${usd(valueUsd!)}, ${years} years, ${criticalMegawatts} MW`,
      file: LEDGER,
      rows: `id ${id}`,
    })),
    [...new Set(pages)],
  );
}

function ledgerBasis(deals: HostingOutline['deals']): FigureBasis {
  const pages = new Set(deals.flatMap(({ sources }) => sources.map(({ url }) => url)));
  return inputBasis(
    [{ what: 'hosting deals', value: `${deals.length} deals`, file: LEDGER, rows: 'all' }],
    [`${LEDGER}, with ${pages.size} reports and press pages, each deal with its own`],
  );
}

/** Figures of who holds the deals, and who held the mining of the sites before. */
export function dealFigures({ deals, concentration }: HostingOutline, facts: readonly Fact[]): EconomicsParts {
  const ledger = ledgerBasis(deals);
  const operators = joinedBasis(
    factBasis(
      facts,
      facts.filter(({ layer }) => layer === 'bitcoin/hashrate/operator').map(({ id }) => id),
    ),
    ledger,
  );
  const parts = new Map<string, EconomicsPart>();
  for (const [key, row] of concentration)
    for (const [name, part] of rowParts(key, row, key.startsWith('operators') ? operators : ledger))
      parts.set(name, part);
  return parts;
}

function rowParts(
  key: ConcentrationKey,
  row: ConcentrationRow,
  basis: FigureBasis,
): readonly (readonly [string, EconomicsPart])[] {
  const of = `${row.layer}, ${row.moment} the pivot, ${row.population}, until ${row.until}`;
  const sum = 'Weight over the weight of the whole, what no page names included.';
  const percent = (value: number, label: string) =>
    partOf(known(value), { unit: 'proportion', write: (one) => formatPercent(one, 0), label, rule: sum, basis });
  return [
    ...numberParts(key, row, { of, basis }),
    [
      `entities-${key}`,
      countPart(row.entities, { unit: 'entities', label: `Named in ${of}`, rule: 'A count.', basis }),
    ],
    ...(row.largest_proportion === null
      ? []
      : [[`largest-${key}`, percent(row.largest_proportion, `Held by ${row.largest}, ${of}`)] as const]),
    [`unnamed-${key}`, percent(row.unattributed_proportion, `Named by no page, ${of}`)],
    [
      `weight-${key}`,
      partOf(known(row.weight), {
        unit: row.unit,
        write: (value) => formatNumber(value, 0),
        label: `All of ${of}`,
        rule: 'A sum.',
        basis,
      }),
    ],
  ];
}

/** The effective number; none where nobody is named. */
function numberParts(
  key: ConcentrationKey,
  row: ConcentrationRow,
  { of, basis }: { readonly of: string; readonly basis: FigureBasis },
): readonly (readonly [string, EconomicsPart])[] {
  const { effective_number: estimate, effective_number_bound_low: low, effective_number_bound_high: high } = row;
  if (estimate === null) return [];
  const said = {
    unit: 'effective entities',
    write: (value: number) => formatNumber(value, 1),
    rule: NUMBER_RULE,
    basis,
  };
  const label = `Effective number of ${of}`;
  return [[`effective-${key}`, partOf({ estimate, low, high }, { ...said, label })]];
}
