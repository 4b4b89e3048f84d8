import { type Distribution, total } from '../core/distribution.ts';
import type { Reading } from '../core/reading.ts';
import { escapeMarkup } from '../core/text.ts';
import { pageStyle, pageStyleHash } from './_page-style.ts';
import { element, extent, type Size } from './_svg.ts';
import { answer } from './answer.ts';
import { distributionBars } from './distribution-bars.ts';
import {
  formatMonth,
  formatNumber,
  formatPercent,
  formatPValue,
  formatRange,
  formatSlope,
  formatSlopeRange,
  formatSpan,
  formatValue,
  NOTHING,
} from './format.ts';
import { levelChart, levelDifference } from './level-chart.ts';
import { nakamotoProbabilities } from './nakamoto-probabilities.ts';
import { proportionIntervals } from './proportion-intervals.ts';
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
import { sparkline } from './sparkline.ts';
import { stackedProportionsChart } from './stacked-proportions-chart.ts';
import { shortened } from './text-width.ts';
import { trajectoryChart } from './trajectory-chart.ts';

const WIDE: Size = { width: 880, height: 440 };
const NARROW: Size = { width: 360, height: 400 };
const HALF_WIDTH = 400;
const THIRD_WIDTH = 310;
/** Longest text of a stranger that a page shows. */
const LONGEST = 400;

type Group = readonly LayerReport[];
type Intervals = LayerReport['proportionIntervals'] | undefined;

/**
 * A report as one HTML page that asks the network for nothing and runs no script: its policy allows only its own style.
 * The same data gives the same bytes.
 */
export function renderPage(data: ReportData): string {
  const { now, trend } = answer(data);
  const groups = groupedByResource(data.layers);
  const policy = `default-src 'none'; style-src '${pageStyleHash}'; base-uri 'none'; form-action 'none'`;
  const head = element(
    'head',
    {},
    '<meta charset="utf-8"/>',
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    '<meta name="viewport" content="width=device-width,initial-scale=1"/>',
    '<meta name="color-scheme" content="light dark"/>',
    element('meta', { name: 'description', content: now }),
    element('title', {}, text(data.title)),
    `<style>${pageStyle}</style>`,
  );
  const header = element(
    'header',
    {},
    element('p', { class: 'kicker' }, text(data.title)),
    element('h1', {}, text(now)),
    paragraph(trend, 'deck'),
    coverage(data),
  );
  const main = element(
    'main',
    { id: 'main' },
    ...groups.flatMap((group, index) => resourceSections(data, group, `g${index}`)),
    sourcesSection(data),
    problemsSection(data),
    runSection(data),
  );
  const skip = element('a', { class: 'skip', href: '#main' }, 'Skip to the report');
  return `<!doctype html>\n${element('html', { lang: 'en' }, head, element('body', {}, skip, header, main))}\n`;
}

function resourceSections(data: ReportData, group: Group, id: string): string[] {
  const [first] = group;
  if (first === undefined) return [];
  const resource = resourceName(first.layer);
  const isMining = first.layer.id.startsWith('bitcoin/blocks/');
  return [
    section(
      `${id}-now`,
      `${resource}: how concentrated, and which way`,
      verdictTable(data, group, id),
      howToRead(data),
    ),
    section(`${id}-time`, 'Over time', overTime(data, group, id)),
    section(`${id}-level`, 'What the level changes', levels(data, group, id)),
    section(
      `${id}-who`,
      isMining ? 'Who mines the blocks' : `Who holds the ${first.layer.resource}`,
      whoHolds(data, group, id),
    ),
  ];
}

function coverage({ layers }: ReportData): string {
  const [first] = layers;
  if (first === undefined) return '';
  const { span } = first.distribution;
  const whole = total(first.distribution.weights) + first.distribution.unattributedWeight;
  const windows = first.trajectory.length;
  return paragraph(
    `Latest window ${formatSpan(span)}: ${formatNumber(whole, 0)} ${first.layer.weightUnit}. ${formatNumber(windows, 0)} ${windows === 1 ? 'window' : 'windows'} in all.`,
    'meta',
  );
}

function howToRead({ intervalLevel, verdictRule }: ReportData): string {
  const level = formatPercent(intervalLevel, 0);
  const reading =
    `The ${level} interval says what chance could change: each window is one draw of luck from the work behind it. ` +
    'The bounds say what attribution could change: from everything unattributed held by countless small holders to all of it held by one.';
  return paragraph(reading, 'note') + paragraph(verdictRule, 'note');
}

