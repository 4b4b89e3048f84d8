import type { TimeSpan } from '../core/time-span.ts';
import {
  formatChange,
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
import {
  type DivergenceReport,
  groupedByResource,
  intervalMeaning,
  type LayerReport,
  latestReading,
  type ReportData,
  resourceName,
} from './report-data.ts';
import { renderTable, type TableColumn, type TableOptions } from './terminal-table.ts';
import { shortened, shortenedInside, textWidth, wrapped } from './text-width.ts';

const columns: readonly TableColumn[] = [
  { title: 'layer', cut: 'middle' },
  { title: 'effective', align: 'right' },
  { title: 'interval', align: 'right' },
  { title: 'bounds', align: 'right' },
  { title: 'change a year', align: 'right' },
  { title: 'verdict' },
];
/** A table wider than this is hard to follow from one end to the other. */
const MOST_WIDTH = 110;
/** Lines of text are read more easily when they are shorter. */
const MOST_TEXT_WIDTH = 100;
/** Columns that a layer's id keeps while another can be given up. */
const LEAST_LAYER_WIDTH = 16;

/**
 * The layers of a report as a table for a terminal, resource by resource: latest effective number, interval, bounds, change a year
 * and verdict, under them what they cover, and then how layers go apart. It fits a terminal of 100 columns, and gives up columns
 * in a narrower one before it cuts a number.
 */
export function verdictTable(
  { layers, divergences }: Pick<ReportData, 'layers' | 'divergences'>,
  options: TableOptions,
): string {
  const width = Math.min(options.width, MOST_WIDTH);
  const prose = (text: string, indent = ''): string[] =>
    wrapped(text, Math.min(width, MOST_TEXT_WIDTH) - indent.length).map((line) => indent + line);
  const groups = groupedByResource(layers);
  const rows = layers.map(cells);
  const kept = fittingColumns(rows, width);
  const [head = '', rule = '', ...lines] = renderTable(
    kept.map((column) => columns[column]!),
    rows.map((row) => kept.map((column) => row[column]!)),
    { ...options, width },
  ).split('\n');
  const body = groups.flatMap((group) => {
    const ofGroup = group.map((report) => lines[layers.indexOf(report)]!);
    if (groups.length === 1) return [...ofGroup, '', ...coverage(group).flatMap((line) => prose(line))];
    return ['', ...prose(`${resourceName(group[0]!.layer)}: ${coverage(group).join('; ')}`), ...ofGroup];
  });
  return [
    head,
    rule,
    ...body,
    ...divergences.flatMap((divergence) => [
      '',
      ...divergenceLines(divergence).flatMap((line, nth) => prose(line, nth === 0 ? '' : '  ')),
    ]),
    '',
    ...prose(legend(layers)),
  ].join('\n');
}

/** What the columns mean. */
function legend(layers: readonly LayerReport[]): string {
  const meaning = intervalMeaning(layers.map(({ chance }) => chance));
  const interval = meaning === null ? '' : ` Interval: ${meaning}.`;
  return `Effective: as concentrated as that many equal holders.${interval} Bounds: what attribution could change.`;
}

/** Indices of the columns that have room: bounds are given up first, then the interval. */
function fittingColumns(rows: readonly (readonly string[])[], width: number): number[] {
  const kept = [...columns.keys()];
  const widths = columns.map(({ title }, column) =>
    rows.reduce((most, row) => Math.max(most, textWidth(row[column]!)), textWidth(title)),
  );
  for (const given of ['bounds', 'interval']) {
    const needed = kept.reduce((sum, column) => sum + (column === 0 ? LEAST_LAYER_WIDTH : widths[column]! + 2), 0);
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
  const { trend } = report;
  return [
    report.layer.id,
    effective === undefined ? NOTHING : formatValue(effective.estimate, effective),
    effective === undefined ? NOTHING : formatRange(effective.low, effective.high, effective),
    effective === undefined ? NOTHING : formatRange(effective.boundLow, effective.boundHigh, effective),
    Number.isNaN(trend.slopePerYear)
      ? NOTHING
      : `${formatChange(trend.slopePerYear)} ${formatSlopeRange(trend.low, trend.high)}`,
    trend.verdict,
  ];
}

/** What the latest window and the trends of a resource's layers cover. */
function coverage(group: readonly LayerReport[]): string[] {
  return [
    `latest window ${bySpan(group, ({ distribution }) => distribution.span)}`,
    `direction over ${bySpan(group, ({ trend }) => trend)}`,
  ];
}

/** The span that all layers share, or each span with the roles of its layers. */
function bySpan(layers: readonly LayerReport[], spanOf: (layer: LayerReport) => TimeSpan): string {
  const roles = new Map<string, string[]>();
  for (const report of layers) {
    const span = formatSpan(spanOf(report));
    roles.set(span, [...(roles.get(span) ?? []), shortened(report.layer.role, 40)]);
  }
  const spans = [...roles].map(([span, of]) => (roles.size === 1 ? span : `${span} (${of.join(', ')})`));
  return spans.join(', ');
}

/** The verdict on a pair of layers, its figures, its sentence, and how far other choices agree. */
function divergenceLines({
  a,
  b,
  differencePerYear,
  low,
  high,
  pValue,
  verdict,
  sentence,
  curve,
}: DivergenceReport): string[] {
  const [first, second] = [a, b].map((id) => shortenedInside(id, 40));
  const lines = [`${first} against ${second}: ${shortened(verdict, 40)}`];
  if (!Number.isNaN(differencePerYear)) {
    lines.push(
      `difference ${formatSlope(differencePerYear)} ${formatSlopeRange(low, high)}, p ${formatPValue(pValue)}`,
    );
  }
  lines.push(shortened(sentence, 400));
  if (curve !== null && curve.specifications.length > 0) {
    const parts = curve.agreement.map((part) => `${shortened(part.verdict, 40)} ${formatPercent(part.proportion, 0)}`);
    lines.push(`Of ${formatNumber(curve.specifications.length, 0)} specifications: ${parts.join(', ')}.`);
  }
  return lines;
}
