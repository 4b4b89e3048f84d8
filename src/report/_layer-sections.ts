import { type Distribution, total, windowWeight } from '../core/distribution.ts';
import type { Reading } from '../core/reading.ts';
import {
  columnHead,
  figure,
  list,
  numberCell,
  paragraph,
  scrollable,
  section,
  sub,
  table,
  text,
  titledFigure,
} from './_html.ts';
import { element } from './_svg.ts';
import { distributionBars } from './distribution-bars.ts';
import {
  formatMonth,
  formatNumber,
  formatPercent,
  formatSpan,
  formatValue,
  formatWeight,
  formatWeightWithUnit,
  NOTHING,
} from './format.ts';
import { levelChart, levelDifference } from './level-chart.ts';
import { nakamotoProbabilities } from './nakamoto-probabilities.ts';
import { proportionIntervals } from './proportion-intervals.ts';
import {
  breaksOf,
  capitalized,
  drawnWindows,
  intervalMeaning,
  isMostlyUnattributed,
  type LayerReport,
  latestReading,
  levelName,
  type ReportData,
} from './report-data.ts';
import type { Stack } from './stack.ts';
import { stackedProportionsChart } from './stacked-proportions-chart.ts';
import { shortened } from './text-width.ts';
import { trajectoryChart } from './trajectory-chart.ts';

/** Pixels that a stack is lower than a chart of lines. */
const STACK_LESS = 90;
const HALF_WIDTH = 400;
const THIRD_WIDTH = 310;
/** Windows below which a chart over time says no more than a table does. */
const LEAST_TRAJECTORY = 2;
const LEAST_STACK = 3;
/** Most rows of a table of holders; the rest are one row. */
const MOST_HOLDERS = 100;

/** Probability from which on an answer needs no chart of the others. */
const CERTAIN = 0.995;

type Group = readonly LayerReport[];
type Intervals = LayerReport['proportionIntervals'] | undefined;

/** All that is shown of the layers of one resource, the n-th of the page, under its title. */
export function layerSection(
  data: ReportData,
  group: Group,
  { index, title }: { readonly index: number; readonly title: string },
): string {
  const [first] = group;
  if (first === undefined) return '';
  const id = `g${index}`;
  // HHI is the effective number upside down: one resource shows it over time, so that a page of many stays short.
  const charts = index === 0 ? [effectiveNumberChart, hhiChart] : [effectiveNumberChart];
  const isMining = first.layer.id.startsWith('bitcoin/blocks/');
  return section(
    id,
    title,
    latestWindow(group),
    definitions(group),
    measureTable(data, group),
    howToRead(data, group),
    list(
      group.flatMap(({ layer, notes }) =>
        notes.map((note) => (group.length === 1 ? note : `${capitalized(levelName(layer))}: ${note}`)),
      ),
      'note',
    ),
    part('Over time', charts.map((chart, nth) => chart(data, group, `${id}-time-${nth}`)).join('')),
    part('What the level changes', levelDots(data, group, id)),
    part('How many holders make more than half?', odds(group, id)),
    part(isMining ? 'Who mines the blocks' : 'Who holds how much', whoHolds(data, group, id)),
  );
}

function part(heading: string, content: string): string {
  return content === '' ? '' : element('h3', { class: 'apart' }, text(heading)) + content;
}

function latestWindow(group: Group): string {
  const windows = group.map(({ layer, distribution, trajectory }) => {
    const whole = windowWeight(distribution);
    const count = formatNumber(trajectory.length, 0);
    const latest = `${formatSpan(distribution.span)}: ${formatWeightWithUnit(whole, layer)}`;
    return {
      name: levelName(layer),
      text: trajectory.length === 1 ? latest : `${latest}, the last of ${count} windows`,
    };
  });
  const texts = [...new Set(windows.map(({ text: one }) => one))];
  if (texts.length === 1) return paragraph(`Latest window ${texts[0]}.`, 'meta');
  const parts = texts.map((one) => {
    const names = windows.filter(({ text: its }) => its === one).map(({ name }) => `by ${name}`);
    return `${names.join(' and ')}, ${one}`;
  });
  return paragraph(`Latest window ${parts.join('; ')}.`, 'meta');
}

