import { columnHead, groupAnchor, numberCell, scrollable, sub, table, text, trendMonths } from './_html.ts';
import { element, extent } from './_svg.ts';
import { formatNumber, formatPercent, formatPValue, formatSlope, formatSlopeRange, NOTHING } from './format.ts';
import {
  capitalized,
  groupedByResource,
  hasDirection,
  intervalMeaning,
  type LayerReport,
  latestReading,
  levelName,
  type ReportData,
  resourceName,
  type Trend,
} from './report-data.ts';
import { sparkline } from './sparkline.ts';

const titles = {
  layer: 'Layer',
  effective: 'Effective number',
  trajectory: 'Trajectory',
  change: 'Change a year',
  verdict: 'Verdict',
  wouldChange: 'What would change it',
} as const;
const columns = Object.values(titles);

/**
 * All layers of all domains as one HTML table, grouped by resource: latest effective number with its interval and bounds, its
 * trajectory, its change a year, the verdict with its span, and what would change it. Each name leads to the resource's part of the page; on narrow
 * screens the page's style shows each row as a card, its cells named by `data-label`.
 */
export function verdictMatrix({ layers, intervalLevel }: Pick<ReportData, 'layers' | 'intervalLevel'>): string {
  const groups = groupedByResource(layers);
  const bodies = groups.map((group, index) => groupRows(group, index));
  const head = element(
    'tr',
    {},
    ...columns.map((title) => columnHead(title, title === titles.effective ? 'n' : undefined)),
  );
  const meaning = intervalMeaning(layers.map(({ chance }) => chance));
  const interval = meaning === null ? '' : `its ${formatPercent(intervalLevel, 0)} interval, ${meaning}, and `;
  const caption = `The latest window of each layer. Effective number: as concentrated as that many equal holders; under it ${interval}what attribution could change.`;
  return scrollable('Verdicts', table(caption, head, ...bodies), { className: 'matrix' });
}

function groupRows(group: readonly LayerReport[], index: number): string[] {
  const domain = extent(group.flatMap(({ trajectory }) => trajectory.map(({ estimate }) => estimate)));
  const title = element(
    'th',
    { scope: 'rowgroup', colspan: columns.length },
    element('a', { href: `#${groupAnchor(index)}` }, text(resourceName(group[0]!.layer))),
  );
  const heading = element('tr', { class: 'group' }, title);
  return [heading, ...group.map((report, nth) => layerRow(report, { id: `m${index}-${nth}`, series: nth, domain }))];
}

function layerRow(
  report: LayerReport,
  { id, series, domain }: { readonly id: string; readonly series: number; readonly domain: readonly [number, number] },
): string {
  const { layer, trend, trajectory, chance, wouldChange } = report;
  const name = capitalized(levelName(layer));
  const spark = sparkline(
    {
      id,
      title: `Effective number over time, ${resourceName(layer)} by ${levelName(layer)}`,
      readings: trajectory,
      series,
      domain,
    },
    { width: 136, height: 36 },
  );
  const verdict = element(
    'span',
    { class: hasDirection(trend) ? 'verdict' : 'verdict none' },
    capitalized(trend.verdict),
  );
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, text(name)),
    numberCell(latestReading(report, 'effective-number'), chance, { class: 'n big', 'data-label': titles.effective }),
    cell(titles.trajectory, { class: 'spark' }, spark),
    cell(titles.change, { class: 'change' }, ...changeLines(trend)),
    cell(titles.verdict, {}, verdict, sub(trendMonths(trend)), sub(windowCount(trend))),
    cell(titles.wouldChange, { class: 'would' }, text(wouldChange === '' ? NOTHING : wouldChange)),
  );
}

function cell(title: string, attributes: { readonly class?: string }, ...content: readonly string[]): string {
  return element('td', { ...attributes, 'data-label': title }, ...content);
}

function changeLines(trend: Trend): string[] {
  if (Number.isNaN(trend.slopePerYear)) return [NOTHING];
  return [
    element('span', { class: 'span' }, text(formatSlope(trend.slopePerYear))),
    sub(formatSlopeRange(trend.low, trend.high)),
    sub(`p ${formatPValue(trend.pValue)}`),
  ];
}

function windowCount({ windows }: Trend): string {
  return `${formatNumber(windows, 0)} ${windows === 1 ? 'window' : 'windows'}`;
}
