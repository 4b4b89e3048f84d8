import { windowWeight } from '../core/distribution.ts';
import { type FigureId, figureIdText } from '../core/figure-id.ts';
import type { Reading } from '../core/reading.ts';
import { formatDate } from '../core/time-span.ts';
import { type ParsedMeasure, parseMeasure } from '../measures/index.ts';
import type { EdgeServable, EdgeServableReading } from '../models/index.ts';
import {
  formatAmount,
  formatNumber,
  formatPercent,
  formatSigned,
  formatSlopeRange,
  formatValue,
} from '../report/index.ts';
import type { DivergenceResult } from './diverge.ts';
import { createEconomicsFigures } from './economics/figures.ts';
import { edgeServableAt, readEdgeInputs, tiersAt } from './edge.ts';
import { lagRun } from './lag.ts';
import type { Observation } from './observe.ts';
import type { ObservedInput } from './observed-input.ts';
import { createSecurityFigures } from './security/figures.ts';

/** One number of a run, as a text writes it, with its interval. */
export interface Figure {
  readonly id: string;
  /** As computed. */
  readonly value: number;
  /** In prose: `6.1`, `−6.2%`, `29.8%`. */
  readonly text: string;
  readonly unit: string;
  readonly low: number | null;
  readonly high: number | null;
  /** What it is, in one line. */
  readonly label: string;
  /** Definition, formula or rule by which it is made. */
  readonly rule: string;
}

/** What figures are taken from. */
export interface FigureContext {
  readonly input: ObservedInput;
  readonly observation: Pick<Observation, 'verdicts' | 'divergences'>;
  readonly seed: number;
  /** Readings of a layer by further measures, where they can be had. */
  readonly readings?: (layer: string) => readonly Reading[];
}

/** Figures of a run by their ids; each is computed once. */
export interface Figures {
  /** @throws {RangeError} if the run has no such figure. @throws {SyntaxError} if the text is no id. */
  of(id: FigureId): Figure;
  /** The same, null where the run has no such figure. */
  find(id: FigureId): Figure | null;
}

const SLOPE_RULE =
  'Theil–Sen slope of the natural logarithm of the effective number over windows that do not overlap, as the yearly change that it means; its interval counts in serial correlation and, where published, the publisher’s own uncertainty.';

/** Default settings of the gaps: all models, no tolerance, intervals of 95%. */
export const gapSettings = {
  tolerancePoints: 0,
  weighting: 'points',
  confidences: null,
  interval: 0.95,
  resamples: 2000,
} as const;
/** Default settings of devices. */
export const deviceSettings = { quantization: 'q4_k_m', contextTokens: 4096 } as const;
export const EDGE_DRAWS = 2000;

const made = new WeakMap<FigureContext, Figures>();

/** The figures of a run, made once for each. */
export function figuresOf(context: FigureContext): Figures {
  let figures = made.get(context);
  if (figures === undefined) {
    figures = createFigures(context);
    made.set(context, figures);
  }
  return figures;
}

function createFigures(context: FigureContext): Figures {
  const known = new Map<string, Figure | null>();
  const sources = createSources(context);
  const find = (id: FigureId): Figure | null => {
    const text = figureIdText(id);
    let figure = known.get(text);
    if (figure === undefined) {
      figure = compute(id, sources);
      known.set(text, figure);
    }
    return figure;
  };
  return {
    find,
    of(id) {
      const figure = find(id);
      if (figure === null) throw new RangeError(`explain: expected a figure of this run, got '${figureIdText(id)}'`);
      return figure;
    },
  };
}

type Sources = ReturnType<typeof createSources>;

/** What is asked often, found by name; what is dear, computed once. */
function createSources(context: FigureContext) {
  const { input, observation, seed } = context;
  const verdicts = new Map(observation.verdicts.map((verdict) => [verdict.measured.layer.id, verdict] as const));
  const divergences = new Map(
    observation.divergences.map((one) => [`${one.comparison.a}..${one.comparison.b}`, one] as const),
  );
  const readings = new Map<string, Reading>();
  for (const { measured } of observation.verdicts) {
    for (const reading of measured.readings.flat()) {
      readings.set(
        figureIdText({ kind: 'reading', layer: reading.layer, span: reading.span, measure: reading.measure }),
        reading,
      );
    }
  }
  const lags = remembered((key: string) => {
    const [leader = '', follower = '', date = ''] = key.split(' ');
    return lagRun(input.models, { ...gapSettings, leader, follower, asOfMs: Date.parse(date), seed, history: false });
  });
  const tiers = remembered((date: string) => tiersAt(input.models, { ...deviceSettings, atMs: Date.parse(date) }));
  const edge = remembered((_: string): EdgeServableReading | null =>
    edgeServableAt(input.models, {
      ...deviceSettings,
      asOfMs: null,
      inputs: readEdgeInputs(),
      seed,
      draws: EDGE_DRAWS,
    }),
  );
  const reading = (id: Of<'reading'>): Reading | undefined =>
    readings.get(figureIdText(id)) ??
    (verdicts.has(id.layer) ? context.readings?.(id.layer) : undefined)?.find(
      ({ span, measure }) => span.fromMs === id.span.fromMs && span.toMs === id.span.toMs && measure === id.measure,
    );
  const security = createSecurityFigures(
    observation.verdicts.map(({ measured }) => measured),
    input.names,
  );
  return {
    input,
    verdicts,
    divergences,
    reading,
    lags,
    tiers,
    edge,
    security,
    economics: createEconomicsFigures(input),
  };
}

