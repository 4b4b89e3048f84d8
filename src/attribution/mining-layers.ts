import type { Fact } from '../core/fact.ts';
import type { GroupTotal, HeldLayer, HeldWindow, Holding } from '../core/holding.ts';
import type { Layer } from '../core/layer.ts';
import type { HashrateKind, JurisdictionHashrate, MachineModel, OperatorHashrate } from '../core/mining.ts';
import { heldWeight, heldWindows, type Spanned, spanKey, withPanelMarks } from './_held-windows.ts';

const cambridgeMap = {
  title: 'Cambridge Bitcoin Electricity Consumption Index: mining map',
  url: 'https://ccaf.io/cbnsi/cbeci/mining_map',
};
const cambridgeReport = {
  title: 'Cambridge Digital Mining Industry Report (2025)',
  url: 'https://www.jbs.cam.ac.uk/faculty-research/centres/alternative-finance/publications/cambridge-digital-mining-industry-report/',
};

function layer(id: string, rest: Pick<Layer, 'title' | 'definition' | 'weightUnit' | 'citations'>): Layer {
  const [, resource = '', role = ''] = id.split('/');
  return { id, domain: 'bitcoin', resource, role, isCount: false, ...rest };
}

/** Layers of mining beside the blocks: where it is done, by whom, on whose machines. */
export const miningLayers: readonly Layer[] = [
  layer('bitcoin/hashrate/jurisdiction', {
    title: 'Bitcoin hashrate by country',
    definition:
      'The world’s hashrate by the country where the machines stand, as Hashrate Index estimates it by quarter. An estimate from the customers of one firm; press lists name only some countries, the rest is nobody’s.',
    weightUnit: 'percent of hashrate',
    citations: [{ title: 'Luxor: Hashrate Index', url: 'https://hashrateindex.com' }],
  }),
  layer('bitcoin/sampled-hashrate/jurisdiction', {
    title: 'Bitcoin hashrate by country, in a sample of pools',
    definition:
      'Hashrate that three to four pools saw, by the country of the address it came from. A third to under half of the network, mostly at Chinese pools: a proportion of the sample, not of the world, and proxies move it (Germany, Ireland).',
    weightUnit: 'percent of the sample',
    citations: [cambridgeMap],
  }),
  layer('bitcoin/surveyed-hashrate/jurisdiction', {
    title: 'Bitcoin hashrate by country, of surveyed firms',
    definition:
      'Hashrate of the firms that answered Cambridge’s survey of 2024, by the country where it runs. Another population than the sample of pools, with more firms of the United States than the world has: the two make no series.',
    weightUnit: 'percent of surveyed hashrate',
    citations: [cambridgeReport],
  }),
  layer('bitcoin/hashrate/operator', {
    title: 'Bitcoin hashrate by listed operator',
    definition:
      'Hashrate that listed companies report, by company, of the whole network’s as the difficulty says. What private operators have is nobody’s here, so it shows how large the largest disclosed are, not how concentrated all are.',
    weightUnit: 'EH/s',
    citations: [{ title: 'Monthly reports of the companies, as press quotes them', url: 'https://hashrateindex.com' }],
  }),
  layer('bitcoin/asics/vendor', {
    title: 'Mining machines by maker',
    definition:
      'Machines of the firms that answered Cambridge’s survey of 2024, by maker. What surveyed firms run, not what was sold in a year.',
    weightUnit: 'percent of surveyed machines',
    citations: [cambridgeReport],
  }),
  layer('bitcoin/asic-models/vendor', {
    title: 'New models of mining machines by maker',
    definition:
      'Models released in a year, by maker, each counted once. It says how many makers brought machines to the market, not how many machines they sold.',
    weightUnit: 'models',
    citations: [
      {
        title: 'Cambridge Bitcoin Electricity Consumption Index: mining equipment',
        url: 'https://ccaf.io/cbnsi/cbeci',
      },
    ],
  }),
];

/** What named holders may lack of 100% by rounding. Percent. */
const ROUNDING = 1;
const PERCENT_GROUP = 'all';
const NETWORK = 'network';

/** When a pool of North America joined the pools that report to Cambridge: from then on other hashrate is seen. */
const FOUNDRY_REPORTS_MS = Date.UTC(2021, 1);

/**
 * `bitcoin/hashrate/jurisdiction` from estimates for the world, by quarter. What the countries leave of 100% is unattributed.
 */
export function jurisdictionLayer(rows: readonly JurisdictionHashrate[]): HeldLayer {
  return percentLayer('bitcoin/hashrate/jurisdiction', rows);
}

