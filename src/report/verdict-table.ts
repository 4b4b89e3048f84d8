import type { TimeSpan } from '../core/time-span.ts';
import { formatRange, formatSlope, formatSlopeRange, formatSpan, formatValue } from './format.ts';
import { type LayerReport, latestReading, type ReportData } from './report-data.ts';
import { renderTable, type TableColumn, type TableOptions } from './terminal-table.ts';
import { shortened } from './text-width.ts';

const columns: readonly TableColumn[] = [
  { title: 'layer', cut: 'middle' },
  { title: 'effective number', align: 'right' },
  { title: 'interval', align: 'right' },
  { title: 'bounds', align: 'right' },
  { title: 'HHI', align: 'right' },
  { title: 'Nakamoto', align: 'right' },
  { title: 'direction', align: 'right' },
  { title: 'verdict' },
];

/** The layers of a report as a table for a terminal: latest reading, interval, bounds, direction and verdict. */
export function verdictTable({ layers }: Pick<ReportData, 'layers'>, options: TableOptions): string {
  return [
    renderTable(columns, layers.map(row), options),
    '',
    `latest window  ${bySpan(layers, ({ distribution }) => distribution.span)}`,
    `direction over ${bySpan(layers, ({ trend }) => trend)}`,
  ].join('\n');
}

/** The span that all layers share, or each span with the roles of its layers. */
function bySpan(layers: readonly LayerReport[], spanOf: (layer: LayerReport) => TimeSpan): string {
  const roles = new Map<string, string[]>();
  for (const report of layers) {
    const span = formatSpan(spanOf(report));
    roles.set(span, [...(roles.get(span) ?? []), shortened(report.layer.role, 40)]);
  }
  const spans = [...roles].map(([span, of]) => (roles.size === 1 ? span : `${span} (${of.join(', ')})`));
  return spans.join('; ');
}

function row(report: LayerReport): string[] {
  const effective = latestReading(report, 'effective-number');
  const hhi = latestReading(report, 'hhi');
  const nakamoto = latestReading(report, 'nakamoto-coefficient');
  const { trend } = report;
  return [
    report.layer.id,
    effective === undefined ? '–' : formatValue(effective.estimate, effective),
    effective === undefined ? '–' : formatRange(effective.low, effective.high, effective),
    effective === undefined ? '–' : formatRange(effective.boundLow, effective.boundHigh, effective),
    hhi === undefined ? '–' : formatValue(hhi.estimate, hhi),
    nakamoto === undefined ? '–' : formatValue(nakamoto.estimate, nakamoto),
    Number.isNaN(trend.slopePerYear)
      ? '–'
      : `${formatSlope(trend.slopePerYear)} ${formatSlopeRange(trend.low, trend.high)}`,
    trend.verdict,
  ];
}