function remembered<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key)!;
  };
}

function compute(id: FigureId, sources: Sources): Figure | null {
  switch (id.kind) {
    case 'reading':
      return readingFigure(id, sources);
    case 'proportion':
      return proportionFigure(id, sources);
    case 'verdict':
      return verdictFigure(id, sources);
    case 'security':
      return sources.security(id);
    case 'divergence':
      return divergenceFigure(id, sources);
    case 'lag':
      return lagFigure(id, sources);
    case 'tier':
      return tierFigure(id, sources);
    case 'edge':
      return edgeFigure(id, sources);
    case 'economics':
      return sources.economics(id);
    case 'count':
      return countFigure(id, sources);
    case 'fact':
      return factFigure(id, sources);
  }
}

type Of<Kind extends FigureId['kind']> = Extract<FigureId, { readonly kind: Kind }>;

function readingFigure(id: Of<'reading'>, sources: Sources): Figure | null {
  const { verdicts } = sources;
  const reading = sources.reading(id);
  const layer = verdicts.get(id.layer)?.measured.layer;
  if (reading === undefined || layer === undefined || reading.estimate === null) return null;
  const { measure } = parseMeasure(id.measure);
  return {
    id: figureIdText(id),
    value: reading.estimate,
    text: measureText(reading),
    unit: reading.unit,
    low: reading.low,
    high: reading.high,
    label: `${measure.title} of ${layer.title}, ${formatDate(id.span.fromMs)} to ${formatDate(id.span.toMs - 1)}`,
    rule: `${measure.definition} ${measure.formula}. ${basisWords(layer.isCount, parseMeasure(id.measure))} What is tied to nobody stays in the denominator.`,
  };
}

/** How a point value is made: counts are corrected where their chance has a bias to be corrected. */
function basisWords(isCount: boolean, { measure, params }: ParsedMeasure): string {
  if (!isCount) return 'Of the published medians.';
  const { kind } = measure.basis(params);
  return kind === 'hill' || kind === 'gini' ? 'Corrected for the bias of counting.' : 'Of the blocks as counted.';
}

/** Whole counts read well as words, effective numbers with one decimal, and others as they stand in tables. */
function measureText(reading: Reading): string {
  if (reading.unit === 'entities') return countWord(reading.estimate!);
  if (reading.unit === 'effective entities') return formatNumber(reading.estimate!, 1);
  return formatValue(reading.estimate, reading);
}

function proportionFigure(id: Of<'proportion'>, { verdicts }: Sources): Figure | null {
  const found = verdicts.get(id.layer);
  const distribution = found?.measured.distributions.find(
    ({ span }) => span.fromMs === id.span.fromMs && span.toMs === id.span.toMs,
  );
  if (found === undefined || distribution === undefined) return null;
  const whole = windowWeight(distribution);
  const at = id.entity === null ? -1 : distribution.entities.indexOf(id.entity);
  if (id.entity !== null && at < 0) return null;
  const weight = id.entity === null ? distribution.unattributedWeight : distribution.weights[at]!;
  return {
    id: figureIdText(id),
    value: weight / whole,
    text: formatPercent(weight / whole, 0),
    unit: 'proportion',
    low: null,
    high: null,
    label: `${id.entity === null ? 'Tied to nobody' : `Held by ${id.entity}`} of ${found.measured.layer.title}, ${formatDate(id.span.fromMs)} to ${formatDate(id.span.toMs - 1)}`,
    rule: 'Weight over the weight of the whole window, what is tied to nobody included.',
  };
}

