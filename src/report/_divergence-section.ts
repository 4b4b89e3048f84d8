import { columnHead, figure, paragraph, section, sub, table, text } from './_html.ts';
import { element } from './_svg.ts';
import { type AlignedSeries, alignedChart } from './aligned-chart.ts';
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
  type LayerReport,
  layerTitle,
  type ReportData,
} from './report-data.ts';
import { specificationCurveChart } from './specification-curve-chart.ts';

/** The pairs of layers that were compared: their lines on one chart, the difference of their slopes, and all choices of it. */
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
    ...data.divergences.map((divergence, index) => divergencePart(data, divergence, `d${index}`)),
  );
}

function divergencePart(data: ReportData, divergence: DivergenceReport, id: string): string {
  const { a, b, sentence, curve } = divergence;
  const [titleA, titleB] = [a, b].map((layer) => layerTitle(data.layers, layer)) as [string, string];
  const upMeans = `dispersing faster: ${titleA}`;
  return [
    element('h3', { class: 'apart' }, text(`${titleA}, against ${titleB}`)),
    element('p', { class: 'deck' }, text(sentence)),
    differenceTable(data, divergence, `${titleA}, less ${titleB}`),
    alignedFigures(data, [a, b], id),
    curve === null ? '' : curvePart(curve, { id: `${id}-curve`, upMeans }),
  ].join('');
}

function differenceTable(data: ReportData, divergence: DivergenceReport, caption: string): string {
  const { differencePerYear, low, high, pValue, verdict } = divergence;
  const isKnown = !Number.isNaN(differencePerYear);
  const head = element(
    'tr',
    {},
    columnHead('Verdict'),
    columnHead(`Difference a year, with its ${formatPercent(data.intervalLevel, 0)} interval`, 'n'),
    columnHead('p', 'n'),
  );
  const row = element(
    'tr',
    {},
    element('th', { scope: 'row' }, text(capitalized(verdict))),
    element(
      'td',
      { class: 'n' },
      isKnown ? text(formatSlope(differencePerYear)) : NOTHING,
      sub(isKnown ? formatSlopeRange(low, high) : ''),
    ),
    element('td', { class: 'n' }, isKnown ? text(formatPValue(pValue).replace('= ', '')) : NOTHING),
  );
  return element('div', { class: 'small' }, table(caption, head, [row]));
}

/** Both layers along the calendar and, where their fields differ, along the age of each. */
function alignedFigures(data: ReportData, ids: readonly string[], id: string): string {
  const reports = ids.flatMap((wanted) => data.layers.find(({ layer }) => layer.id === wanted) ?? []);
  if (reports.length < ids.length) return '';
  const series = reports.map(
    ({ layer, trajectory, chance }): AlignedSeries => ({
      name: layer.title,
      readings: trajectory,
      chance,
      startMs: data.fieldStartsMs[layer.domain],
    }),
  );
  const draw = (along: 'calendar' | 'age', title: string, caption: string): string =>
    figure(
      title,
      (size, variant) =>
        alignedChart(
          {
            id: `${id}-${along}-${variant}`,
            title,
            series,
            along,
            upMeans: 'more dispersed',
            intervalLevel: data.intervalLevel,
          },
          { ...size, height: size.height - 80 },
        ),
      caption,
    );
  const calendar = draw('calendar', 'On one calendar', 'Effective numbers; equal slopes are equal yearly changes.');
  const domains = new Set(reports.map(({ layer }) => layer.domain));
  if (domains.size < 2) return calendar;
  return (
    calendar +
    draw('age', 'At the same age', `The same, by the years since each field began: ${starts(data, reports)}.`)
  );
}

function starts({ fieldStartsMs }: ReportData, reports: readonly LayerReport[]): string {
  const domains = [...new Set(reports.map(({ layer }) => layer.domain))];
  return domains.map((domain) => `${domainNames[domain]} ${formatMonth(fieldStartsMs[domain])}`).join(', ');
}

function curvePart(curve: CurveReport, { id, upMeans }: { readonly id: string; readonly upMeans: string }): string {
  const title = 'Every reasonable choice';
  const caption =
    'Above, the difference under each specification, least first, with its interval; intervals that leave the scale end at its edge. ' +
    'Below, what each of them chose, the most influential choice first.';
  return (
    figure(
      title,
      (size, variant) => specificationCurveChart({ id: `${id}-${variant}`, title, curve, upMeans }, size),
      caption,
    ) +
    element('div', { class: 'pair' }, agreementTable(curve), influenceTable(curve)) +
    optionTable(curve)
  );
}

function agreementTable({ agreement, specifications }: CurveReport): string {
  const head = element('tr', {}, columnHead('Verdict'), columnHead('Specifications', 'n'));
  const rows = agreement.map(({ verdict, proportion }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, text(capitalized(verdict))),
      element('td', { class: 'n' }, text(formatPercent(proportion))),
    ),
  );
  const count = formatNumber(specifications.length, 0);
  return element('div', {}, table(`How far ${count} specifications agree`, head, rows));
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
  return element('div', {}, table('Which choice decides the difference', head, rows));
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
