import { figureIdText } from '../core/figure-id.ts';
import { jsonText } from '../core/text.ts';
import { formatDate, YEAR_MS } from '../core/time-span.ts';
import type { SpecificationCurve } from '../models/index.ts';
import {
  formatNumber,
  formatPercent,
  formatPValue,
  formatSigned,
  formatSlope,
  formatSlopeRange,
  hasDirection,
  NOTHING,
  renderTable,
  specificationCurveChart,
  type TableOptions,
  wrapped,
} from '../report/index.ts';
import { csvPieces, type TableColumn } from '../store/table-writer.ts';
import type { LayerChange } from './changes.ts';
import type { DivergenceResult } from './diverge.ts';
import type { LayerVerdict } from './verdicts.ts';

/** How times are written: as dates, or as years since the field of the layer began. */
export type Alignment =
  | { readonly along: 'calendar' }
  | { readonly along: 'start'; readonly startsMs: Readonly<Record<'bitcoin' | 'ai', number>> };

function verdictColumns(alignment: Alignment): readonly TableColumn<LayerVerdict>[] {
  const time = ({ measured }: LayerVerdict, ms: number): string =>
    alignment.along === 'calendar'
      ? formatDate(ms)
      : ((ms - alignment.startsMs[measured.layer.domain]) / YEAR_MS).toFixed(2);
  const latest = ({ measured: { readings, isWhole } }: LayerVerdict) =>
    (readings.filter((_, index) => isWhole[index]).at(-1) ?? readings.at(-1)!)[0]!;
  return [
    { name: 'layer', type: 'text', value: ({ measured }) => measured.layer.id },
    { name: 'from', type: 'text', value: (verdict) => time(verdict, verdict.span.fromMs) },
    { name: 'to', type: 'text', value: (verdict) => time(verdict, verdict.span.toMs) },
    { name: 'windows', type: 'integer', value: ({ trend }) => trend.windows },
    { name: 'latest', type: 'number', value: (verdict) => latest(verdict).estimate },
    { name: 'latest_low', type: 'number', value: (verdict) => latest(verdict).low },
    { name: 'latest_high', type: 'number', value: (verdict) => latest(verdict).high },
    { name: 'slope_per_year', type: 'number', value: ({ trend }) => trend.slopePerYear },
    { name: 'slope_low', type: 'number', value: ({ trend }) => trend.low },
    { name: 'slope_high', type: 'number', value: ({ trend }) => trend.high },
    { name: 'p_value', type: 'number', value: ({ trend }) => trend.pValue },
    { name: 'verdict', type: 'text', value: ({ verdict }) => verdict },
  ];
}

/** A row per layer. Slopes are of the natural logarithm of the effective number, a year; `to` is the instant after the last window. */
export function verdictCsv(verdicts: readonly LayerVerdict[], alignment: Alignment): Generator<string> {
  return csvPieces(verdictColumns(alignment), verdicts);
}

/** The same with what would change each verdict, the parts of its change and the shifts within it. */
export function verdictJson(verdicts: readonly LayerVerdict[], alignment: Alignment): string {
  const columns = verdictColumns(alignment);
  const records = verdicts.map((verdict) => ({
    ...Object.fromEntries(columns.map(({ name, value }) => [name, value(verdict)])),
    id: figureIdText({ kind: 'verdict', layer: verdict.measured.layer.id, part: 'slope' }),
    would_change: verdict.wouldChange,
    artefact: verdict.artefact,
    change: verdict.change,
    shifts: verdict.shifts.map(({ atMs, before, after, pValue }) => ({
      at: formatDate(atMs),
      before,
      after,
      p_value: pValue,
    })),
  }));
  return `${jsonText(records, 2)}\n`;
}

const changeColumns: readonly TableColumn<LayerChange>[] = [
  { name: 'layer', type: 'text', value: ({ later }) => later.layer },
  { name: 'earlier', type: 'text', value: ({ earlier }) => formatDate(earlier.span.fromMs) },
  { name: 'later', type: 'text', value: ({ later }) => formatDate(later.span.fromMs) },
  { name: 'before', type: 'number', value: ({ before }) => before },
  { name: 'after', type: 'number', value: ({ after }) => after },
  { name: 'proportions', type: 'number', value: ({ proportions }) => proportions },
  { name: 'population', type: 'number', value: ({ population }) => population },
  { name: 'labels', type: 'number', value: ({ labels }) => labels },
  { name: 'mostly', type: 'text', value: ({ mostly }) => mostly },
  { name: 'artefact', type: 'text', value: ({ isArtefact }) => (isArtefact ? 'yes' : null) },
];