function verdictFigure(id: Of<'verdict'>, { verdicts }: Sources): Figure | null {
  const found = verdicts.get(id.layer);
  if (found === undefined) return null;
  const { trend, measured } = found;
  const label = (what: string) => `${what} of ${measured.layer.title}`;
  const common = { id: figureIdText(id), low: null, high: null };
  if (id.part === 'windows') {
    return {
      ...common,
      value: trend.windows,
      text: formatNumber(trend.windows, 0),
      unit: 'windows',
      label: label('Windows judged'),
      rule: 'Whole windows that do not overlap.',
    };
  }
  if (id.part === 'slope' && trend.slopePerYear !== null) {
    return {
      id: figureIdText(id),
      value: trend.slopePerYear,
      text: slopeText(trend.slopePerYear),
      unit: 'a year, from the slope of ln(effective number)',
      low: trend.low,
      high: trend.high,
      label: label('Slope'),
      rule: SLOPE_RULE,
    };
  }
  if (id.part === 'slope-low' && trend.low !== null) {
    return {
      ...common,
      value: trend.low,
      text: slopeText(trend.low),
      unit: 'a year, from the slope of ln(effective number)',
      label: label('Lower limit of the slope'),
      rule: SLOPE_RULE,
    };
  }
  if (id.part === 'slope-high' && trend.high !== null) {
    return {
      ...common,
      value: trend.high,
      text: slopeText(trend.high),
      unit: 'a year, from the slope of ln(effective number)',
      label: label('Upper limit of the slope'),
      rule: SLOPE_RULE,
    };
  }
  return null;
}

/** A slope as the yearly change that it means. */
function slopeText(slopePerYear: number): string {
  return `${formatSigned(100 * Math.expm1(slopePerYear), 0)}%`;
}

function divergenceFigure(id: Of<'divergence'>, { divergences }: Sources): Figure | null {
  const found: DivergenceResult | undefined = divergences.get(`${id.a}..${id.b}`);
  if (found === undefined) return null;
  const common = { id: figureIdText(id), low: null, high: null };
  const pair = `${found.first.measured.layer.title} and ${found.second.measured.layer.title}`;
  const { divergence, curve } = found;
  if (id.part === 'difference' && divergence.differencePerYear !== null) {
    return {
      id: figureIdText(id),
      value: divergence.differencePerYear,
      text: slopeText(divergence.differencePerYear),
      unit: 'a year, from the slope of ln(effective number)',
      low: divergence.low,
      high: divergence.high,
      label: `Difference of the slopes of ${pair}`,
      rule: `Slope of the first less slope of the second, with an interval recovered from theirs: ${divergence.low === null ? '' : formatSlopeRange(divergence.low, divergence.high!)}.`,
    };
  }
  if (curve === null) return null;
  const curveRule =
    'Every combination of measures, levels, windows, spans, scopes and holders of the unattributed that is reasonable for the pair, each judged alike.';
  if (id.part === 'specifications') {
    const count = curve.specifications.length;
    return {
      ...common,
      value: count,
      text: formatNumber(count, 0),
      unit: 'specifications',
      label: `Ways of comparing ${pair}`,
      rule: curveRule,
    };
  }
  const proportion = new Map([
    ['no-difference', curve.verdicts['no difference shown']],
    ['too-little-data', curve.verdicts['too little data']],
    ['as-claimed', curve.claims['as claimed']],
    ['opposite', curve.claims.opposite],
  ]).get(id.part);
  if (proportion !== undefined) {
    return {
      ...common,
      value: proportion,
      text: proportion === 0 ? 'none' : formatPercent(proportion, 0),
      unit: 'proportion',
      label: `Ways of comparing ${pair} that read ${id.part.replaceAll('-', ' ')}`,
      rule: curveRule,
    };
  }
  return null;
}

function lagFigure(id: Of<'lag'>, { lags, input }: Sources): Figure | null {
  if (input.models.length === 0) return null;
  const { result } = lags(`${id.leader} ${id.follower} ${formatDate(id.asOfMs)}`);
  const common = { id: figureIdText(id), low: null, high: null };
  const pair = `${id.follower} models behind ${id.leader} models, as of ${formatDate(id.asOfMs)}`;
  if (id.part === 'levels' || id.part === 'unmatched') {
    const count = result.readings[0]![id.part];
    return {
      ...common,
      value: count,
      text: formatNumber(count, 0),
      unit: 'levels',
      label: `Levels ${id.part === 'levels' ? 'compared' : 'not yet matched'}, ${pair}`,
      rule: 'Records of the leader, and whether a model of the follower has scored as much.',
    };
  }
  if (id.part === 'next-level') {
    const next = result.levels.find(({ matchedMs }) => matchedMs === null);
    return next === undefined
      ? null
      : {
          ...common,
          value: next.score,
          text: formatNumber(next.score, 1),
          unit: 'index points',
          label: `Lowest level not yet matched, ${pair}`,
          rule: 'The lowest record of the leader that no model of the follower has reached.',
        };
  }
  const reading = result.readings.find(({ definition }) => definition === id.part);
  if (reading === undefined || reading.estimate === null) return null;
  return {
    id: figureIdText(id),
    value: reading.estimate,
    text: formatNumber(reading.estimate, 1),
    unit: reading.unit,
    low: reading.low,
    high: reading.high,
    label: `${id.part} lag: ${pair}`,
    rule: lagRules[id.part] ?? '',
  };
}

