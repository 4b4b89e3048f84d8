import type { Domain } from '../core/layer.ts';
import { columnHead, figure, paragraph, scrollable, section, sub, table, text, titledFigure } from './_html.ts';
import { element, type Size } from './_svg.ts';
import { type AlignedChartData, type AlignedSeries, alignedChart } from './aligned-chart.ts';
import { choiceName, optionName } from './choice-names.ts';
import {
  formatMonth,
  formatNumber,
  formatPercent,
  formatPValue,
  formatSlope,
  formatSlopeRange,
  NOTHING,
} from './format.ts';
import {
  type CurveReport,
  capitalized,
  type DivergenceReport,
  domainNames,
  domainsOf,
  drawnWindows,
  layerTitle,
  namedVerdict,
  type ReportData,
} from './report-data.ts';
import { specificationCurveChart } from './specification-curve-chart.ts';
import { shortened } from './text-width.ts';

const SMALL = { width: 420, height: 300 } as const;

/** Both layers of the first pair on one calendar: what the page shows first. */
export function leadFigure(data: ReportData): string {
  const [first] = data.divergences;
  if (first === undefined) return '';
  const series = alignedSeries(data, first);
  if (series === null) return '';
  const caption = 'As concentrated as that many equal holders; equal slopes are equal yearly changes.';
  const title = `${series.map(({ name }) => name).join(' and ')}, over time`;
  return figure(
    title,
    (size, variant) => aligned(data, { series, title, along: 'calendar' }, `d0-lead-${variant}`, size),
    caption,
  );
}

/** The pairs of layers that were compared: the differences of their slopes, then the lines of each and all choices of it. */
export function divergenceSection(data: ReportData): string {
  if (data.divergences.length === 0) return '';
  const level = formatPercent(data.intervalLevel, 0);
  const intro =
    'Two layers diverge where the yearly changes of their effective numbers differ. The difference is how fast the first grows ' +
    `relative to the second, with its ${level} interval; a positive one says that the first disperses faster, or concentrates more slowly.`;
  return section(
    'divergence',
    'Do they go apart?',
    paragraph(intro, 'note'),
    differenceTable(data),
    ...data.divergences.map((divergence, index) => divergencePart(data, divergence, index)),
  );
}

function titlesOf({ layers }: ReportData, { a, b }: DivergenceReport): [string, string] {
  return [layerTitle(layers, a), layerTitle(layers, b)];
}

function differenceTable(data: ReportData): string {
  const head = element(
    'tr',
    {},
    columnHead('First, and second'),
    columnHead(`Difference a year, with its ${formatPercent(data.intervalLevel, 0)} interval`, 'n'),
    columnHead('p', 'n'),
    columnHead('Verdict'),
  );
  const rows = data.divergences.map((divergence, index) => {
    const { differencePerYear, low, high, pValue, verdict } = divergence;
    const isKnown = !Number.isNaN(differencePerYear);
    const [first, second] = titlesOf(data, divergence);
    const named = capitalized(namedVerdict(verdict, domainsOf(data.layers, divergence)));
    const hasPart = hasOwnPart(data, divergence);
    return element(
      'tr',
      {},
      element(
        'th',
        { scope: 'row' },
        hasPart ? element('a', { href: `#d${index}-h` }, text(first)) : text(first),
        sub(`and ${second}`),
      ),
      element(
        'td',
        { class: 'n' },
        isKnown ? text(formatSlope(differencePerYear)) : NOTHING,
        sub(isKnown ? formatSlopeRange(low, high) : ''),
      ),
      element('td', { class: 'n' }, isKnown ? text(formatPValue(pValue).replace('= ', '')) : NOTHING),
      element('td', { class: low > 0 || high < 0 ? 'strong' : undefined }, text(named)),
    );
  });
  return scrollable('Differences', table('First less second, for every pair that was compared', head, rows));
}

/** Whether there is more to show of a pair than its line in the table. */
function hasOwnPart(data: ReportData, divergence: DivergenceReport): boolean {
  return divergence.curve !== null || alignedSeries(data, divergence) !== null;
}

function divergencePart(data: ReportData, divergence: DivergenceReport, index: number): string {
  if (!hasOwnPart(data, divergence)) return '';
  const id = `d${index}`;
  const [titleA, titleB] = titlesOf(data, divergence);
  const { curve } = divergence;
  return [
    element('h3', { class: 'apart', id: `${id}-h` }, text(`${titleA}, against ${titleB}`)),
    element('p', {}, text(divergence.sentence)),
    alignedFigures(data, divergence, index),
    curve === null ? '' : curvePart(data, divergence, curve),
  ].join('');
}

/** Trajectories of a pair; null where the report does not hold both. */
function alignedSeries({ layers, fieldStartsMs }: ReportData, { a, b }: DivergenceReport): AlignedSeries[] | null {
  const reports = [a, b].flatMap((wanted) => layers.find(({ layer }) => layer.id === wanted) ?? []);
  if (reports.length < 2) return null;
  return reports.map((report) => ({
    name: report.layer.title,
    readings: drawnWindows(report).trajectory,
    chance: report.chance,
    startMs: fieldStartsMs[report.layer.domain],
  }));
}