/**
 * `bitcoin/sampled-hashrate/jurisdiction` from the Cambridge mining map, by month. "Other" is nobody.
 *
 * @param options.doubtful countries whose hashrate the publisher marks as coming through proxies: `named` takes them as
 *   published, `nobody` leaves them unattributed.
 */
export function sampledJurisdictionLayer(
  rows: readonly JurisdictionHashrate[],
  { doubtful = 'named' }: { readonly doubtful?: 'named' | 'nobody' } = {},
): HeldLayer {
  const known =
    doubtful === 'named' ? rows : rows.map((row) => (row.isDoubtful ? { ...row, jurisdiction: null } : row));
  const layer = percentLayer('bitcoin/sampled-hashrate/jurisdiction', known);
  const [first, last] = [layer.windows.at(0), layer.windows.at(-1)];
  const isInside =
    first !== undefined && first.span.fromMs < FOUNDRY_REPORTS_MS && last!.span.fromMs >= FOUNDRY_REPORTS_MS;
  return { ...layer, scopeBreaksMs: isInside ? [FOUNDRY_REPORTS_MS] : [] };
}

function percentLayer(id: string, rows: readonly JurisdictionHashrate[]): HeldLayer {
  const holdings = rows.flatMap(({ span, jurisdiction, percent, origin }) =>
    jurisdiction !== null && percent > 0
      ? [{ span, ...plainHolding({ entity: jurisdiction, group: PERCENT_GROUP, weight: percent, origin }) }]
      : [],
  );
  const marked = new Set(rows.filter(({ isIncomplete }) => isIncomplete).map(({ span }) => spanKey(span)));
  const isIncomplete = ([holding]: readonly Spanned<Holding>[]): boolean => marked.has(spanKey(holding!.span));
  return { layer: id, windows: heldWindows(holdings, { totals: [], isIncomplete }).map(withWhole), scopeBreaksMs: [] };
}

/**
 * A window of percentages with its whole: 100, or the named sum where rounding takes it above. The whole is a definition, so it
 * stands with the first row of its window. Holders that the publisher does not name are in it, and not listed again.
 */
function withWhole(window: HeldWindow): HeldWindow {
  const { origin } = window.holdings[0]!;
  const weight = Math.max(100, heldWeight(window.holdings));
  return { ...window, totals: [{ group: PERCENT_GROUP, weight, low: null, high: null, origin }] };
}

/**
 * `bitcoin/hashrate/operator` from the reports of listed companies, by month: those of one kind of figure, for others are not
 * comparable. What they leave of the network's hashrate is unattributed; a month without a total, or without a company that is
 * named before and after, is incomplete.
 *
 * @param options.kind which figures are taken; `installed` by default.
 * @param options.network hashrate of the whole network by month, in EH/s.
 */
export function operatorLayer(
  rows: readonly OperatorHashrate[],
  {
    kind = 'installed',
    network,
  }: { readonly kind?: HashrateKind; readonly network: readonly Spanned<Omit<GroupTotal, 'group'>>[] },
): HeldLayer {
  const holdings = rows
    .filter((row) => row.kind === kind)
    .map(({ span, operator, exahashesPerSecond, origin }) => ({
      span,
      ...plainHolding({ entity: operator, group: NETWORK, weight: exahashesPerSecond, origin }),
    }));
  const totals = network.map((total) => ({ ...total, group: NETWORK }));
  return withPanelMarks(totalledLayer('bitcoin/hashrate/operator', holdings, totals));
}

/**
 * `bitcoin/asic-models/vendor`: models released in a calendar year by maker, each counted once. Classes of machines without a
 * maker are left out. The publisher's weights are assumptions of its estimate and are not used. The last year is incomplete
 * unless it is over at `untilMs`.
 *
 * @param options.untilMs time until which the list is kept up.
 */
export function asicModelLayer(models: readonly MachineModel[], { untilMs }: { readonly untilMs: number }): HeldLayer {
  const counts = new Map<string, Spanned<Holding>>();
  for (const { vendor, releasedMs, origin } of models) {
    if (vendor === null) continue;
    const year = new Date(releasedMs).getUTCFullYear();
    const key = `${year} ${vendor}`;
    const weight = (counts.get(key)?.weight ?? 0) + 1;
    const span = { fromMs: Date.UTC(year, 0), toMs: Date.UTC(year + 1, 0) };
    counts.set(key, {
      span,
      ...plainHolding({ entity: vendor, group: null, weight, origin: counts.get(key)?.origin ?? origin }),
    });
  }
  const windows = heldWindows([...counts.values()], {
    totals: [],
    isIncomplete: ([holding]) => holding!.span.toMs > untilMs,
  });
  return { layer: 'bitcoin/asic-models/vendor', windows, scopeBreaksMs: [] };
}

