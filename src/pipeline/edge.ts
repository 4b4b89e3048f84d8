import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type DeviceFacts, parseDeviceFacts } from '../compute/devices.ts';
import { parseQuantization } from '../compute/quantization.ts';
import type { ScoredModel } from '../core/ai-model.ts';
import { DAY_MS } from '../core/time-span.ts';
import { type DecodeEfficiency, parseDecodeEfficiency } from '../models/decode-speed.ts';
import { type EdgeInputs, listEdgeInputs, parseEdgeInputs } from '../models/edge-inputs.ts';
import { type EdgeServableReading, edgeServable } from '../models/edge-servable.ts';
import { type TierReading, tierReadings } from '../models/edge-tiers.ts';

export { listEdgeInputs, parseQuantization };

/** `data/` of the package: src/pipeline and dist/pipeline lie equally deep. */
const DATA = fileURLToPath(new URL('../../data/', import.meta.url));

/**
 * JSON of a file.
 *
 * @throws {SyntaxError} if it is something else, {Error} if it cannot be read.
 */
function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Error(`readJson: expected a file that can be read (${path})`, { cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SyntaxError(`readJson: expected JSON, got something else (${path})`, { cause });
  }
}

/** Facts of devices that come with the package. */
export function readDeviceFacts(): DeviceFacts {
  return parseDeviceFacts(readJson(`${DATA}devices.json`));
}

/** The fitted model of decode speed that comes with the package. */
export function readDecodeEfficiency(): DecodeEfficiency {
  return parseDecodeEfficiency(readJson(`${DATA}decode-speed.json`));
}

/** Inputs of the edge-servable part: those of a file, or those that come with the package. */
export function readEdgeInputs(path = `${DATA}edge-inputs.json`): EdgeInputs {
  return parseEdgeInputs(readJson(path), { tiers: readDeviceFacts().tiers.map(({ id }) => id) });
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

/** The edge-servable part of inference at a time; null where there are no models: nothing known is not nothing servable. */
export function edgeServableAt(
  models: readonly ScoredModel[],
  request: EdgeRequest & { readonly inputs: EdgeInputs; readonly seed: number; readonly draws: number },
): (EdgeServableReading & { readonly atMs: number }) | null {
  const atMs = readingTime(models, request.asOfMs);
  if (atMs === null || models.length === 0) return null;
  const world = {
    models,
    tiers: readDeviceFacts().tiers,
    efficiency: readDecodeEfficiency(),
    quantization: parseQuantization(request.quantization),
    atMs,
  };
  return { ...edgeServable(request.inputs, world, request), atMs };
}