function aligned(
  { intervalLevel }: ReportData,
  given: Pick<AlignedChartData, 'series' | 'title' | 'along'>,
  id: string,
  size: Size,
): string {
  return alignedChart(
    { ...given, id, upMeans: 'more dispersed', intervalLevel },
    { ...size, height: size.height - 80 },
  );
}

/**
 * Both layers along the calendar and, where their fields differ, along the age of each: of the first pair, whose calendar stands at
 * the top of the page, the age alone.
 */
function alignedFigures(data: ReportData, divergence: DivergenceReport, index: number): string {
  const series = alignedSeries(data, divergence);
  if (series === null) return '';
  const domains = domainsOf(data.layers, divergence);
  const age = { series, title: 'At the same age', along: 'age' } as const;
  const hasAges = domains[0] !== domains[1];
  const id = `d${index}`;
  if (index === 0) {
    if (!hasAges) return '';
    const caption = `The lines at the top of the page, by the years since each field began: ${starts(data, domains)}.`;
    return figure(age.title, (size, variant) => aligned(data, age, `${id}-age-${variant}`, size), caption);
  }
  const calendar = { series, title: 'On one calendar', along: 'calendar' } as const;
  const small = { ...SMALL, height: SMALL.height + 80 };
  return element(
    'div',
    { class: 'pair' },
    titledFigure(calendar.title, aligned(data, calendar, `${id}-calendar`, small)),
    hasAges ? titledFigure(age.title, aligned(data, age, `${id}-age`, small)) : '',
  );
}

function starts({ fieldStartsMs }: ReportData, domains: readonly Domain[]): string {
  return domains.map((domain) => `${domainNames[domain]} ${formatMonth(fieldStartsMs[domain])}`).join(', ');
}

function curvePart(data: ReportData, divergence: DivergenceReport, given: CurveReport): string {
  const title = 'Every reasonable choice';
  const id = `d${data.divergences.indexOf(divergence)}-curve`;
  const upMeans = `dispersing faster: ${titlesOf(data, divergence)[0]}`;
  const curve = withNames(given, domainsOf(data.layers, divergence));
  const caption =
    'Above, the difference under each specification, least first, with its interval; intervals that leave the scale end at its edge. ' +
    'Below, what each of them chose, the most influential choice first; bold, what the main specification chose.';
  return (
    figure(
      title,
      (size, variant) => specificationCurveChart({ id: `${id}-${variant}`, title, curve, upMeans }, size),
      caption,
    ) +
    agreement(curve) +
    influenceTable(curve) +
    optionTable(curve)
  );
}

/** A curve whose verdicts, choices and options read as words. */
function withNames(curve: CurveReport, domains: readonly [Domain, Domain] | readonly []): CurveReport {
  const verdictOf = (verdict: string): string => namedVerdict(verdict, domains);
  return {
    ...curve,
    specifications: curve.specifications.map((one) => {
      const choices = Object.entries(one.choices).map(([factor, option]) => [choiceName(factor), optionName(option)]);
      return { ...one, verdict: verdictOf(one.verdict), choices: Object.fromEntries(choices) };
    }),
    agreement: curve.agreement.map((one) => ({ ...one, verdict: verdictOf(one.verdict) })),
    influence: curve.influence.map((one) => ({
      ...one,
      factor: choiceName(one.factor),
      options: one.options.map((given) => ({ ...given, option: optionName(given.option) })),
    })),
  };
}

/** How far the specifications agree, in a sentence. */
function agreement({ agreement: parts, specifications }: CurveReport): string {
  if (parts.length === 0) return '';
  const said = [...parts]
    .sort((one, other) => other.proportion - one.proportion)
    .map(({ verdict, proportion }) => `${formatPercent(proportion)} read “${shortened(verdict, 60)}”`);
  return element('p', {}, text(`Of ${formatNumber(specifications.length, 0)} specifications ${said.join(', ')}.`));
}

function influenceTable(curve: CurveReport): string {
  if (curve.influence.length === 0) return '';
  const head = element('tr', {}, columnHead('Choice'), columnHead('Variance explained', 'n'));
  const rows = byInfluence(curve).map(({ factor, explained }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, text(capitalized(factor))),
      element('td', { class: 'n' }, text(formatPercent(explained))),
    ),
  );
  return element('div', { class: 'small' }, table('Which choice decides the difference', head, rows));
}

function byInfluence({ influence }: CurveReport): CurveReport['influence'] {
  return [...influence].sort((one, other) => other.explained - one.explained);
}

function optionTable(curve: CurveReport): string {
  if (curve.influence.length === 0) return '';
  const head = element(
    'tr',
    {},
    columnHead('Choice'),
    columnHead('Specifications', 'n'),
    columnHead('Median difference', 'n'),
  );
  const bodies = byInfluence(curve).map(({ factor, options }) => [
    element('tr', { class: 'group' }, element('th', { scope: 'rowgroup', colspan: 3 }, text(capitalized(factor)))),
    ...options.map(({ option, count, median }) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, text(option)),
        element('td', { class: 'n' }, formatNumber(count, 0)),
        element('td', { class: 'n' }, text(formatSlope(median))),
      ),
    ),
  ]);
  const summary = 'Every option, and the median difference under it';
  return element(
    'details',
    {},
    element('summary', {}, summary),
    table('Specifications with each option, and the median of their differences', head, ...bodies),
  );
}
