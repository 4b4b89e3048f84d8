import { windowWeight } from '../core/distribution.ts';
import { type FigureId, figureIdText, parseFigureId } from '../core/figure-id.ts';
import type { Amount } from '../core/holding.ts';
import { formatDate, type TimeSpan } from '../core/time-span.ts';
import {
  formatAmount,
  formatNumber,
  formatPercent,
  formatRange,
  formatSlopeRange,
  formatWeightWithUnit,
} from '../report/index.ts';
import { economicsFigureBasis } from './economics/figures.ts';
import { entityName } from './entity-names.ts';
import { deviceSettings, type Figure, type FigureContext, figuresOf, gapSettings } from './figures.ts';
import { lagRun } from './lag.ts';
import { modelSources } from './scored-models.ts';
import { securityFigureBasis } from './security/figures.ts';
import type { LayerVerdict } from './verdicts.ts';

/** One thing that a figure was made of, and where it stands. */
export interface FigureInput {
  readonly what: string;
  readonly value: string;
  /** File as published, or as the snapshot holds it; null for another figure of the run. */
  readonly file: string | null;
  /** Rows of the file, from 1 without the header, or a rule that picks them. */
  readonly rows: string | null;
}

/** All that is behind one figure. */
export interface FigureExplanation extends Figure {
  readonly inputs: readonly FigureInput[];
  /** Sources to be credited, as lines. */
  readonly sources: readonly string[];
  readonly snapshot: string;
}

/**
 * A figure of a run, with the file, the rows and the rule behind it.
 *
 * @throws {SyntaxError} if the text is no id.
 * @throws {RangeError} if the run has no such figure.
 */
export function explainFigure(context: FigureContext, text: string): FigureExplanation {
  const id = parseFigureId(text);
  const figure = figuresOf(context).of(id);
  const inputs = inputsOf(id, context);
  return { ...figure, inputs, sources: sourcesOf(id, context), snapshot: context.input.snapshot };
}

function inputsOf(id: FigureId, context: FigureContext): FigureInput[] {
  switch (id.kind) {
    case 'reading':
    case 'proportion':
      return windowInputs(id.layer, id.span, context);
    case 'verdict':
      return verdictInputs(verdictOf(id.layer, context));
    case 'security':
      return windowInputs(id.layer, spanOf(id, context), context);
    case 'divergence':
      return [id.a, id.b].map((layer): FigureInput => {
        const slope = figureIdText({ kind: 'verdict', layer, part: 'slope' });
        return { what: 'slope', value: slope, file: null, rows: null };
      });
    case 'lag':
      return lagInputs(id, context);
    case 'tier':
      return tierInputs(id, context);
    case 'edge':
      return [
        {
          what: 'task mix, installed base, cost',
          value: 'contraflow edge --show-inputs',
          file: 'data/edge-inputs.json',
          rows: 'all',
        },
        { what: 'devices', value: 'memory, bandwidth, date of sale', file: 'data/devices.json', rows: 'all' },
        {
          what: 'models',
          value: `${formatNumber(context.input.models.length, 0)} with a score`,
          file: modelFiles(context),
          rows: 'all',
        },
      ];
    case 'economics':
      return [...economicsFigureBasis(id, context.input).inputs];
    case 'count':
      return context.observation.verdicts.map(({ measured, verdict }) => ({
        what: measured.layer.id,
        value: verdict,
        file: null,
        rows: null,
      }));
    case 'fact':
      return factInputs(id.id, context);
  }
}

function verdictOf(layer: string, { observation }: FigureContext): LayerVerdict {
  return observation.verdicts.find(({ measured }) => measured.layer.id === layer)!;
}

