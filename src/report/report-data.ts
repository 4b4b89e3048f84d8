import type { Distribution } from '../core/distribution.ts';
import type { Domain, Layer } from '../core/layer.ts';
import type { Problem } from '../core/problem.ts';
import type { Reading } from '../core/reading.ts';
import type { TimeSpan } from '../core/time-span.ts';
import type { Stack } from './stack.ts';

export const verdicts = ['concentrating', 'dispersing', 'no trend', 'too little data'] as const;
/** What the stated rule says of a trajectory. */
export type Verdict = (typeof verdicts)[number];

/** Direction of a trajectory: the slope of the natural logarithm of its effective number, a year. */
export interface Trend extends TimeSpan {
  /** Positive: more effective entities, so dispersing. NaN, like its interval and p-value, where there is too little data. */
  readonly slopePerYear: number;
  readonly low: number;
  readonly high: number;
  readonly pValue: number;
  /** Non-overlapping windows that the slope was taken from. */
  readonly windows: number;
  readonly verdict: Verdict;
}

/** Whether a verdict says that something rises or falls. */
export function hasDirection({ verdict }: Pick<Trend, 'verdict'>): boolean {
  return verdict === 'concentrating' || verdict === 'dispersing';
}

/**
 * What a layer's intervals say: what chance could change in counts, what the publisher's own estimates could change in
 * published amounts, or nothing where no interval is known.
 */
export type Chance = 'counts' | 'published' | 'none';

/** Everything that the report shows of one layer. */
export interface LayerReport {
  readonly layer: Layer;
  /** Readings of the latest window, one a measure, in the order shown. */
  readonly latest: readonly Reading[];
  /** Effective number, window by window, in ascending order of time. */
  readonly trajectory: readonly Reading[];
  readonly hhiTrajectory: readonly Reading[];
  /** Who holds what in the latest window. */
  readonly distribution: Distribution;
  /** Interval of each entity's proportion in `distribution`, in its order; for counts the report has its own. */
  readonly proportionIntervals?: readonly { readonly low: number; readonly high: number }[];
  /** Display name of an entity id; an id that is not there stands for itself. */
  readonly names: ReadonlyMap<string, string>;
  readonly trend: Trend;
  /** One sentence: what would change the verdict. */
  readonly wouldChange: string;
  /** Sentences about this layer alone, such as how its scope drifts. */
  readonly notes: readonly string[];
  readonly chance: Chance;
  /** Instants at which what is counted, or who labels it, changes. */
  readonly labelBreaksMs: readonly number[];
  /** Proportions over time, of a layer for which they are to be drawn. */
  readonly stack?: Stack;
}

/** One way of asking whether two layers diverge, and its answer. */
export interface Specification {
  /** Difference of the slopes of ln(effective number), a year, with its interval; NaN ends where none is known. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly verdict: string;
  /** Option by factor, `{ window: '90 days' }`; every specification of a curve has the same factors. */
  readonly choices: Readonly<Record<string, string>>;
}

/** How much one choice decides: the part of the variance of the differences that it explains, and each option's median. */
export interface Influence {
  readonly factor: string;
  /** From 0 to 1. */
  readonly explained: number;
  readonly options: readonly { readonly option: string; readonly count: number; readonly median: number }[];
}

/** All reasonable choices of one divergence, and how far they agree. */
export interface CurveReport {
  /** In ascending order of their differences. */
  readonly specifications: readonly Specification[];
  /** Proportion of the specifications with each verdict. */
  readonly agreement: readonly { readonly verdict: string; readonly proportion: number }[];
  readonly influence: readonly Influence[];
  /** Index of the main specification; null where it is not among them. */
  readonly chosen: number | null;
}

