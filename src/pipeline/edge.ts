import { fileURLToPath } from 'node:url';
import { type DeviceFacts, parseDeviceFacts, tierKinds } from '../compute/devices.ts';
import { parseQuantization } from '../compute/quantization.ts';
import type { ScoredModel } from '../core/ai-model.ts';
import { DAY_MS, formatDate } from '../core/time-span.ts';
import { type DecodeEfficiency, parseDecodeEfficiency } from '../models/decode-speed.ts';
import { type EdgeInputs, listEdgeInputs, parseEdgeInputs } from '../models/edge-inputs.ts';
import { type EdgeServableReading, edgeServable } from '../models/edge-servable.ts';
import { fitsTier, type TierReading, tierNamed, tierReadings } from '../models/edge-tiers.ts';
import type { ModelPredicate } from '../models/index.ts';
import { readJsonFile } from '../platform/json-file.ts';

export { listEdgeInputs, parseQuantization };

/** `data/` of the package: src/pipeline and dist/pipeline lie equally deep. */
const DATA = fileURLToPath(new URL('../../data/', import.meta.url));

/** Facts of devices that come with the package. */
export function readDeviceFacts(): DeviceFacts {
  return parseDeviceFacts(readJsonFile(`${DATA}devices.json`, 'readDeviceFacts'));
}

/** The fitted model of decode speed that comes with the package. */
export function readDecodeEfficiency(): DecodeEfficiency {
  return parseDecodeEfficiency(readJsonFile(`${DATA}decode-speed.json`, 'readDecodeEfficiency'));
}

/** Inputs of the edge-servable part: those of a file, or those that come with the package. */
export function readEdgeInputs(path = `${DATA}edge-inputs.json`): EdgeInputs {
  return parseEdgeInputs(readJsonFile(path, 'readEdgeInputs'), { tiers: readDeviceFacts().tiers.map(({ id }) => id) });
}

/** What a run on devices of one's own is stored in and keeps in mind. */
export interface EdgeRequest {
  /** Name of a format, `q4_k_m`. */
  readonly quantization: string;
  /** null: the last release among the models. */
  readonly asOfMs: number | null;
}

/** The time of a reading; null where there are neither a time nor models. */
function readingTime(models: readonly ScoredModel[], asOfMs: number | null): number | null {
  if (asOfMs !== null) return asOfMs;
  return models.length === 0 ? null : Math.max(...models.map(({ releasedMs }) => releasedMs));
}

/** Sentences where the time of a reading is after the last model, or before the first. */
export function timeNotes(models: readonly ScoredModel[], asOfMs: number | null): readonly string[] {
  if (asOfMs === null || models.length === 0) return [];
  const times = models.map(({ releasedMs }) => releasedMs).sort((a, b) => a - b);
  const [firstMs, lastMs] = [times[0]!, times.at(-1)!];
  if (asOfMs < firstMs)
    return [`no model was released by ${formatDate(asOfMs)}: the first is of ${formatDate(firstMs)}`];
  if (asOfMs <= lastMs) return [];
  return [
    `the data end on ${formatDate(lastMs)}, before the as-of date: what came out since is not seen, so every gap in months looks longer`,
  ];
}

/** How models are stored and run where tiers of devices are groups. */
export interface TierMemory {
  /** Name of a format, `q4_k_m`. */
  readonly quantization: string;
  readonly contextTokens: number;
}

/**
 * Which models fit each tier, by its id and, for the typical tier of a kind, by the kind: `phone`, `laptop`, `consumer-gpu`. A kind
 * and its typical tier are one predicate.
 */
export function tierGroups(
  models: readonly ScoredModel[],
  { quantization, contextTokens }: TierMemory,
): Readonly<Record<string, ModelPredicate>> {
  const { tiers } = readDeviceFacts();
  const memory = { models, quantization: parseQuantization(quantization), contextTokens };
  const byTier = new Map(tiers.map((tier) => [tier, membersOf(models, fitsTier(tier, memory))]));
  const names = [...tierKinds, ...tiers.map(({ id }) => id)];
  return Object.fromEntries(names.map((name) => [name, byTier.get(tierNamed(tiers, name))!]));
}

