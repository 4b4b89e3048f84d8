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
  groupedByResource,
  groupsByDomain,
  intervalMeaning,
  isMostlyUnattributed,
  type LayerReport,
  latestReading,
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
const pairColumns: readonly TableColumn[] = [
  { title: 'first', cut: 'middle' },
  { title: 'second', cut: 'middle' },
  { title: 'difference a year', align: 'right' },
  { title: 'p', align: 'right' },
  { title: 'verdict' },
];
/** A table wider than this is hard to follow from one end to the other. */
const MOST_WIDTH = 124;
/** Lines of text are read more easily when they are shorter. */
const MOST_TEXT_WIDTH = 100;
/** Columns that a layer's id keeps while another can be given up. */
const LEAST_LAYER_WIDTH = 20;
const INDENT = '  ';

/**
 * The layers of a report as a table for a terminal, field by field: latest effective number, interval, bounds, change a year and
 * verdict; then how pairs of layers go apart, a line each; then what the columns mean. It fits a terminal of 100 columns, and gives
 * up columns in a narrower one before it cuts a number.
 */
export function verdictTable(
  { layers, divergences }: Pick<ReportData, 'layers' | 'divergences'>,
  options: TableOptions,
): string {
  const width = Math.min(options.width, MOST_WIDTH);
  const prose = (text: string): string[] => wrapped(text, Math.min(width, MOST_TEXT_WIDTH));
  return [
    ...layerLines(layers, { ...options, width }),
    ...(divergences.length === 0 ? [] : ['', ...pairLines(divergences, { ...options, width })]),
    ...divergences.flatMap(agreement).flatMap(prose),
    '',
    ...prose(legend(layers)),
  ].join('\n');
}

function layerLines(layers: readonly LayerReport[], options: TableOptions): string[] {
  const fields = groupsByDomain(groupedByResource(layers)).map(({ domain, groups }) => ({
    domain,
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
  const body = fields.flatMap(({ domain, reports }, nth) => {
    const heading = options.colour ? `\u001b[1m${domainNames[domain]}\u001b[0m` : domainNames[domain];
    return [...(nth === 0 ? [] : ['']), heading, ...reports.map((report) => lines[ordered.indexOf(report)]!)];
  });
  return [head, rule, ...body];
}

/** What the columns mean. */
function legend(layers: readonly LayerReport[]): string {
  const meaning = intervalMeaning(layers.map(({ chance }) => chance));
  const interval = meaning === null ? '' : ` Interval: ${meaning}.`;
  const unknown = layers.some((report) => isUnknown(report))
    ? ` ${NOTHING}: more is tied to nobody than to anybody.`
    : '';
  return `Effective: as concentrated as that many equal holders, in the latest window.${unknown}${interval} Bounds: what attribution could change. Years: those that the direction is judged over.`;
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
    INDENT + withoutField(layer.id, layer.domain),
    yearsOf(trend),
    isShown ? formatValue(effective.estimate, effective) : NOTHING,
    isShown ? formatRange(effective.low, effective.high, effective) : NOTHING,
    effective === undefined ? NOTHING : formatRange(effective.boundLow, effective.boundHigh, effective),
    changeOf(trend.slopePerYear, trend),
    trend.verdict,
  ];
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

/** The pairs of layers that were compared, a line each. */
function pairLines(divergences: readonly DivergenceReport[], options: TableOptions): string[] {
  const rows = divergences.map(({ a, b, differencePerYear, low, high, pValue, verdict }) => [
    a,
    b,
    changeOf(differencePerYear, { low, high }),
    Number.isNaN(pValue) ? NOTHING : formatPValue(pValue).replace('= ', ''),
    verdictWords(verdict),
  ]);
  return renderTable(pairColumns, rows, options).split('\n');
}

/** A verdict beside the columns that name the pair. */
function verdictWords(verdict: string): string {
  return shortened(verdict, 40).replace(/ relative to second$/, '');
}

/** How far other choices agree about a pair. */
function agreement({ curve }: DivergenceReport, index: number): string[] {
  if (curve === null || curve.specifications.length === 0) return [];
  const parts = [...curve.agreement]
    .sort((one, other) => other.proportion - one.proportion)
    .map(({ verdict, proportion }) => `${verdictWords(verdict)} ${formatPercent(proportion, 0)}`);
  const pair = index === 0 ? 'the first pair' : `pair ${index + 1}`;
  return [
    `Of ${formatNumber(curve.specifications.length, 0)} reasonable ways to ask about ${pair}: ${parts.join(', ')}.`,
  ];
}