/** A row per change from a window to the next. */
export function changesCsv(changes: readonly LayerChange[]): Generator<string> {
  return csvPieces(changeColumns, changes);
}

/** The same as a table for people. */
export function changesText(changes: readonly LayerChange[], style: TableOptions): string {
  const number = (value: number) => formatSigned(value, 3);
  const rows = changes.map(({ earlier, later, before, after, proportions, population, labels, isArtefact, mostly }) => [
    `${formatDate(earlier.span.fromMs)} to ${formatDate(later.span.fromMs)}`,
    formatNumber(before, 3),
    formatNumber(after, 3),
    number(proportions),
    number(population),
    number(labels),
    isArtefact ? `all ${mostly}` : '',
  ]);
  const columns = ['windows that begin', 'before', 'after', 'proportions', 'population', 'labels', 'flag'].map(
    (title, at) => ({
      title,
      align: at === 0 || at === 6 ? ('left' as const) : ('right' as const),
    }),
  );
  return [
    renderTable(columns, rows, style),
    '',
    'proportions: those in both windows share it otherwise; population: who comes and goes; labels: what is attributed.',
  ].join('\n');
}

/** Verdicts as a table for people, with what would change each. */
export function verdictText(verdicts: readonly LayerVerdict[], alignment: Alignment, style: TableOptions): string {
  const cells = verdictColumns(alignment);
  const textOf = (verdict: LayerVerdict, name: string) =>
    String(cells.find((cell) => cell.name === name)!.value(verdict));
  const rows = verdicts.map((verdict) => {
    const { trend } = verdict;
    return [
      verdict.measured.layer.id,
      `${textOf(verdict, 'from')} to ${textOf(verdict, 'to')}`,
      String(trend.windows),
      trend.slopePerYear === null
        ? NOTHING
        : `${formatSlope(trend.slopePerYear)} ${formatSlopeRange(trend.low!, trend.high!)}`,
      trend.pValue === null ? NOTHING : formatPValue(trend.pValue).replace('= ', ''),
      verdict.verdict,
    ];
  });
  const columns = [
    { title: 'layer', cut: 'middle' as const },
    { title: alignment.along === 'calendar' ? 'span' : 'years since the field began' },
    { title: 'windows', align: 'right' as const },
    { title: 'effective number', align: 'right' as const },
    { title: 'p', align: 'right' as const },
    { title: 'verdict' },
  ];
  const room = Math.max(40, Math.min(style.width, 110));
  const sentences = verdicts.flatMap(({ measured, verdict, wouldChange, artefact }) => [
    measured.layer.id,
    ...[wouldChange, hasDirection({ verdict }) ? artefact : null].flatMap((sentence) =>
      sentence === null ? [] : wrapped(sentence, room - 2).map((line) => `  ${line}`),
    ),
  ]);
  return [renderTable(columns, rows, style), '', 'What would change it', ...sentences].join('\n');
}

/** The comparison for people: both sides, the difference, and how far other choices agree. */
export function divergenceText(
  { first, second, divergence, curve, report }: DivergenceResult,
  style: TableOptions,
): string {
  const side = ({ measured, trend, verdict }: LayerVerdict) => [
    measured.layer.id,
    trend.slopePerYear === null
      ? NOTHING
      : `${formatSlope(trend.slopePerYear)} ${formatSlopeRange(trend.low!, trend.high!)}`,
    String(trend.windows),
    verdict,
  ];
  const sides = renderTable(
    [
      { title: 'layer', cut: 'middle' },
      { title: 'effective number', align: 'right' },
      { title: 'windows', align: 'right' },
      { title: 'verdict' },
    ],
    [side(first), side(second)],
    style,
  );
  const { differencePerYear, low, high, pValue } = divergence;
  const difference =
    differencePerYear === null
      ? 'too little data'
      : `${formatSlope(differencePerYear)} ${formatSlopeRange(low!, high!)}, p ${formatPValue(pValue!)}: ${divergence.verdict}`;
  const room = Math.max(40, Math.min(style.width, 110));
  return [
    sides,
    '',
    `difference  ${difference}`,
    `claim       that the first concentrates and the second disperses: ${divergence.matchesClaim}`,
    ...wrapped(report.sentence, room),
    ...(curve === null ? [] : ['', ...curveLines(curve, style)]),
  ].join('\n');
}