function verdictTable(data: ReportData, group: Group, id: string): string {
  const level = formatPercent(data.intervalLevel, 0);
  const domain = extent(group.flatMap(({ trajectory }) => trajectory.map(({ estimate }) => estimate)));
  const rows = group.map((report, index) => {
    const { layer, trend, trajectory } = report;
    const name = capitalized(levelName(layer));
    const nakamoto = latestReading(report, 'nakamoto-coefficient');
    const spark = sparkline(
      {
        id: `${id}-spark-${index}`,
        title: `Effective number over time, ${name}`,
        readings: trajectory,
        series: index,
        domain,
      },
      { width: 136, height: 36 },
    );
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, text(name)),
      numberCell(latestReading(report, 'effective-number'), 'big'),
      element('td', { class: 'spark' }, spark),
      element(
        'td',
        {},
        element('span', { class: hasDirection(trend) ? 'verdict' : 'verdict none' }, capitalized(trend.verdict)),
        ...trendLines(trend).map(sub),
      ),
      numberCell(latestReading(report, 'hhi')),
      element(
        'td',
        { class: 'n' },
        text(nakamoto === undefined ? NOTHING : formatValue(nakamoto.estimate, nakamoto)),
        sub(nakamoto === undefined ? '' : nakamotoCertainty(nakamoto)),
      ),
    );
  });
  const head = element(
    'tr',
    {},
    columnHead('Level'),
    columnHead('Effective number', 'n'),
    columnHead('Trajectory'),
    columnHead('Direction'),
    columnHead('HHI, points', 'n'),
    columnHead('Nakamoto coefficient', 'n'),
  );
  const caption = `Latest window by level; under each number its ${level} interval, then its bounds. Effective number: as concentrated as that many equal holders; the direction is its own. Nakamoto coefficient: the fewest holders with more than half, with its probability.`;
  return scrollable('Concentration by level', table(caption, head, rows));
}

function numberCell(reading: Reading | undefined, className?: string): string {
  if (reading === undefined) return element('td', { class: 'n' }, NOTHING);
  const { low, high, boundLow, boundHigh, reason } = reading;
  return element(
    'td',
    { class: 'n' },
    element('span', { class: className }, text(formatValue(reading.estimate, reading))),
    sub(low === null && high === null ? '' : `chance ${formatRange(low, high, reading)}`),
    sub(boundLow === null && boundHigh === null ? '' : `attribution ${formatRange(boundLow, boundHigh, reading)}`),
    reading.estimate === null && reason !== null ? sub(reason) : '',
  );
}

function trendLines(trend: Trend): string[] {
  const windows = `${formatNumber(trend.windows, 0)} windows`;
  const span = `${formatMonth(trend.fromMs)} to ${formatMonth(trend.toMs - 1)}`;
  if (trend.verdict === 'too little data') return [windows, span];
  const slope = `${formatSlope(trend.slopePerYear)} ${formatSlopeRange(trend.low, trend.high)}`;
  return [slope, `p ${formatPValue(trend.pValue)}, ${windows}`, span];
}

function nakamotoCertainty({ estimate, probabilities }: Reading): string {
  const probability = probabilities?.find(({ value }) => value === estimate)?.probability;
  return probability === undefined ? '' : `probability ${formatPercent(probability, 0)}`;
}

function overTime(data: ReportData, group: Group, id: string): string {
  const charts = [
    {
      title: 'Effective number by level',
      upMeans: 'more dispersed',
      readingsOf: (report: LayerReport) => report.trajectory,
      caption: 'As concentrated as that many equal holders.',
    },
    {
      title: 'HHI by level',
      upMeans: 'more concentrated',
      readingsOf: (report: LayerReport) => report.hhiTrajectory,
      caption: 'In points: 10,000 times the sum of squared proportions; 10,000 is one holder of everything.',
    },
  ];
  return charts
    .map(({ title, upMeans, readingsOf, caption }, index) => {
      const series = group.map((report) => ({ name: levelName(report.layer), readings: readingsOf(report) }));
      if (series.every(({ readings }) => readings.length === 0)) return '';
      const { intervalLevel, labelBreaksMs } = data;
      return figure(
        title,
        (size, variant) =>
          trajectoryChart(
            { id: `${id}-time-${index}-${variant}`, title, series, upMeans, intervalLevel, labelBreaksMs },
            size,
          ),
        caption,
      );
    })
    .join('');
}