/** What each entity holds in a window: blocks as counted, amounts as published. */
function windowInputs(layerId: string, span: TimeSpan, context: FigureContext): FigureInput[] {
  const { input } = context;
  const { measured } = verdictOf(layerId, context);
  const held = input.held
    .find(({ layer }) => layer === layerId)
    ?.windows.find((window) => window.span.fromMs === span.fromMs && window.span.toMs === span.toMs);
  if (held !== undefined) {
    const line = (what: string, amount: Amount): FigureInput => ({
      what,
      value: `${formatWeightWithUnit(amount.weight, measured.layer)}${amount.low === null ? '' : ` [${amount.low}, ${amount.high}]`}`,
      file: amount.origin.file,
      rows: String(amount.origin.row),
    });
    const names = input.namesOfLayers.get(layerId);
    const nameOf = (entity: string) => names?.get(entity) ?? entityName(entity, measured.layer.role);
    return [
      ...held.totals.map((amount) => line(`whole of ${amount.group}`, amount)),
      ...held.holdings.map((amount) => line(amount.entity === null ? 'nobody' : nameOf(amount.entity), amount)),
    ];
  }
  const distribution = measured.distributions.find(
    (one) => one.span.fromMs === span.fromMs && one.span.toMs === span.toMs,
  )!;
  const file = input.blockOrigins.length > 0 ? 'daily-blocks.parquet' : 'the input of the run';
  const days = `${measured.layer.role}, ${formatDate(span.fromMs)} to ${formatDate(span.toMs - 1)}`;
  return [
    ...distribution.entities.map(
      (entity, index): FigureInput => ({
        what: input.names.get(entity) ?? entity,
        value: formatWeightWithUnit(distribution.weights[index]!, measured.layer),
        file,
        rows: `level and days: ${days}; entity ${entity}`,
      }),
    ),
    ...(distribution.unattributedWeight === 0
      ? []
      : [
          {
            what: 'nobody',
            value: formatWeightWithUnit(distribution.unattributedWeight, measured.layer),
            file,
            rows: `level and days: ${days}; no entity`,
          },
        ]),
    {
      what: 'all',
      value: formatWeightWithUnit(windowWeight(distribution), measured.layer),
      file,
      rows: days,
    },
  ];
}

function verdictInputs({ series }: LayerVerdict): FigureInput[] {
  return series.readings.map(
    ({ layer, span, measure, estimate }): FigureInput => ({
      what: `${formatDate(span.fromMs)} to ${formatDate(span.toMs - 1)}`,
      value: `${formatNumber(estimate!, 3)} ${figureIdText({ kind: 'reading', layer, span, measure })}`,
      file: null,
      rows: null,
    }),
  );
}

function lagInputs(id: Extract<FigureId, { readonly kind: 'lag' }>, { input, seed }: FigureContext): FigureInput[] {
  const { result } = lagRun(input.models, {
    ...gapSettings,
    leader: id.leader,
    follower: id.follower,
    asOfMs: id.asOfMs,
    seed,
    history: false,
  });
  return result.levels.flatMap(({ score, leaderModel, reachedMs, followerModel, matchedMs }): FigureInput[] => [
    {
      what: `level ${formatNumber(score, 1)} reached by ${leaderModel.name}`,
      value: formatDate(reachedMs),
      file: leaderModel.origin.file,
      rows: String(leaderModel.origin.row),
    },
    followerModel === null || matchedMs === null
      ? { what: `level ${formatNumber(score, 1)} matched`, value: 'not yet', file: null, rows: null }
      : {
          what: `level ${formatNumber(score, 1)} matched by ${followerModel.name}`,
          value: formatDate(matchedMs),
          file: followerModel.origin.file,
          rows: String(followerModel.origin.row),
        },
  ]);
}

function tierInputs(id: Extract<FigureId, { readonly kind: 'tier' }>, { input }: FigureContext): FigureInput[] {
  const released = input.models.filter(({ releasedMs }) => releasedMs <= id.asOfMs);
  return [
    { what: 'device', value: id.tier, file: 'data/devices.json', rows: id.tier },
    {
      what: 'format and context',
      value: `${deviceSettings.quantization}, ${deviceSettings.contextTokens} tokens`,
      file: null,
      rows: null,
    },
    {
      what: 'models',
      value: `${formatNumber(released.length, 0)} released by then`,
      file: modelFiles({ input }),
      rows: 'all released by then',
    },
  ];
}

function modelFiles({ input }: Pick<FigureContext, 'input'>): string {
  return [...new Set(input.models.map(({ origin }) => origin.file))].join(', ');
}

function factInputs(id: string, { input }: FigureContext): FigureInput[] {
  const fact = input.facts.find((one) => one.id === id)!;
  return [
    {
      what: `${fact.subject}: ${fact.quantity}`,
      value: `${fact.value} ${fact.unit}`,
      file: `data/facts/${fact.origin.file}`,
      rows: `id ${fact.id}`,
    },
    { what: 'span', value: `${fact.from} to ${fact.until}`, file: null, rows: null },
    { what: 'grade', value: fact.grade, file: null, rows: null },
    ...(fact.note === null ? [] : [{ what: 'note', value: fact.note, file: null, rows: null }]),
  ];
}