/** Whether two layers go apart: the difference of their slopes of ln(effective number), `a` less `b`. */
export interface DivergenceReport {
  /** Layer ids. */
  readonly a: string;
  readonly b: string;
  /** Positive: `a` disperses faster, or concentrates more slowly, than `b`. NaN, like its interval and p-value, where there is too little data. */
  readonly differencePerYear: number;
  readonly low: number;
  readonly high: number;
  readonly pValue: number;
  readonly verdict: string;
  /** What the verdict says, in one sentence. */
  readonly sentence: string;
  readonly curve: CurveReport | null;
}

/** A value with the ends of its interval. */
interface Ranged {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** Confirmations with the ends of their interval; null: no number is enough. */
interface RangedConfirmations {
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Confirmations against the largest of one window: at its proportion as counted, and at the ends of the proportion's interval. */
export interface SecurityWindowDigest extends RangedConfirmations {
  readonly span: TimeSpan;
}

/** What one way of counting who makes the blocks means for security. */
export interface SecurityLevelDigest {
  readonly layer: Layer;
  /** The latest window. */
  readonly span: TimeSpan;
  readonly blocks: number;
  /** Proportion of the one with the most blocks. */
  readonly largest: Ranged & { readonly name: string };
  /** Against the largest, averaged over what its proportion may truly be. */
  readonly confirmations: RangedConfirmations;
  /** What is left of the risk after the customary confirmations. */
  readonly afterCustomary: Ranged;
  /** Proportion of the two with the most blocks, and the probability that it is more than half; null where there is one. */
  readonly pair: (Ranged & { readonly names: readonly [string, string]; readonly exceedsHalf: number }) | null;
  /** In ascending order of time. */
  readonly windows: readonly SecurityWindowDigest[];
}

/** What concentration means for security, level by level; at least one. */
export interface SecurityDigest {
  /** Chance of a double spend that confirmations are to stay below. */
  readonly risk: number;
  readonly customaryConfirmations: number;
  readonly levels: readonly SecurityLevelDigest[];
}

/** What mining costs by the latest facts. USD. */
interface MiningCostDigest {
  /** Of the hashprice. */
  readonly day: string;
  readonly hashpriceUsdPerPetahashDay: number;
  /** Ends are of what is assumed. */
  readonly fleetJoulesPerTerahash: Ranged;
  /** Of what is installed. */
  readonly runningProportion: number;
  /** The amount that the electricity of a coin is compared with, and the tariff at which it is that. */
  readonly crossingUsdPerCoin: number;
  readonly crossingUsdPerKilowattHour: Ranged;
  readonly breakevenUsdPerKilowattHour: Ranged;
  /** What is taken for the tariff of half of the machines. */
  readonly typicalUsdPerKilowattHour: Ranged;
  readonly placesAbove: Ranged;
  readonly placesKnown: number;
  /** Some of them, the dearest first. */
  readonly places: readonly {
    readonly name: string;
    readonly customers: string;
    /** Day from which the tariff holds. */
    readonly from: string;
    readonly usdPerKilowattHour: number;
    readonly usdPerCoin: Ranged;
  }[];
  /** The best first. */
  readonly machines: readonly {
    readonly name: string;
    readonly joulesPerTerahash: number;
    readonly breakevenUsdPerKilowattHour: number;
  }[];
  /** Sentences. */
  readonly assumptions: readonly string[];
}

/** Ends of the rents of deals. USD a critical megawatt and year. */
interface RentRange {
  readonly low: number;
  readonly high: number;
}

/** What hosting pays, by leases that compare. */
interface HostingRentDigest {
  readonly classes: readonly {
    readonly name: string;
    readonly deals: number;
    readonly average: RentRange;
    /** Null where no deal's escalator is known. */
    readonly firstYear: RentRange | null;
  }[];
  /** Deals with a rent that compares with none. */
  readonly dealsWithoutClass: number;
}

/** Costs and rents; at least one of the two. */
export interface EconomicsDigest {
  readonly mining: MiningCostDigest | null;
  readonly hosting: HostingRentDigest | null;
}

/** A source of the data, as credited. */
export interface SourceCredit {
  readonly title: string;
  readonly publisher: string;
  readonly licence: string;
  readonly url: string;
  readonly span: TimeSpan;
  readonly rows: number;
}

/** All that a report is made from: the same data gives the same bytes. */
export interface ReportData {
  readonly title: string;
  /** How the run can be repeated, as lines: snapshot hash, label set, program version, parameters, seed. */
  readonly run: readonly { readonly key: string; readonly value: string }[];
  /** Coverage of every interval, 0.95. */
  readonly intervalLevel: number;
  /** One sentence: the rule by which a trajectory gets its verdict. */
  readonly verdictRule: string;
  /** What the report says first: how things stand, and where they go. null: said of the first layer's resource alone. */
  readonly headline: { readonly now: string; readonly trend: string } | null;
  /** The digest at the top of the page; null where there is none. */
  readonly brief: { readonly headline: string; readonly lines: readonly string[] } | null;
  /** Without a headline of its own, the report's is about the first layer's domain and resource. */
  readonly layers: readonly LayerReport[];
  readonly divergences: readonly DivergenceReport[];
  /** null where no blocks were counted. */
  readonly security: SecurityDigest | null;
  /** null where neither costs nor rents are known. */
  readonly economics: EconomicsDigest | null;
  /** When each field began: the zero of its age. */
  readonly fieldStartsMs: Readonly<Record<Domain, number>>;
  readonly sources: readonly SourceCredit[];
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

/**
 * Latest reading of a measure, with or without its parameter; undefined where there is none.
 */
export function latestReading({ latest }: LayerReport, measure: string): Reading | undefined {
  return latest.find((reading) => reading.measure === measure || reading.measure.startsWith(`${measure}:`));
}

/**
 * Short name of a layer among its siblings: what follows "by" in its title, or else its role.
 *
 * @example
 * levelName({ title: 'Bitcoin blocks by proxy group', role: 'proxy-group' }); // => 'proxy group'
 */
export function levelName({ title, role }: Pick<Layer, 'title' | 'role'>): string {
  return / by (.+)$/.exec(title)?.[1] ?? role.replaceAll('-', ' ');
}

/** Names of the domains. */
export const domainNames: Readonly<Record<Domain, string>> = { bitcoin: 'Bitcoin', ai: 'AI' };

/**
 * What a layer is a division of: its title before "by".
 *
 * @example
 * resourceName({ title: 'Nvidia accelerators by owner' }); // => 'Nvidia accelerators'
 */
export function resourceName({ title }: Pick<Layer, 'title'>): string {
  return capitalized(/^(.+?) by /.exec(title)?.[1] ?? title);
}

/** Title of each group of layers: its resource, or where groups share that and this one is a single layer, the layer's title. */
export function groupTitles(groups: readonly (readonly LayerReport[])[]): string[] {
  const names = groups.map(([first]) => resourceName(first!.layer));
  return groups.map((group, index) => {
    const isShared = names.filter((name) => name === names[index]).length > 1;
    return isShared && group.length === 1 ? group[0]!.layer.title : names[index]!;
  });
}

/**
 * A title under its domain's name, which it need not say again.
 *
 * @example
 * withoutDomain('AI clusters by owner', 'ai'); // => 'Clusters by owner'
 */
export function withoutDomain(title: string, domain: Domain): string {
  const prefix = `${domainNames[domain]} `;
  return capitalized(title.startsWith(prefix) ? title.slice(prefix.length) : title);
}

/**
 * Whether more of a window is tied to nobody than to anybody: then its estimate is one end of its bounds, and says little alone.
 *
 * @example
 * isMostlyUnattributed({ weight: 10, unattributedWeight: 6 }); // => true
 */
export function isMostlyUnattributed({
  weight,
  unattributedWeight,
}: Pick<Reading, 'weight' | 'unattributedWeight'>): boolean {
  return 2 * unattributedWeight > weight;
}

/**
 * A layer with the windows that are drawn over time: those from which its direction is judged, and of the readings those of which
 * not most is tied to nobody.
 */
export function drawnWindows(report: LayerReport): LayerReport {
  const { trajectory, hhiTrajectory, stack, trend } = report;
  const isJudged = ({ span }: { readonly span: TimeSpan }): boolean => !(span.fromMs < trend.fromMs);
  const isDrawn = (reading: Reading): boolean => isJudged(reading) && !isMostlyUnattributed(reading);
  return {
    ...report,
    trajectory: trajectory.filter(isDrawn),
    hhiTrajectory: hhiTrajectory.filter(isDrawn),
    ...(stack !== undefined && { stack: { ...stack, windows: stack.windows.filter(isJudged) } }),
  };
}

/**
 * A verdict on a pair with what it is about in place of "first" and "second": the fields where they differ, or else the words.
 *
 * @example
 * namedVerdict('first disperses relative to second', ['bitcoin', 'ai']); // => 'Bitcoin disperses relative to AI'
 */
export function namedVerdict(verdict: string, [first, second]: readonly [Domain, Domain] | readonly []): string {
  if (first === undefined || second === undefined || first === second) return verdict;
  return verdict.replace(/\bfirst\b/, domainNames[first]).replace(/\bsecond\b/, domainNames[second]);
}

/** Fields of a pair of layers; nothing where the report does not hold both. */
export function domainsOf(
  layers: readonly LayerReport[],
  { a, b }: Pick<DivergenceReport, 'a' | 'b'>,
): readonly [Domain, Domain] | readonly [] {
  const [first, second] = [a, b].map((id) => layers.find(({ layer }) => layer.id === id)?.layer.domain);
  return first === undefined || second === undefined ? [] : [first, second];
}

/** Title of the layer with an id; the id itself where the report has no such layer. */
export function layerTitle(layers: readonly LayerReport[], id: string): string {
  return layers.find(({ layer }) => layer.id === id)?.layer.title ?? id;
}

/** Instants at which what is counted, or who labels it, changes in any of some layers; ascending, each once. */
export function breaksOf(layers: readonly Pick<LayerReport, 'labelBreaksMs'>[]): number[] {
  return [...new Set(layers.flatMap(({ labelBreaksMs }) => labelBreaksMs))].sort((a, b) => a - b);
}

/**
 * What the intervals of some layers say, to stand after "interval:"; null where none of them has one.
 *
 * @example
 * intervalMeaning(['counts']); // => 'what chance could change'
 */
export function intervalMeaning(chances: readonly Chance[]): string | null {
  const isOfCounts = chances.includes('counts');
  if (!chances.includes('published')) return isOfCounts ? 'what chance could change' : null;
  return isOfCounts ? 'of chance, or of published estimates' : 'of the publisher’s estimates';
}

/** Layers of one domain and resource, in their order; groups in the order of their first layer. */
export function groupedByResource(layers: readonly LayerReport[]): LayerReport[][] {
  const groups = new Map<string, LayerReport[]>();
  for (const report of layers) {
    const key = `${report.layer.domain}/${report.layer.resource}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [report]);
    else group.push(report);
  }
  return [...groups.values()];
}

/** Groups of layers by their field, each with its place among all groups; fields in the order of their first group. */
export function groupsByDomain(groups: readonly (readonly LayerReport[])[]): {
  readonly domain: Domain;
  readonly groups: readonly { readonly index: number; readonly group: readonly LayerReport[] }[];
}[] {
  const placed = groups.map((group, index) => ({ index, group, domain: group[0]!.layer.domain }));
  return [...new Set(placed.map(({ domain }) => domain))].map((domain) => ({
    domain,
    groups: placed.filter((one) => one.domain === domain),
  }));
}

/** The text with its first letter a capital. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