/** A predicate that is worked out for every model once, when it is first asked. */
function membersOf(models: readonly ScoredModel[], isMember: ModelPredicate): ModelPredicate {
  let members: ReadonlySet<ScoredModel> | undefined;
  return (model) => {
    members ??= new Set(models.filter(isMember));
    return members.has(model);
  };
}

/** Sentences on what the groups among `names` that are tiers suppose; none where none is. */
export function tierNotes(names: readonly string[], { quantization, contextTokens }: TierMemory): readonly string[] {
  const { tiers } = readDeviceFacts();
  const asked = names.filter((name) => [...tierKinds, ...tiers.map(({ id }) => id)].includes(name));
  if (asked.length === 0) return [];
  const shown = asked.map((name) => {
    const { id, memoryGibibytes, usableProportion } = tierNamed(tiers, name);
    const percent = Math.round(100 * usableProportion.value);
    return `${name === id ? '' : `${name} is `}${id}, with ${percent}% of its ${memoryGibibytes.value} GB for a model`;
  });
  return [
    `${shown.join('; ')}. Open weights stored as ${quantization} fit if they and a context of ` +
      `${contextTokens.toLocaleString('en-US')} tokens take no more, whether or not such devices were on sale yet; models without a ` +
      'published size never do',
  ];
}

/** What every tier could run at the end of each quarter or year since the first model, and at the time of the reading. */
export function tiersOverTime(
  models: readonly ScoredModel[],
  request: EdgeRequest & { readonly contextTokens: number; readonly every: 'quarter' | 'year' },
): TierReading[] {
  const atMs = readingTime(models, request.asOfMs);
  if (atMs === null) return [];
  const fromMs = models.reduce((first, { releasedMs }) => Math.min(first, releasedMs), atMs);
  return tierReadings(models, {
    tiers: readDeviceFacts().tiers,
    timesMs: [...periodEnds(fromMs, atMs, request.every), atMs],
    efficiency: readDecodeEfficiency(),
    quantization: parseQuantization(request.quantization),
    contextTokens: request.contextTokens,
  });
}

/** What every tier can run at one time. */
export function tiersAt(
  models: readonly ScoredModel[],
  {
    quantization,
    contextTokens,
    atMs,
  }: { readonly quantization: string; readonly contextTokens: number; readonly atMs: number },
): TierReading[] {
  return tierReadings(models, {
    tiers: readDeviceFacts().tiers,
    timesMs: [atMs],
    efficiency: readDecodeEfficiency(),
    quantization: parseQuantization(quantization),
    contextTokens,
  });
}

/** Last days of the quarters or years from one time on, before another. */
function periodEnds(fromMs: number, toMs: number, every: 'quarter' | 'year'): number[] {
  const months = every === 'quarter' ? 3 : 12;
  const year = new Date(fromMs).getUTCFullYear();
  const ends: number[] = [];
  for (let month = months; ; month += months) {
    const endMs = Date.UTC(year, month, 1) - DAY_MS;
    if (endMs >= toMs) return ends;
    if (endMs >= fromMs) ends.push(endMs);
  }
}

/** The edge-servable part of inference at a time; null where no model is out by then: nothing known is not nothing servable. */
export function edgeServableAt(
  models: readonly ScoredModel[],
  request: EdgeRequest & { readonly inputs: EdgeInputs; readonly seed: number; readonly draws: number },
): (EdgeServableReading & { readonly atMs: number }) | null {
  const atMs = readingTime(models, request.asOfMs);
  if (atMs === null || !models.some(({ releasedMs }) => releasedMs <= atMs)) return null;
  const world = {
    models,
    tiers: readDeviceFacts().tiers,
    efficiency: readDecodeEfficiency(),
    quantization: parseQuantization(request.quantization),
    atMs,
  };
  return { ...edgeServable(request.inputs, world, request), atMs };
}