function sourcesOf(id: FigureId, context: FigureContext): string[] {
  const { input } = context;
  if (id.kind === 'fact') {
    const { source } = input.facts.find((fact) => fact.id === id.id)!;
    return [`${source.title} <${source.url}>, read ${source.read}`];
  }
  if (id.kind === 'reading' || id.kind === 'proportion' || id.kind === 'verdict')
    return layerSources(id.layer, spanOf(id, context), context);
  if (id.kind === 'security') {
    const { note } = securityFigureBasis(id, verdictOf(id.layer, context).measured);
    return [
      ...note.citations.map(({ title, url }) => `${title} <${url}>`),
      ...layerSources(id.layer, spanOf(id, context), context),
    ];
  }
  if (id.kind === 'economics') return [...economicsFigureBasis(id, input).sources];
  if (id.kind === 'divergence')
    return [
      ...new Set(
        [id.a, id.b].flatMap((layer) =>
          layerSources(layer, spanOf({ kind: 'verdict', layer, part: 'slope' }, context), context),
        ),
      ),
    ];
  const titles: ReadonlySet<string> = new Set(id.kind === 'count' ? [] : modelSources.map(({ title }) => title));
  return input.sources
    .filter(({ title }) => titles.has(title))
    .map(({ title, publisher, licence, url }) =>
      [...(title.startsWith(publisher) ? [] : [publisher]), `${title} <${url}>`, licence].join(', '),
    );
}

/** The time that a figure of a layer is of: its window, or the windows that are judged. */
function spanOf(id: Extract<FigureId, { readonly layer: string }>, context: FigureContext): TimeSpan {
  if ('span' in id) return id.span;
  const { measured, span } = verdictOf(id.layer, context);
  return id.kind === 'security' ? securityFigureBasis(id, measured).span : span;
}

/** What a layer cites, and where the bundled counts come from that a figure of it rests on. */
function layerSources(layerId: string, span: TimeSpan, context: FigureContext): string[] {
  const { layer } = verdictOf(layerId, context).measured;
  const cited = layer.citations.map(
    ({ title, url, licence }) => `${title} <${url}>${licence === undefined ? '' : `, ${licence}`}`,
  );
  return layer.resource === 'blocks' ? [...cited, ...blockOrigins(span, context)] : cited;
}

/** Origins of the counts of blocks on the days that a figure is of. */
function blockOrigins(span: TimeSpan, { input }: FigureContext): string[] {
  return input.blockOrigins
    .filter(({ from, until }) => Date.parse(from) < span.toMs && span.fromMs < Date.parse(until))
    .map(({ title, publisher, licence, url, path }) => `${publisher}, "${title}" <${url}>, ${path}, ${licence}`);
}

function intervalText({ id, unit, low, high }: Pick<Figure, 'id' | 'unit' | 'low' | 'high'>): string | null {
  // Where no number of confirmations is enough, that end has none.
  if (unit === 'confirmations' && low !== null)
    return `[${formatNumber(low, 0)}, ${high === null ? 'no number is enough' : formatNumber(high, 0)}]`;
  if (low === null || high === null) return null;
  const parsed = parseFigureId(id);
  if (parsed.kind === 'reading') return formatRange(low, high, { measure: parsed.measure, unit });
  if (parsed.kind === 'economics' && unit !== 'proportion') return `[${formatEnd(low)}, ${formatEnd(high)}]`;
  if (unit.startsWith('a year')) return formatSlopeRange(low, high);
  if (unit === 'proportion' || unit === 'probability') return `[${formatPercent(low)}, ${formatPercent(high)}]`;
  return `[${formatNumber(low, 2)}, ${formatNumber(high, 2)}]`;
}

/** A whole number as it is, and three digits of any other. */
function formatEnd(value: number): string {
  return Number.isInteger(value) ? formatNumber(value, 0) : formatAmount(value);
}

/** Lines of inputs that are shown to people; the JSON has all. */
const SHOWN = 40;

/** An explanation as lines for people. */
export function explanationText({
  id,
  label,
  text,
  unit,
  low,
  high,
  rule,
  inputs,
  sources,
  snapshot,
}: FigureExplanation): string[] {
  const range = intervalText({ id, unit, low, high });
  const interval = range === null ? '' : `   interval ${range}`;
  return [
    `figure     ${id}`,
    `what       ${label}`,
    `value      ${text} (${unit})${interval}`,
    `rule       ${rule}`,
    `snapshot   ${snapshot}`,
    ...sources.map((source, index) => `${index === 0 ? 'sources' : ''}`.padEnd(11) + source),
    'made of',
    ...inputs
      .slice(0, SHOWN)
      .map(
        ({ what, value, file, rows }) =>
          `  ${what}: ${value}${file === null ? '' : `   ${file}${rows === null ? '' : `, row ${rows}`}`}`,
      ),
    ...(inputs.length > SHOWN ? [`  and ${inputs.length - SHOWN} more (--format json has all)`] : []),
  ];
}