const lagRules: Readonly<Record<string, string>> = {
  horizontal: 'Months from the leader’s date to the follower’s, averaged over the levels that both have reached.',
  'look-back': 'Months since the leader first reached what is the follower’s best today.',
  vertical: 'The leader’s best score less the follower’s.',
  survival: 'Kaplan–Meier median over all levels of the months until they are matched; those unmatched are censored.',
};

function tierFigure(id: Of<'tier'>, { tiers, input }: Sources): Figure | null {
  if (input.models.length === 0) return null;
  const reading = tiers(formatDate(id.asOfMs)).find(({ tier }) => tier === id.tier);
  if (reading === undefined || reading.best === null) return null;
  const common = { id: figureIdText(id), low: null, high: null };
  const at = `on ${id.tier}, as of ${formatDate(id.asOfMs)}: ${reading.best.name}`;
  const rule = `The best open model with a score whose weights fit the device at ${deviceSettings.quantization.toUpperCase()} with ${formatNumber(deviceSettings.contextTokens, 0)} tokens of context, against the best of all models then.`;
  if (id.part === 'score')
    return {
      ...common,
      value: reading.best.score,
      text: formatNumber(reading.best.score, 1),
      unit: 'index points',
      label: `Best score ${at}`,
      rule,
    };
  if (id.part === 'gap-points' && reading.gapPoints !== null) {
    return {
      ...common,
      value: reading.gapPoints,
      text: formatNumber(reading.gapPoints, 0),
      unit: 'index points',
      label: `Points behind the frontier ${at}`,
      rule,
    };
  }
  if (id.part === 'gap-months' && reading.gapMonths !== null) {
    return {
      ...common,
      value: reading.gapMonths,
      text: formatNumber(reading.gapMonths, 0),
      unit: 'months',
      label: `Months since the frontier stood there ${at}`,
      rule,
    };
  }
  return null;
}

const edgeParts: ReadonlyMap<string, keyof EdgeServable> = new Map([
  ['could', 'could'],
  ['would-pay', 'wouldPay'],
  ['does', 'does'],
]);

const edgeWords = { could: 'could serve', 'would-pay': 'would serve at a lower cost', does: 'serve today' } as const;

function edgeFigure(id: Of<'edge'>, { edge, input }: Sources): Figure | null {
  const reading = input.models.length === 0 ? null : edge('');
  if (reading === null) return null;
  const part = edgeParts.get(id.part);
  if (part === undefined) return null;
  return {
    id: figureIdText(id),
    value: reading[part],
    text: formatPercent(reading[part], 0),
    unit: 'proportion',
    low: reading.low[part],
    high: reading.high[part],
    label: `Part of inference that people’s own devices ${edgeWords[id.part as keyof typeof edgeWords]}`,
    rule: 'From a stated mix of tasks, tiers, installed base and cost; the inputs, most of them assumptions, are shown by contraflow edge --show-inputs.',
  };
}

/** Verdicts as the parts of ids write them. */
const countedVerdicts: readonly string[] = ['concentrating', 'dispersing', 'no-trend', 'too-little-data'];

function countFigure(id: Of<'count'>, { verdicts }: Sources): Figure | null {
  const all = [...verdicts.values()];
  if (all.length === 0 || !(id.part === 'layers' || countedVerdicts.includes(id.part))) return null;
  const counted = id.part === 'layers' ? all : all.filter(({ verdict }) => verdict.replaceAll(' ', '-') === id.part);
  return {
    id: figureIdText(id),
    value: counted.length,
    text: countWord(counted.length),
    unit: 'layers',
    low: null,
    high: null,
    label: id.part === 'layers' ? 'Layers measured' : `Layers whose verdict is ${id.part.replaceAll('-', ' ')}`,
    rule: 'A count of the layers of this run.',
  };
}

const words = [
  'none',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** Counts up to twelve are words in prose. */
export function countWord(count: number): string {
  return words[count] ?? formatNumber(count, 0);
}

function factFigure(id: Of<'fact'>, { input }: Sources): Figure | null {
  const fact = input.facts.find((one) => one.id === id.id);
  if (fact === undefined) return null;
  const { value, unit } = fact;
  const number = Number.isInteger(value) ? formatNumber(value, 0) : formatAmount(value);
  const text = unit === 'percent' ? `${number}%` : number;
  return {
    id: figureIdText(id),
    value,
    text,
    unit,
    low: fact.low,
    high: fact.high,
    label: `${fact.subject}: ${fact.quantity}, ${fact.from} to ${fact.until}`,
    rule: fact.rule ?? `Typed from a report (${fact.grade}).`,
  };
}
