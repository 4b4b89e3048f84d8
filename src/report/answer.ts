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
  type Verdict,
  verdicts,
} from './report-data.ts';

/**
 * The report in two sentences, from the numbers alone: how concentrated each level of the first resource is now, and
 * what the rule says of each level's direction. Of several fields it says how the first layer of each stands, whether the first
 * pair goes apart, and how many layers have a direction. No word of a direction where the verdict is none.
 */
export function answer(data: Pick<ReportData, 'layers' | 'divergences' | 'intervalLevel'>): {
  readonly now: string;
  readonly trend: string;
} {
  const leads = leadsOf(data.layers);
  return leads.length > 1 ? ofFields(data, leads) : ofResource(data);
}

interface Lead {
  readonly title: string;
  readonly estimate: number;
}

/** First layer with an estimate of each field. */
function leadsOf(layers: readonly LayerReport[]): Lead[] {
  const leads = new Map<string, Lead>();
  for (const report of layers) {
    const estimate = latestReading(report, 'effective-number')?.estimate ?? null;
    const { domain, title } = report.layer;
    if (estimate !== null && !leads.has(domain)) leads.set(domain, { title, estimate });
  }
  return [...leads.values()];
}

function ofFields({ layers, divergences }: Pick<ReportData, 'layers' | 'divergences'>, leads: readonly Lead[]) {
  const [first, ...others] = leads.map(({ title, estimate }) => ({ title, number: formatNumber(estimate, 1) }));
  const rest = others.map(({ title, number }) => `; ${title}, as among ${number}`).join('');
  return {
    now: `${first!.title} are as concentrated as among ${first!.number} equal holders${rest}.`,
    trend: [...(divergences[0] === undefined ? [] : [divergences[0].sentence]), tally(layers)].join(' '),
  };
}

const tallied: Readonly<Record<Verdict, string>> = {
  concentrating: 'concentrating',
  dispersing: 'dispersing',
  'no trend': 'without a trend',
  'too little data': 'without enough data to tell',
};

/** How many layers have each verdict; those with a direction by name. */
function tally(layers: readonly LayerReport[]): string {
  const parts = verdicts.flatMap((verdict) => {
    const alike = layers.filter(({ trend }) => trend.verdict === verdict);
    if (alike.length === 0) return [];
    const names = alike.some(({ trend }) => hasDirection(trend))
      ? ` (${alike.map(({ layer }) => layer.title).join(', ')})`
      : '';
    return [`${formatNumber(alike.length, 0)} ${alike.length === 1 ? 'is' : 'are'} ${tallied[verdict]}${names}`];
  });
  return `Of ${formatNumber(layers.length, 0)} layers, ${parts.join('; ')}.`;
}

function ofResource({ layers, intervalLevel }: Pick<ReportData, 'layers' | 'intervalLevel'>) {
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
