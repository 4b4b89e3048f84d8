import type { Distribution } from '../core/distribution.ts';
import type { Layer } from '../core/layer.ts';
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
  /** Proportions over time, of a layer for which they are to be drawn. */
  readonly stack?: Stack;
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
  /** The first layer's domain and resource are what the headline is about. */
  readonly layers: readonly LayerReport[];
  /** Instants at which the source of the labels changes. */
  readonly labelBreaksMs: readonly number[];
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

/**
 * Name of a resource among all domains.
 *
 * @example
 * resourceName({ domain: 'bitcoin', resource: 'blocks' }); // => 'Bitcoin blocks'
 */
export function resourceName({ domain, resource }: Pick<Layer, 'domain' | 'resource'>): string {
  return `${{ bitcoin: 'Bitcoin', ai: 'AI' }[domain]} ${resource.replaceAll('-', ' ')}`;
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

/** The text with its first letter a capital. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
