import type { Domain } from '../core/layer.ts';
import type { Reading } from '../core/reading.ts';
import { formatDate, type TimeSpan } from '../core/time-span.ts';
import {
  formatChange,
  formatNumber,
  formatPercent,
  formatPValue,
  formatRange,
  formatSlopeRange,
  formatValue,
  NOTHING,
} from './format.ts';
import {
  type DivergenceReport,
  domainNames,
  domainsOf,
  groupedByResource,
  groupsByDomain,
  intervalMeaning,
  isMostlyUnattributed,
  type LayerReport,
  latestReading,
  namedVerdict,
  type ReportData,
} from './report-data.ts';
import { renderTable, type TableColumn, type TableOptions } from './terminal-table.ts';
import { shortened, textWidth, wrapped } from './text-width.ts';

const columns: readonly TableColumn[] = [
  { title: 'layer', cut: 'middle' },
  { title: 'years', align: 'right' },
  { title: 'effective', align: 'right' },
  { title: 'interval', align: 'right' },
  { title: 'bounds', align: 'right' },
  { title: 'change a year', align: 'right' },
  { title: 'verdict' },
];
/** Columns below which pairs are shown without their p-values. */
const WIDE_PAIRS = 90;
/** A table wider than this is hard to follow from one end to the other. */
const MOST_WIDTH = 140;
/** Lines of text are read more easily when they are shorter. */
const MOST_TEXT_WIDTH = 100;
/** Columns that a layer's id keeps while another can be given up. */
const LEAST_LAYER_WIDTH = 34;
/** What is left out of a verdict on two beside the columns that name them. */
const RELATIVE = / relative to second$/;

/**
 * The layers of a report as a table for a terminal, field by field: latest effective number, interval, bounds, change a year and
 * verdict; then how pairs of layers go apart, a line each; then what the columns mean. Where the terminal is
 * narrow it gives up years, bounds and intervals, in this order, before it cuts a number.
 */
export function verdictTable(
  { layers, divergences }: Pick<ReportData, 'layers' | 'divergences'>,
  options: TableOptions,
): string {
  const width = Math.min(options.width, MOST_WIDTH);
  const prose = (text: string): string[] => wrapped(text, Math.min(width, MOST_TEXT_WIDTH));
  return [
    ...layerLines(layers, { ...options, width }),
    ...(divergences.length === 0 ? [] : ['', ...pairLines(layers, divergences, { ...options, width })]),
    ...divergences.flatMap((divergence, index) => agreement(layers, divergence, index)).flatMap(prose),
    '',
    ...prose(legend(layers, divergences, fittingColumns(layers.map(cells), width))),
  ].join('\n');
}

function layerLines(layers: readonly LayerReport[], options: TableOptions): string[] {
  const fields = groupsByDomain(groupedByResource(layers)).map(({ groups }) => ({
    reports: groups.flatMap(({ group }) => group),
  }));
  const ordered = fields.flatMap(({ reports }) => reports);
  const rows = ordered.map(cells);
  const kept = fittingColumns(rows, options.width);
  const [head = '', rule = '', ...lines] = renderTable(
    kept.map((column) => columns[column]!),
    rows.map((row) => kept.map((column) => row[column]!)),
    options,
  ).split('\n');
  const body = fields.flatMap(({ reports }, nth) => [
    ...(nth === 0 ? [] : ['']),
    ...reports.map((report) => lines[ordered.indexOf(report)]!),
  ]);
  return [head, rule, ...body];
}

/** What the columns mean, of those that are shown. */
function legend(
  layers: readonly LayerReport[],
  divergences: readonly DivergenceReport[],
  kept: readonly number[],
): string {
  const isKept = (title: string): boolean => kept.some((column) => columns[column]!.title === title);
  const meaning = intervalMeaning(layers.map(({ chance }) => chance));
  return [
    'Effective: as concentrated as that many equal holders, in the latest window.',
    ...(layers.some(isUnknown) ? ['A range: more is tied to nobody than to anybody.'] : []),
    ...(meaning === null || !isKept('interval') ? [] : [`Interval: ${meaning}.`]),
    ...(isKept('bounds') ? ['Bounds: what attribution could change.'] : []),
    ...(isKept('years') ? ['Years: those that the direction is judged over.'] : []),
    ...(divergences.some(isRelative) ? ['Of two compared, one concentrates or disperses relative to the other.'] : []),
  ].join(' ');
}

function isRelative({ verdict, curve }: DivergenceReport): boolean {
  return [verdict, ...(curve?.agreement ?? []).map((part) => part.verdict)].some((each) => RELATIVE.test(each));
}

function isUnknown(report: LayerReport): boolean {
  const effective = latestReading(report, 'effective-number');
  return effective !== undefined && isMostlyUnattributed(effective);
}