function curveLines(curve: SpecificationCurve, style: TableOptions): string[] {
  const rows = curve.influences.flatMap(({ choice, varianceExplained, options }) =>
    options.map(({ option, specifications, medianDifference, verdicts }, index) => [
      index === 0 ? choice : '',
      index === 0 && varianceExplained !== null ? formatPercent(varianceExplained, 0) : '',
      option,
      String(specifications),
      medianDifference === null ? NOTHING : formatSlope(medianDifference),
      formatPercent(verdicts['no difference shown'], 0),
    ]),
  );
  const agreement = Object.entries(curve.verdicts)
    .filter(([, proportion]) => proportion > 0)
    .map(([verdict, proportion]) => `${verdict} ${formatPercent(proportion, 0)}`)
    .join(', ');
  return [
    `${formatNumber(curve.specifications.length, 0)} ways of asking: ${agreement}`,
    `most decided by  ${curve.mostInfluential ?? 'no choice'}`,
    '',
    renderTable(
      [
        { title: 'choice' },
        { title: 'explains', align: 'right' },
        { title: 'option' },
        { title: 'ways', align: 'right' },
        { title: 'median difference', align: 'right' },
        { title: 'no difference', align: 'right' },
      ],
      rows,
      style,
    ),
  ];
}

/** The specification curve as a picture. */
export function divergenceSvg({ comparison, report }: DivergenceResult): string {
  const title = `${comparison.a} against ${comparison.b}: every reasonable choice`;
  if (report.curve === null) throw new RangeError('diverge: expected a specification curve, got none');
  const upMeans = 'the first disperses faster than the second';
  return `${specificationCurveChart({ id: 'curve', title, curve: report.curve, upMeans }, { width: 880 })}\n`;
}

/** A row per specification of a curve, its choices as columns, in ascending order of the difference; one row where there is no curve. */
export function divergenceCsv(result: DivergenceResult): Generator<string> {
  const { comparison, divergence, curve } = result;
  const specifications = curve?.specifications ?? [{ ...divergence, choices: {} }];
  const choices = [...new Set(specifications.flatMap(({ choices: of }) => Object.keys(of)))];
  type Row = (typeof specifications)[number];
  const columns: TableColumn<Row>[] = [
    { name: 'first', type: 'text', value: () => comparison.a },
    { name: 'second', type: 'text', value: () => comparison.b },
    ...choices.map(
      (name): TableColumn<Row> => ({
        name: name.replaceAll(' ', '_'),
        type: 'text',
        value: (row) => (row.choices as Readonly<Record<string, string>>)[name] ?? null,
      }),
    ),
    { name: 'difference_per_year', type: 'number', value: ({ differencePerYear }) => differencePerYear },
    { name: 'low', type: 'number', value: ({ low }) => low },
    { name: 'high', type: 'number', value: ({ high }) => high },
    { name: 'p_value', type: 'number', value: ({ pValue }) => pValue },
    { name: 'verdict', type: 'text', value: ({ verdict }) => verdict },
    { name: 'claim', type: 'text', value: ({ matchesClaim }) => matchesClaim },
  ];
  return csvPieces(columns, specifications);
}

/** The comparison with its summary: what agrees, and which choice decides most. */
export function divergenceJson({ comparison, divergence, first, second, curve, report }: DivergenceResult): string {
  const side = ({ measured, trend, verdict }: LayerVerdict) => ({
    layer: measured.layer.id,
    slope_per_year: trend.slopePerYear,
    low: trend.low,
    high: trend.high,
    windows: trend.windows,
    verdict,
  });
  return `${jsonText(
    {
      question: comparison.question,
      first: side(first),
      second: side(second),
      difference_per_year: divergence.differencePerYear,
      low: divergence.low,
      high: divergence.high,
      p_value: divergence.pValue,
      verdict: divergence.verdict,
      claim: divergence.matchesClaim,
      sentence: report.sentence,
      curve:
        curve === null
          ? null
          : {
              specifications: curve.specifications.length,
              median_difference: curve.medianDifference,
              verdicts: curve.verdicts,
              claims: curve.claims,
              most_influential: curve.mostInfluential,
              influences: curve.influences,
            },
    },
    2,
  )}\n`;
}
