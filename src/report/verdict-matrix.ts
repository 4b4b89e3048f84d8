import type { Reading } from '../core/reading.ts';
import { columnHead, groupAnchor, numberCell, scrollable, sub, table, text, trendMonths } from './_html.ts';
import { element, extent } from './_svg.ts';
import { formatNumber, formatPercent, formatPValue, formatSlope, formatSlopeRange, NOTHING } from './format.ts';
import {
  capitalized,
  domainNames,
  drawnWindows,
  groupedByResource,
  groupsByDomain,
  hasDirection,
  intervalMeaning,
  type LayerReport,
  latestReading,
  type ReportData,
  type Trend,
  withoutDomain,
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

/** Least ratio of the ends of a trajectory's scale, so that what hardly moves looks so. */
const LEAST_RATIO = 2;

/**
 * All layers as one HTML table, grouped by field: latest effective number with its interval and bounds, its
 * trajectory, its change a year, the verdict with its span, and what would change it. Each name leads to the resource's part of the page; on narrow
 * screens the page's style shows each row as a card, its cells named by `data-label`.
 */
export function verdictMatrix({ layers, intervalLevel }: Pick<ReportData, 'layers' | 'intervalLevel'>): string {
  const bodies = groupsByDomain(groupedByResource(layers)).map(({ domain, groups }) => {
    const name = element('th', { scope: 'rowgroup', colspan: columns.length }, domainNames[domain]);
    const rows = groups.flatMap(({ group, index }) => group.map((report, nth) => layerRow(report, { index, nth })));
    return [element('tr', { class: 'group' }, name), ...rows];
  });
  const head = element(
    'tr',
    {},
    ...columns.map((title) => columnHead(title, title === titles.effective ? 'n' : undefined)),
  );
  const meaning = intervalMeaning(layers.map(({ chance }) => chance));
  const interval = meaning === null ? '' : `its ${formatPercent(intervalLevel, 0)} interval, ${meaning}, and `;
  const caption = `The latest window of each layer. Effective number: as concentrated as that many equal holders; under it ${interval}its bounds, what attribution could change, where they say more. Each trajectory has a scale of its own.`;
  return scrollable('Verdicts', table(caption, head, ...bodies), { className: 'matrix' });
}

function layerRow(report: LayerReport, { index, nth }: { readonly index: number; readonly nth: number }): string {
  const { layer, trend, chance, wouldChange } = report;
  const { trajectory } = drawnWindows(report);
  const spark = sparkline(
    {
      id: `m${index}-${nth}`,
      title: `Effective number over time, ${layer.title}`,
      readings: trajectory,
      series: nth,
      domain: scaleEnds(trajectory),
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
    element(
      'th',
      { scope: 'row' },
      element('a', { href: `#${groupAnchor(index)}` }, text(withoutDomain(layer.title, layer.domain))),
    ),
    numberCell(latestReading(report, 'effective-number'), chance, { class: 'n big', 'data-label': titles.effective }),
    cell(titles.trajectory, { class: 'spark' }, spark),
    cell(titles.change, { class: 'change' }, ...changeLines(trend)),
    cell(titles.verdict, {}, verdict, sub(trendMonths(trend)), sub(windowCount(trend))),
    cell(titles.wouldChange, { class: 'would' }, text(wouldChange === '' ? NOTHING : wouldChange)),
  );
}

/** Least and greatest estimate, moved apart alike where their ratio is less than that of a scale. */
function scaleEnds(readings: readonly Reading[]): [number, number] {
  const [low, high] = extent(readings.map(({ estimate }) => estimate));
  const apart = Math.sqrt(Math.max(1, LEAST_RATIO / (high / low)));
  return [low / apart, high * apart];
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