function levels(data: ReportData, group: Group, id: string): string {
  const dots = [
    { measure: 'effective-number', title: 'Effective number', upMeans: 'more dispersed' },
    { measure: 'hhi', title: 'HHI, points', upMeans: 'more concentrated' },
    { measure: 'concentration-ratio:1', title: 'Largest holder', upMeans: 'more concentrated' },
    { measure: 'concentration-ratio:3', title: 'Three largest holders', upMeans: 'more concentrated' },
  ].flatMap(({ measure, title, upMeans }, index) => {
    const rows = group.flatMap((report) => {
      const reading = latestReading(report, measure);
      return reading === undefined ? [] : [{ name: levelName(report.layer), reading }];
    });
    if (rows.length === 0) return [];
    const chart = levelChart({ id: `${id}-level-${index}`, title, rows, upMeans }, { width: HALF_WIDTH });
    return [titledFigure(title, chart, levelDifference(rows.map(({ reading }) => reading)) ?? '')];
  });
  const bars = group.flatMap((report, index) => {
    const probabilities = latestReading(report, 'nakamoto-coefficient')?.probabilities;
    if (probabilities === undefined) return [];
    const title = `By ${levelName(report.layer)}`;
    return [
      titledFigure(
        title,
        nakamotoProbabilities(
          { id: `${id}-nakamoto-${index}`, title, probabilities, series: index },
          { width: 280, height: 130 },
        ),
      ),
    ];
  });
  const intro = `The latest window, by what is counted as one holder. Dot: estimate. Solid bar: ${formatPercent(data.intervalLevel, 0)} interval, what chance could change. Hatched bar: bounds, what attribution could change. The scales do not begin at zero.`;
  const definitions = group.map(({ layer }) =>
    element('li', {}, element('strong', {}, text(capitalized(levelName(layer)))), `: ${text(layer.definition)}`),
  );
  const nakamoto =
    bars.length === 0
      ? ''
      : element('h3', { class: 'apart' }, 'How many holders make more than half? The probability of each answer') +
        element('div', { class: 'levels odds' }, ...bars);
  return (
    paragraph(intro, 'note') + element('ul', {}, ...definitions) + element('div', { class: 'pair' }, ...dots) + nakamoto
  );
}

function whoHolds(data: ReportData, group: Group, id: string): string {
  const stacks = group.flatMap(({ layer, stack, names }, index) => {
    if (stack === undefined) return [];
    const title = `Proportions by ${levelName(layer)} over time`;
    const { labelBreaksMs } = data;
    const dotted = labelBreaksMs.length > 0 ? ' Dotted: the source of the labels changes.' : '';
    return [
      figure(
        title,
        (size, variant) =>
          stackedProportionsChart({ id: `${id}-stack-${index}-${variant}`, title, stack, names, labelBreaksMs }, size),
        `${layer.title}, the ${stack.entities.length} largest over the whole span. Grey: all others. Hatched: unattributed.${dotted} At the right, proportions of the last window.`,
      ),
    ];
  });
  const latest = group.map((report, index) => {
    const { layer, distribution, names } = report;
    const intervals = intervalsOf(report, data.intervalLevel);
    const title = `Latest window by ${levelName(layer)}`;
    const chart = distributionBars(
      {
        id: `${id}-bars-${index}`,
        title,
        distribution,
        names,
        ...(intervals === undefined ? {} : { proportionIntervals: intervals }),
      },
      { width: THIRD_WIDTH },
    );
    return element('div', {}, titledFigure(title, chart), holderTable(data, report, intervals));
  });
  return stacks.join('') + element('div', { class: 'levels' }, ...latest);
}

function intervalsOf({ layer, distribution, proportionIntervals: given }: LayerReport, level: number): Intervals {
  return given ?? (layer.isCount ? proportionIntervals(distribution, level) : undefined);
}

function holderTable(data: ReportData, { layer, distribution, names }: LayerReport, intervals: Intervals): string {
  const whole = total(distribution.weights) + distribution.unattributedWeight;
  const isCount = isWhole(distribution);
  const row = (name: string, weight: number, interval?: { low: number; high: number }): string =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, text(shortened(name, 60))),
      element('td', { class: 'n' }, formatNumber(weight, isCount ? 0 : 1)),
      element('td', { class: 'n' }, formatPercent(weight / whole)),
      intervals === undefined
        ? ''
        : element(
            'td',
            { class: 'n' },
            text(interval === undefined ? NOTHING : `${formatPercent(interval.low)}–${formatPercent(interval.high)}`),
          ),
    );
  const rows = distribution.entities.map((entity, index) =>
    row(names.get(entity) ?? entity, distribution.weights[index]!, intervals?.[index]),
  );
  if (distribution.unattributedWeight > 0) rows.push(row('unattributed', distribution.unattributedWeight));
  const head = element(
    'tr',
    {},
    columnHead('Holder'),
    columnHead(capitalized(layer.weightUnit), 'n'),
    columnHead('Proportion', 'n'),
    intervals === undefined ? '' : columnHead(`${formatPercent(data.intervalLevel, 0)} interval`, 'n'),
  );
  const caption = `${layer.title}, ${formatSpan(distribution.span)}`;
  return element(
    'details',
    {},
    element('summary', {}, `All ${formatNumber(distribution.entities.length, 0)} as a table`),
    table(caption, head, rows),
  );
}