/** What intervals say, at length and in short. */
const intervalTexts: Readonly<Record<LayerReport['chance'], (level: string) => { long: string; short: string }>> = {
  counts: (level) => ({
    long: `The ${level} interval says what chance could change: each window is one draw of luck from the work behind it.`,
    short: `The ${level} interval says what chance could change.`,
  }),
  published: (level) => ({
    long: `The ${level} interval says what the publisher’s own estimates could change: each amount is drawn again and again between its published 5% and 95% quantiles. It knows nothing of holders that nobody has counted.`,
    short: `The ${level} interval says what the publisher’s own estimates could change.`,
  }),
  none: () => ({
    long: 'The publisher states no uncertainty, and amounts are no draws of luck, so no interval is known: that none is shown does not mean that the figures are exact.',
    short: 'The publisher states no uncertainty, so no interval is known.',
  }),
};
const BOUNDS_TEXT =
  'The bounds say what attribution could change: from everything unattributed held by countless small holders to all of it held by one.';

/** What the intervals and bounds of a group say: at length where the page first meets them, later in short. */
function howToRead({ intervalLevel, layers }: ReportData, group: Group): string {
  const level = formatPercent(intervalLevel, 0);
  const kinds = [...new Set(group.map(({ chance }) => chance))];
  const readings = kinds.map((kind) => {
    const { long, short } = intervalTexts[kind](level);
    const isFirst = group.includes(layers.find(({ chance }) => chance === kind)!);
    const said = isFirst ? long : short;
    if (kinds.length === 1) return said;
    const names = group.filter(({ chance }) => chance === kind).map(({ layer }) => levelName(layer));
    return `By ${names.join(', ')}: ${said.charAt(0).toLowerCase()}${said.slice(1)}`;
  });
  return paragraph([...readings, ...(group.includes(layers[0]!) ? [BOUNDS_TEXT] : [])].join(' '), 'note');
}

const measures = [
  { measure: 'effective-number', title: 'Effective number', upMeans: 'more dispersed' },
  { measure: 'hhi', title: 'HHI, points', upMeans: 'more concentrated' },
  { measure: 'concentration-ratio:1', title: 'Largest holder', upMeans: 'more concentrated' },
  { measure: 'concentration-ratio:3', title: 'Three largest', upMeans: 'more concentrated' },
] as const;

function measureTable(data: ReportData, group: Group): string {
  const rows = group.map((report) => {
    const nakamoto = latestReading(report, 'nakamoto-coefficient');
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, text(capitalized(levelName(report.layer)))),
      ...measures.map(({ measure }) => numberCell(latestReading(report, measure), report.chance)),
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
    ...measures.map(({ title }) => columnHead(title, 'n')),
    columnHead('Nakamoto coefficient', 'n'),
  );
  const hasInterval = group.some(({ chance }) => chance !== 'none');
  const under = hasInterval ? `its ${formatPercent(data.intervalLevel, 0)} interval, and its bounds` : 'its bounds';
  const caption = `The latest window; under each number ${under} where they say more. Nakamoto coefficient: the fewest holders with more than half.`;
  return scrollable('Measures by level', table(caption, head, rows));
}

function nakamotoCertainty({ estimate, probabilities }: Reading): string {
  const probability = probabilities?.find(({ value }) => value === estimate)?.probability;
  return probability === undefined ? '' : `probability ${formatPercent(probability, 0)}`;
}

function effectiveNumberChart(data: ReportData, group: Group, id: string): string {
  return overTime(data, group, {
    id,
    title: group.length > 1 ? 'Effective number by level' : 'Effective number',
    upMeans: 'more dispersed',
    readingsOf: ({ trajectory }) => trajectory,
    caption: 'As concentrated as that many equal holders.',
  });
}

function hhiChart(data: ReportData, group: Group, id: string): string {
  return overTime(data, group, {
    id,
    title: group.length > 1 ? 'HHI by level' : 'HHI',
    upMeans: 'more concentrated',
    readingsOf: ({ hhiTrajectory }) => hhiTrajectory,
    caption: 'In points: 10,000 times the sum of squared proportions; 10,000 is one holder of everything.',
  });
}