/**
 * Layers of the facts that belong to one, in the order in which they first appear: a window for each span. In layers of percentages the
 * whole is 100; in others the total is a fact without an entity. Windows that do not name the whole are incomplete, as
 * are, in layers with a total of their own, those without it or without an entity that is named before and after.
 *
 * @throws {RangeError} if facts of one layer differ in unit, or give one entity twice in one span.
 */
export function layersFromFacts(facts: readonly Fact[]): readonly HeldLayer[] {
  const layers = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (fact.layer !== null) layers.set(fact.layer, [...(layers.get(fact.layer) ?? []), fact]);
  }
  return [...layers].map(([id, own]) => {
    checkLayer(id, own);
    const isPercent = own[0]!.unit === 'percent';
    const group = isPercent ? PERCENT_GROUP : NETWORK;
    const weights = own.map(({ span, entity, value: weight, low, high, origin }) => ({
      span,
      entity,
      group,
      weight,
      low,
      high,
      origin,
    }));
    const holdings = weights.filter(({ entity, weight }) => entity !== null && weight > 0);
    const totals = weights.filter(({ entity }) => entity === null).map(({ entity: _, ...total }) => total);
    if (!isPercent) return withPanelMarks(totalledLayer(id, holdings, totals));
    const isIncomplete = (window: readonly Holding[]): boolean => heldWeight(window) < 100 - ROUNDING;
    const windows = heldWindows(holdings, { totals: [], isIncomplete }).map(withWhole);
    return { layer: id, windows, scopeBreaksMs: [] };
  });
}

function checkLayer(id: string, facts: readonly Fact[]): void {
  const seen = new Map<string, string>();
  for (const fact of facts) {
    if (fact.unit !== facts[0]!.unit) {
      throw new RangeError(
        `layersFromFacts: expected one unit in ${id}, got ${facts[0]!.unit} and ${fact.unit} (${fact.id})`,
      );
    }
    const key = `${fact.from} ${fact.until} ${fact.entity ?? ''}`;
    const other = seen.get(key);
    if (other !== undefined) {
      const whose = fact.entity ?? 'the total';
      throw new RangeError(
        `layersFromFacts: expected ${whose} once from ${fact.from}, got ${other} and ${fact.id} (${id})`,
      );
    }
    seen.set(key, fact.id);
  }
}

function totalledLayer(
  id: string,
  holdings: readonly Spanned<Holding>[],
  totals: readonly Spanned<GroupTotal>[],
): HeldLayer {
  const known = new Set(totals.map(({ span }) => spanKey(span)));
  const isIncomplete = ([holding]: readonly Spanned<Holding>[]): boolean => !known.has(spanKey(holding!.span));
  return { layer: id, windows: heldWindows(holdings, { totals, isIncomplete }), scopeBreaksMs: [] };
}

function plainHolding(holding: Pick<Holding, 'entity' | 'group' | 'weight' | 'origin'>): Holding {
  return { ...holding, low: null, high: null };
}

/** What a proportion of a sample leaves possible for the whole; ratios in [0, 1]. */
export interface ExtrapolatedProportion {
  readonly entity: string;
  readonly low: number;
  readonly high: number;
}

/**
 * Bounds for the world from proportions of a sample that covers a part of it. Nothing is assumed of what lies outside: an entity may have
 * none of it, or all. With p the proportion of the sample and c the coverage: from p·c to p·c + 1 − c. The highs of several
 * entities cannot hold at once.
 *
 * @param sampleProportions ratio of the sample by entity.
 * @param coverage ratio of the world that the sample covers.
 * @throws {RangeError} if a proportion or the coverage is not in [0, 1], or the proportions sum to more than 1.
 * @example
 * extrapolateSample(new Map([['us', 0.75]]), 0.5); // => [{ entity: 'us', low: 0.375, high: 0.875 }]
 */
export function extrapolateSample(
  sampleProportions: ReadonlyMap<string, number>,
  coverage: number,
): readonly ExtrapolatedProportion[] {
  const bad = [...sampleProportions, ['coverage', coverage] as const].find(([, ratio]) => !(ratio >= 0 && ratio <= 1));
  if (bad !== undefined) {
    throw new RangeError(`extrapolateSample: expected a ratio in [0, 1], got ${bad[1]} (${bad[0]})`);
  }
  const sum = [...sampleProportions.values()].reduce((left, right) => left + right, 0);
  if (sum > 1 + 1e-9) throw new RangeError(`extrapolateSample: expected proportions of at most 1 in all, got ${sum}`);
  return [...sampleProportions].map(([entity, proportion]) => ({
    entity,
    low: proportion * coverage,
    high: proportion * coverage + (1 - coverage),
  }));
}