function isWhole({ weights, unattributedWeight }: Distribution): boolean {
  return Array.from(weights).every(Number.isInteger) && Number.isInteger(unattributedWeight);
}

function sourcesSection({ sources }: ReportData): string {
  if (sources.length === 0) return '';
  const rows = sources.map(({ title, publisher, licence, url, span, rows: count }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, link(title, url)),
      element('td', {}, text(publisher)),
      element('td', {}, text(licence)),
      element('td', { class: 'span' }, formatSpan(span)),
      element('td', { class: 'n' }, formatNumber(count, 0)),
    ),
  );
  const head = element(
    'tr',
    {},
    columnHead('Source'),
    columnHead('Publisher'),
    columnHead('Licence'),
    columnHead('Covers'),
    columnHead('Rows', 'n'),
  );
  return section(
    'sources',
    'Sources',
    scrollable('Sources', table('With thanks to those who publish them.', head, rows)),
  );
}

function problemsSection({ problems, notes }: ReportData): string {
  if (problems.length === 0 && notes.length === 0) return '';
  const list = notes.length === 0 ? '' : element('ul', {}, ...notes.map((note) => element('li', {}, text(note))));
  const rows = problems.map(({ kind, message, count }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, element('code', {}, text(kind))),
      element('td', {}, text(message)),
      element('td', { class: 'n' }, formatNumber(count, 0)),
    ),
  );
  const head = element('tr', {}, columnHead('Kind'), columnHead('First of them'), columnHead('Count', 'n'));
  const problemTable =
    rows.length === 0
      ? ''
      : scrollable('Problems', table('What of the inputs could not be used as it stands.', head, rows));
  return section('notes', 'Notes and problems', list, problemTable);
}

function runSection({ run }: ReportData): string {
  const lines = run.flatMap(({ key, value }) => [
    element('dt', {}, text(key)),
    element('dd', {}, element('code', {}, text(value))),
  ]);
  return section(
    'run',
    'Repeat this run',
    paragraph('The same inputs, labels, parameters and seed give this page again, byte for byte.'),
    element('dl', {}, ...lines),
  );
}

/** Text of a stranger, cut and escaped. */
function text(content: string): string {
  return escapeMarkup(shortened(content, LONGEST));
}

/** Sentences of the report's own, of any length. */
function paragraph(content: string, className?: string): string {
  return content === '' ? '' : element('p', { class: className }, escapeMarkup(content));
}

function sub(content: string): string {
  return content === '' ? '' : element('span', { class: 'sub' }, text(content));
}

/** A link where the address is one of the web; else only its text. */
function link(content: string, url: string): string {
  return /^https?:\/\/[^\s]+$/i.test(url)
    ? element('a', { href: url, rel: 'noreferrer' }, text(content))
    : text(content);
}

function section(id: string, heading: string, ...content: readonly string[]): string {
  return element(
    'section',
    { 'aria-labelledby': `${id}-h` },
    element('h2', { id: `${id}-h` }, text(heading)),
    ...content,
  );
}

function columnHead(content: string, className?: string): string {
  return element('th', { scope: 'col', class: className }, text(content));
}

function table(caption: string, head: string, rows: readonly string[]): string {
  return element(
    'table',
    {},
    element('caption', {}, text(caption)),
    element('thead', {}, head),
    element('tbody', {}, ...rows),
  );
}

/** A region that scrolls sideways on its own, and by keyboard. */
function scrollable(name: string, content: string): string {
  return element('div', { class: 'scroll', role: 'region', 'aria-label': name, tabindex: '0' }, content);
}

/** A chart drawn for wide and for narrow screens, of which the style shows one. */
function figure(title: string, draw: (size: Size, variant: string) => string, caption: string): string {
  return element(
    'figure',
    {},
    element('h3', {}, text(title)),
    element('div', { class: 'wide' }, draw(WIDE, 'wide')),
    element('div', { class: 'narrow' }, draw(NARROW, 'narrow')),
    element('figcaption', {}, text(caption)),
  );
}

function titledFigure(title: string, chart: string, caption = ''): string {
  return element(
    'figure',
    {},
    element('h3', {}, text(capitalized(title))),
    chart,
    caption === '' ? '' : element('figcaption', {}, text(caption)),
  );
}