function overTime(
  { intervalLevel }: ReportData,
  group: Group,
  {
    id,
    title,
    upMeans,
    readingsOf,
    caption,
  }: {
    readonly id: string;
    readonly title: string;
    readonly upMeans: string;
    readonly readingsOf: (report: LayerReport) => readonly Reading[];
    readonly caption: string;
  },
): string {
  const series = group.map((report) => ({
    name: levelName(report.layer),
    readings: readingsOf(drawnWindows(report)),
    chance: report.chance,
  }));
  if (series.every(({ readings }) => readings.length < LEAST_TRAJECTORY)) return '';
  const labelBreaksMs = breaksOf(group.filter((_, index) => series[index]!.readings.length > 0));
  return figure(
    title,
    (size, variant) =>
      trajectoryChart({ id: `${id}-${variant}`, title, series, upMeans, intervalLevel, labelBreaksMs }, size),
    [caption, ...notDrawn(group)].join(' '),
  );
}

/** What a chart over time leaves out, and why. */
function notDrawn(group: Group): string[] {
  const isWhole = group.every((report) => drawnWindows(report).trajectory.length === report.trajectory.length);
  if (isWhole) return [];
  const subject = ({ layer }: LayerReport): string => (group.length > 1 ? ` by ${levelName(layer)}` : '');
  const unjudged = group.filter(({ trajectory, trend }) => trajectory.some(({ span }) => span.fromMs < trend.fromMs));
  const months = new Set(unjudged.map(({ trend }) => formatMonth(trend.fromMs)));
  const isShared = months.size === 1 && unjudged.length === group.length;
  const starts = isShared
    ? [...months]
    : unjudged.map((report) => `${formatMonth(report.trend.fromMs)}${subject(report)}`);
  const unknown = group.filter(({ trajectory, trend }) =>
    trajectory.some((reading) => reading.span.fromMs >= trend.fromMs && isMostlyUnattributed(reading)),
  );
  return [
    ...(starts.length > 0 ? [`Windows are drawn from when they are judged: ${starts.join(', ')}.`] : []),
    ...(unknown.length > 0
      ? [`Not drawn${unknown.map(subject).join(' and')}: windows of which more is tied to nobody than to anybody.`]
      : []),
  ];
}

/** What each level counts as one holder. */
function definitions(group: Group): string {
  if (group.length === 1) return paragraph(group[0]!.layer.definition);
  const items = group.map(({ layer }) =>
    element('li', {}, element('strong', {}, text(capitalized(levelName(layer)))), `: ${text(layer.definition)}`),
  );
  return element('ul', {}, ...items);
}

/** The probability of each number of holders with more than half, of the levels at which it is in doubt. */
function odds(group: Group, id: string): string {
  const charts = nakamotoBars(group, id);
  if (charts.length === 0) return '';
  return paragraph('The probability of each answer.', 'note') + element('div', { class: 'levels odds' }, ...charts);
}

/** Where there are several levels, how far they move the measures. */
function levelDots(data: ReportData, group: Group, id: string): string {
  const charts = measures.flatMap(({ measure, title, upMeans }, index) => {
    const rows = group.flatMap((report) => {
      const reading = latestReading(report, measure);
      if (reading === undefined || isMostlyUnattributed(reading)) return [];
      return [{ name: levelName(report.layer), reading }];
    });
    // One dot compares nothing.
    if (rows.length < 2) return [];
    const chart = levelChart({ id: `${id}-level-${index}`, title, rows, upMeans }, { width: HALF_WIDTH });
    return [titledFigure(title, chart, levelDifference(rows.map(({ reading }) => reading)) ?? '')];
  });
  if (charts.length === 0) return '';
  const meaning = intervalMeaning(group.map(({ chance }) => chance));
  const bar = meaning === null ? '' : ` Solid bar: ${formatPercent(data.intervalLevel, 0)} interval, ${meaning}.`;
  const intro = `The latest window, by what is counted as one holder. Dot: estimate.${bar} Hatched bar: bounds, what attribution could change. The scales do not begin at zero.`;
  return paragraph(intro, 'note') + element('div', { class: 'pair' }, ...charts);
}