/** Indices of the columns that have room: years are given up first, then bounds, then the interval. */
function fittingColumns(rows: readonly (readonly string[])[], width: number): number[] {
  const kept = [...columns.keys()];
  const widths = columns.map(({ title }, column) =>
    rows.reduce((most, row) => Math.max(most, textWidth(row[column]!)), textWidth(title)),
  );
  const least = Math.min(LEAST_LAYER_WIDTH, widths[0]!);
  for (const given of ['years', 'bounds', 'interval']) {
    const needed = kept.reduce((sum, column) => sum + (column === 0 ? least : widths[column]! + 2), 0);
    if (needed <= width) break;
    kept.splice(
      kept.findIndex((column) => columns[column]!.title === given),
      1,
    );
  }
  return kept;
}

function cells(report: LayerReport): string[] {
  const effective = latestReading(report, 'effective-number');
  const { trend, layer } = report;
  const isShown = effective !== undefined && !isUnknown(report);
  return [
    layer.id,
    yearsOf(trend),
    effective === undefined ? NOTHING : estimateOf(effective),
    isShown ? formatRange(effective.low, effective.high, effective) : NOTHING,
    effective === undefined ? NOTHING : formatRange(effective.boundLow, effective.boundHigh, effective),
    changeOf(trend.slopePerYear, trend),
    trend.verdict,
  ];
}

/** An estimate, or the ends of its bounds where it is no more than one of them. */
function estimateOf(effective: Reading): string {
  const { estimate, boundLow, boundHigh } = effective;
  return isMostlyUnattributed(effective) && boundLow !== null && boundHigh !== null
    ? `${formatValue(boundLow, effective)}–${formatValue(boundHigh, effective)}`
    : formatValue(estimate, effective);
}

/** An id under its field's heading. */
function withoutField(id: string, domain: string): string {
  return id.startsWith(`${domain}/`) ? id.slice(domain.length + 1) : id;
}

/** First and last year of a span. */
function yearsOf({ fromMs, toMs }: TimeSpan): string {
  if (Number.isNaN(fromMs) || Number.isNaN(toMs)) return NOTHING;
  const [from, to] = [fromMs, toMs - 1].map((ms) => formatDate(ms).slice(0, 4));
  return from === to ? from! : `${from}–${to}`;
}

function changeOf(slope: number, { low, high }: { readonly low: number; readonly high: number }): string {
  return Number.isNaN(slope) ? NOTHING : `${formatChange(slope)} ${formatSlopeRange(low, high)}`;
}

/** The pairs of layers that were compared, a line each; where all of a column are of one field, the field is its heading. */
function pairLines(
  layers: readonly LayerReport[],
  divergences: readonly DivergenceReport[],
  options: TableOptions,
): string[] {
  const pairs = divergences.map((divergence) => domainsOf(layers, divergence));
  const [first, second] = [0, 1].map((at) => sharedField(pairs.map((pair) => pair[at])));
  const isWide = options.width >= WIDE_PAIRS;
  const columnsOfPairs: readonly TableColumn[] = [
    { title: first === undefined ? 'first' : domainNames[first], cut: 'middle' },
    { title: second === undefined ? 'second' : domainNames[second], cut: 'middle' },
    { title: 'difference a year', align: 'right' },
    ...(isWide ? [{ title: 'p', align: 'right' } as const] : []),
    { title: 'verdict', keep: true },
  ];
  const rows = divergences.map(({ a, b, differencePerYear, low, high, pValue, verdict }, index) => [
    withoutField(a, first ?? ''),
    withoutField(b, second ?? ''),
    changeOf(differencePerYear, { low, high }),
    ...(isWide ? [Number.isNaN(pValue) ? NOTHING : formatPValue(pValue).replace('= ', '')] : []),
    verdictWords(verdict, pairs[index]!),
  ]);
  return renderTable(columnsOfPairs, rows, options).split('\n');
}

/** The field that all share; undefined where they do not. */
function sharedField(fields: readonly (Domain | undefined)[]): Domain | undefined {
  return fields.every((field) => field === fields[0]) ? fields[0] : undefined;
}

/** A verdict beside the columns that name the pair. */
function verdictWords(verdict: string, domains: readonly [Domain, Domain] | readonly []): string {
  return shortened(namedVerdict(verdict.replace(RELATIVE, ''), domains), 40);
}

/** How far other choices agree about a pair. */
function agreement(layers: readonly LayerReport[], divergence: DivergenceReport, index: number): string[] {
  const { curve } = divergence;
  if (curve === null || curve.specifications.length === 0) return [];
  const parts = [...curve.agreement]
    .sort((one, other) => other.proportion - one.proportion)
    .map(
      ({ verdict, proportion }) =>
        `${verdictWords(verdict, domainsOf(layers, divergence))} ${formatPercent(proportion, 0)}`,
    );
  const pair = index === 0 ? 'the first pair' : `pair ${index + 1}`;
  return [
    `Of ${formatNumber(curve.specifications.length, 0)} reasonable ways to ask about ${pair}: ${parts.join(', ')}.`,
  ];
}
