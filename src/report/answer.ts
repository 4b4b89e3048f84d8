import { formatChange, formatMonth, formatNumber, formatPercent, formatSlope } from './format.ts';
import {
  capitalized,
  groupedByResource,
  hasDirection,
  type LayerReport,
  latestReading,
  levelName,
  type ReportData,
  resourceName,
  type Trend,
} from './report-data.ts';

/**
 * The report in two sentences, from the numbers alone: how concentrated each level of the first resource is now, and
 * what the rule says of each level's direction. No word of a direction where the verdict is none.
 */
export function answer({ layers, intervalLevel }: Pick<ReportData, 'layers' | 'intervalLevel'>): {
  readonly now: string;
  readonly trend: string;
} {
  const reports = groupedByResource(layers)[0] ?? [];
  const levelsOf = new Map<string, LayerReport[]>();
  for (const report of reports) {
    const estimate = latestReading(report, 'effective-number')?.estimate ?? null;
    if (estimate !== null) add(levelsOf, formatNumber(estimate, 1), report);
  }
  const [first] = reports;
  if (first === undefined || levelsOf.size === 0)
    return { now: 'No window holds enough data for an answer.', trend: '' };
  const [lead, ...others] = [...levelsOf].map(([number, alike]) => ({ number, levels: byLevels(alike, 'or') }));
  const rest = others.map(({ number, levels }) => `; ${levels}, ${number}`).join('');
  const now = `${resourceName(first.layer)} counted ${lead!.levels} are as concentrated as among ${lead!.number} equal holders${rest}.`;
  return { now, trend: trendSentences(reports, intervalLevel) };
}

function trendSentences(reports: readonly LayerReport[], intervalLevel: number): string {
  const withoutDirection = new Map<string, LayerReport[]>();
  const sentences: string[] = [];
  for (const report of reports) {
    const { trend, layer } = report;
    if (!hasDirection(trend)) {
      add(withoutDirection, `${trendSpan(trend)}|${trend.verdict}`, report);
      continue;
    }
    const [low, high] = [trend.low, trend.high].map(formatChange);
    const interval = `${formatPercent(intervalLevel, 0)} interval ${low} to ${high}`;
    sentences.push(
      `By ${levelName(layer)}, ${trendSpan(trend)}, the verdict is ${trend.verdict}: the effective number changes by ${formatSlope(trend.slopePerYear)} (${interval}).`,
    );
  }
  for (const [key, alike] of withoutDirection) {
    const [span = '', verdict = ''] = key.split('|');
    sentences.push(
      `${capitalized(byLevels(alike, 'and'))}, ${span}, there is ${verdict === 'no trend' ? 'no trend' : 'too little data to tell a trend'}.`,
    );
  }
  return sentences.join(' ');
}

function add(groups: Map<string, LayerReport[]>, key: string, report: LayerReport): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [report]);
  else group.push(report);
}

function byLevels(reports: readonly LayerReport[], conjunction: 'and' | 'or'): string {
  const names = reports.map(({ layer }) => `by ${levelName(layer)}`);
  const last = names.pop()!;
  return names.length === 0 ? last : `${names.join(', ')} ${conjunction} ${last}`;
}

function trendSpan({ fromMs, toMs }: Trend): string {
  return `${formatMonth(fromMs)} to ${formatMonth(toMs - 1)}`;
}