function nakamotoBars(group: Group, id: string): string[] {
  return group.flatMap((report, index) => {
    const probabilities = latestReading(report, 'nakamoto-coefficient')?.probabilities;
    if (probabilities === undefined || probabilities.some(({ probability }) => probability >= CERTAIN)) return [];
    const title = `By ${levelName(report.layer)}`;
    const chart = nakamotoProbabilities(
      { id: `${id}-nakamoto-${index}`, title, probabilities, series: index },
      { width: 280, height: 130 },
    );
    return [titledFigure(title, chart)];
  });
}

function whoHolds(data: ReportData, group: Group, id: string): string {
  const stacks = group.map((report, index) => stackFigure(drawnWindows(report), `${id}-stack-${index}`));
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

function stackFigure({ layer, stack, names, labelBreaksMs }: LayerReport, id: string): string {
  if (stack === undefined || stack.windows.length < LEAST_STACK) return '';
  const title = `Proportions by ${levelName(layer)} over time`;
  const dotted = labelBreaksMs.length > 0 ? ' Dotted: the source or scope changes.' : '';
  const { largest, hasRest } = seenIn(stack);
  const others = hasRest ? ' Grey: all others.' : '';
  const nobody = stack.windows.some(({ unattributed }) => unattributed > 0) ? ' Hatched: unattributed.' : '';
  return figure(
    title,
    (size, variant) =>
      stackedProportionsChart(
        { id: `${id}-${variant}`, title, stack: largest, names, labelBreaksMs },
        { ...size, height: size.height - STACK_LESS },
      ),
    `${layer.title}${hasRest ? `, the ${largest.entities.length} largest over the whole span or at its end` : ''}.${others}${nobody}${dotted} At the right, proportions of the last window.`,
  );
}

/** A stack without the entities that hold nothing in its windows, and whether there are others. */
function seenIn({ entities, windows }: Stack): { largest: Stack; hasRest: boolean } {
  const kept = [...entities.keys()].filter((at) => windows.some(({ proportions }) => proportions[at]! > 0));
  return {
    largest: {
      entities: kept.map((at) => entities[at]!),
      windows: windows.map((window) => ({ ...window, proportions: kept.map((at) => window.proportions[at]!) })),
    },
    hasRest: windows.some(({ rest }) => rest > 0),
  };
}

function intervalsOf({ layer, distribution, proportionIntervals: given }: LayerReport, level: number): Intervals {
  return given ?? (layer.isCount ? proportionIntervals(distribution, level) : undefined);
}

function holderTable(data: ReportData, { layer, distribution, names }: LayerReport, intervals: Intervals): string {
  const { entities, weights, unattributedWeight } = distribution;
  const whole = windowWeight(distribution);
  const row = (name: string, weight: number, interval?: { low: number; high: number }): string =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, text(shortened(name, 60))),
      element('td', { class: 'n' }, text(formatWeight(weight, layer))),
      element('td', { class: 'n' }, text(formatPercent(weight / whole))),
      intervals === undefined
        ? ''
        : element(
            'td',
            { class: 'n' },
            text(interval === undefined ? NOTHING : `${formatPercent(interval.low)}–${formatPercent(interval.high)}`),
          ),
    );
  const rows = entities
    .slice(0, MOST_HOLDERS)
    .map((entity, index) => row(names.get(entity) ?? entity, weights[index]!, intervals?.[index]));
  if (entities.length > MOST_HOLDERS) {
    const rest = total(Array.from(weights).slice(MOST_HOLDERS));
    rows.push(row(`${formatNumber(entities.length - MOST_HOLDERS, 0)} others`, rest));
  }
  if (unattributedWeight > 0) rows.push(row('unattributed', unattributedWeight));
  const head = element(
    'tr',
    {},
    columnHead('Holder'),
    columnHead(capitalized(layer.weightUnit), 'n'),
    columnHead('Proportion', 'n'),
    intervals === undefined ? '' : columnHead(`${formatPercent(data.intervalLevel, 0)} interval`, 'n'),
  );
  return element(
    'details',
    {},
    element('summary', {}, text(holderSummary(distribution))),
    table(`${layer.title}, ${formatSpan(distribution.span)}`, head, rows),
  );
}

function holderSummary({ entities }: Distribution): string {
  const count = formatNumber(entities.length, 0);
  return entities.length > MOST_HOLDERS
    ? `The ${MOST_HOLDERS} largest of ${count} as a table`
    : `All ${count} as a table`;
}
