import type { DeviceTier } from '../compute/devices.ts';
import type { ScoredModel } from '../core/ai-model.ts';
import type { EdgeInput } from '../models/edge-inputs.ts';
import type { EdgeServableReading } from '../models/edge-servable.ts';
import { edgeServableAt, listEdgeInputs, readDeviceFacts, readEdgeInputs, tiersOverTime } from './edge.ts';
import { deviceSettings, EDGE_DRAWS } from './figures.ts';
import type { ObservedInput } from './observed-input.ts';

export type DeviceReading = ReturnType<typeof tiersOverTime>[number];

/** What devices of one's own can run, over time, and how models are stored and run there. */
export interface DeviceReadings {
  readonly readings: readonly DeviceReading[];
  readonly tiers: readonly DeviceTier[];
  readonly quantization: string;
  readonly contextTokens: number;
}

/** What every tier could run at the end of every quarter and at the time of the newest model, by the settings of the brief. */
export function deviceReadings({ models }: Pick<ObservedInput, 'models'>): DeviceReadings {
  return {
    readings: tiersOverTime(models, { ...deviceSettings, asOfMs: null, every: 'quarter' }),
    tiers: readDeviceFacts().tiers,
    ...deviceSettings,
  };
}

/** The part of inference that devices of one's own could serve, now and at the ends of earlier years, with what it is worked out from. */
export interface EdgeParts {
  readonly now: EdgeServableReading & { readonly atMs: number };
  /** In order of time; the last is `now`. */
  readonly history: readonly (EdgeServableReading & { readonly atMs: number })[];
  readonly inputs: readonly (EdgeInput & { readonly name: string })[];
  readonly tasks: readonly { readonly id: string; readonly title: string }[];
  readonly quantization: string;
  readonly draws: number;
  readonly seed: number;
}

const known = new WeakMap<readonly ScoredModel[], Map<number, EdgeParts | null>>();

/** The figures of `edge` by the settings of the brief; null where there are no models. Computed once. */
export function edgeParts({ models }: Pick<ObservedInput, 'models'>, seed: number): EdgeParts | null {
  const bySeed = known.get(models) ?? new Map<number, EdgeParts | null>();
  known.set(models, bySeed);
  let parts = bySeed.get(seed);
  if (parts === undefined) {
    parts = computedParts(models, seed);
    bySeed.set(seed, parts);
  }
  return parts;
}

function computedParts(models: readonly ScoredModel[], seed: number): EdgeParts | null {
  const inputs = readEdgeInputs();
  const { quantization } = deviceSettings;
  const at = (asOfMs: number | null) =>
    edgeServableAt(models, { quantization, asOfMs, inputs, seed, draws: EDGE_DRAWS });
  const now = at(null);
  if (now === null) return null;
  const firstYear = new Date(
    models.reduce((first, { releasedMs }) => Math.min(first, releasedMs), now.atMs),
  ).getUTCFullYear();
  const lastYear = new Date(now.atMs).getUTCFullYear();
  const years = Array.from({ length: lastYear - firstYear }, (_, index) => Date.UTC(firstYear + index, 11, 31));
  return {
    now,
    history: [...years.flatMap((ms) => at(ms) ?? []), now],
    inputs: listEdgeInputs(inputs),
    tasks: inputs.taskClasses.map(({ id, title }) => ({ id, title })),
    quantization,
    draws: EDGE_DRAWS,
    seed,
  };
}
