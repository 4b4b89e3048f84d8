import type { HeldLayer, HeldWindow, Holding } from '../core/holding.ts';
import type { Problem } from '../core/problem.ts';
import type { PublishedModel } from '../core/published-model.ts';
import { grouped } from './_grouped.ts';
import { problemCounter } from './_problem-counter.ts';
import { developerId } from './developers.ts';
import { countryId } from './model-jurisdictions.ts';

const WHO = 'training-layers';

/** A model that can stand in the layers. */
interface DatedTraining extends PublishedModel {
  readonly publishedMs: number;
  readonly trainingFlop: number;
}

/**
 * Training compute per calendar year of publication, by developer and by jurisdiction: a holding per model and holder.
 *
 * A model of several developers is split equally among them, and so among jurisdictions: the tables do not say who gave
 * how much, and their order means nothing. Models without an estimate or a date are left out and counted, so a year without
 * holdings has no window. The last years, up to the one that holds `asOfMs`, are incomplete.
 *
 * @param models one row per model, as `mergeModels` gives them.
 * @param options.asOfMs when the tables were read; null: the day of their last model.
 */
export function trainingLayers(
  models: readonly PublishedModel[],
  { asOfMs }: { readonly asOfMs: number | null },
): { readonly layers: readonly HeldLayer[]; readonly problems: readonly Problem[] } {
  const counter = problemCounter(WHO);
  const dated: DatedTraining[] = [];
  for (const model of models) {
    const { name, publishedMs, trainingFlop, origin } = model;
    const where = `(${origin.file}, row ${origin.row})`;
    if (trainingFlop === null) counter.add('no-flop', `expected training compute of ${name}, got none ${where}`);
    else if (publishedMs === null) counter.add('no-date', `expected a date of ${name}, got none ${where}`);
    else if (asOfMs !== null && publishedMs > asOfMs)
      counter.add('in-the-future', `expected ${name} to be out when the table was read, got a later date ${where}`);
    else dated.push({ ...model, publishedMs, trainingFlop });
  }
  const untilMs = asOfMs ?? dated.reduce((latest, { publishedMs }) => Math.max(latest, publishedMs), -Infinity);
  const holdersOf = {
    developer: ({ organizations, publishedMs }: DatedTraining) =>
      organizations.map((name) => developerId(name, publishedMs)),
    jurisdiction: ({ countries }: DatedTraining) => countries.map(countryId),
  };
  const layers = Object.entries(holdersOf).map(([role, holders]) => ({
    layer: `ai/training/${role}`,
    windows: yearWindows(dated, { holders, untilMs }),
    scopeBreaksMs: [],
  }));
  return { layers, problems: counter.problems() };
}

type Holders = (model: DatedTraining) => readonly (string | null)[];

function yearWindows(
  models: readonly DatedTraining[],
  { holders, untilMs }: { readonly holders: Holders; readonly untilMs: number },
): readonly HeldWindow[] {
  const byYear = grouped(models, ({ publishedMs }) => new Date(publishedMs).getUTCFullYear());
  return [...byYear]
    .sort(([left], [right]) => left - right)
    .map(([year, ofYear]) => {
      const holdings = ofYear.flatMap((model) => holdingsOf(model, holders(model)));
      const span = { fromMs: Date.UTC(year, 0, 1), toMs: Date.UTC(year + 1, 0, 1) };
      return { span, holdings, totals: [], isIncomplete: span.toMs > untilMs };
    });
}

/** Equal parts of a model for its holders, each once; nobody's where it has none. */
function holdingsOf(model: DatedTraining, holders: readonly (string | null)[]): readonly Holding[] {
  const { trainingFlop, trainingFlopLow, trainingFlopHigh, origin } = model;
  const entities = holders.length === 0 ? [null] : [...new Set(holders)];
  const part = (flop: number | null): number | null => (flop === null ? null : flop / entities.length);
  return entities.map((entity) => ({
    entity,
    group: null,
    weight: trainingFlop / entities.length,
    low: part(trainingFlopLow),
    high: part(trainingFlopHigh),
    origin,
  }));
}
