import { bandwidthAt, type DeviceTier } from '../../compute/devices.ts';
import { modelSizeNamed } from '../../compute/model-size.ts';
import type { Quantization } from '../../compute/quantization.ts';
import type { ScoredModel } from '../../core/ai-model.ts';
import type { DecodeEfficiency } from '../../models/decode-speed.ts';
import { edgeCost, edgeLatency } from '../../models/economics/index.ts';
import { type EdgeInput, type EdgeInputs, type InputSide, inputAt } from '../../models/edge-inputs.ts';
import { edgeLoad } from '../../models/edge-load.ts';
import { fitsTier, hasPlausibleParameters } from '../../models/edge-tiers.ts';
import type { CloudPrice } from './edge-inputs.ts';

/** A task, and what is known of where it may run; null: as the inputs have it. */
export interface EdgeCostRequest {
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly callsPerDay: number;
  /** Bound on the whole call; null where there is none. */
  readonly latencySeconds: number | null;
  readonly isPrivate: boolean;
  /** A tier or a kind of device; null for every tier. */
  readonly tier: string | null;
  /** Id or name of a scored model, or a name with its size; null for the best that does. */
  readonly model: string | null;
  readonly quantization: string;
  readonly cloud: CloudPrice;
  readonly usdPerKilowattHour: number | null;
  readonly deviceUsd: number | null;
  readonly deviceYears: number | null;
  readonly deviceWatts: number | null;
  /** Part of the device's price that the task pays. */
  readonly chargedProportion: number;
}

/** A model by what its memory and its speed depend on. */
export interface RunModel {
  readonly name: string;
  readonly score: number | null;
  readonly totalParameters: number;
  readonly activeParameters: number;
}

/** Everything that the rows of one request share. */
export interface World {
  readonly request: EdgeCostRequest;
  readonly models: readonly ScoredModel[];
  readonly named: RunModel | null;
  readonly quantization: Quantization;
  readonly atMs: number;
  readonly inputs: EdgeInputs;
  readonly prefill: Readonly<Record<string, EdgeInput>>;
  readonly efficiency: DecodeEfficiency;
}

/**
 * A scored model by its id or name, else one whose name states its size.
 *
 * @throws {RangeError} if it is none, its weights are closed, or its number of parameters is not published or cannot be true.
 */
export function modelNamed(models: readonly ScoredModel[], name: string): RunModel {
  const lower = name.toLowerCase();
  const scored = models.find((model) => model.id.toLowerCase() === lower || model.name.toLowerCase() === lower);
  if (scored !== undefined) {
    const found = runModel(scored);
    if (scored.access === 'closed' || found === null || !hasPlausibleParameters(scored, models)) {
      throw new RangeError(
        `edge: expected a model with open weights and a published, plausible number of parameters, got '${scored.name}'`,
      );
    }
    return found;
  }
  const size = modelSizeNamed(name);
  if (size === null) {
    throw new RangeError(
      `edge: expected the id or name of a scored model, or a name with its size as qwen3-8b, got '${name.slice(0, 40)}'`,
    );
  }
  return { name, score: null, ...size };
}

function runModel({ name, score, totalParameters, activeParameters }: ScoredModel): RunModel | null {
  if (totalParameters === null) return null;
  return { name, score, totalParameters, activeParameters: activeParameters ?? totalParameters };
}

/** The best-scored model that fits and keeps the bound; if none keeps it, the best that fits; null if none fits. */
export function bestModel(tier: DeviceTier, world: World): RunModel | null {
  const { models, quantization, request } = world;
  const contextTokens = request.tokensIn + request.tokensOut;
  const fitting = models
    .filter(fitsTier(tier, { models, quantization, contextTokens }))
    .toSorted((a, b) => b.score - a.score)
    .flatMap((model) => runModel(model) ?? []);
  const bound = request.latencySeconds ?? Infinity;
  return fitting.find((model) => latencyOf(model, { tier, world }).secondsPerCall <= bound) ?? fitting[0] ?? null;
}

function latencyOf(
  model: RunModel,
  { tier, world, side = 'value' }: { readonly tier: DeviceTier; readonly world: World; readonly side?: InputSide },
) {
  const { request, quantization, efficiency, inputs } = world;
  const { tokensIn, tokensOut } = request;
  const device = { deviceClass: tier.class, bandwidthGigabytesPerSecond: bandwidthOf(tier, world) };
  return edgeLatency({
    tokensIn,
    tokensOut,
    activeParameters: model.activeParameters,
    prefillFlopPerSecond: 1e12 * inputAt(prefillOf(tier, world), side, 'speed'),
    ...edgeLoad(model, device, {
      tokensIn,
      tokensOut,
      bitsPerWeight: quantization.bitsPerWeight,
      efficiency,
      speedFactor: inputAt(inputs.decodeSpeedFactor, side, 'speed'),
    }),
  });
}

/** Of a typical device sold when the newest model came out; where all models are older than the tier, of its first devices. */
export function bandwidthOf(tier: DeviceTier, { atMs }: Pick<World, 'atMs'>): number {
  return bandwidthAt(tier, atMs) ?? tier.bandwidthGigabytesPerSecond[0]!.value;
}

/** Arithmetic that the tier reaches on prompts. */
export function prefillOf(tier: DeviceTier, { prefill }: Pick<World, 'prefill'>): EdgeInput {
  const input = prefill[tier.id];
  if (input === undefined) throw new RangeError(`edge: expected a tier with a known prefill speed, got ${tier.id}`);
  return input;
}

/** What is known of the device, at a side of its range; what was given has no range. */
export function deviceInputs(tier: DeviceTier, { request, inputs }: World, side: InputSide) {
  const owners = inputs.tiers.find((each) => each.tier === tier.id);
  if (owners === undefined) throw new RangeError(`edge: expected a tier with a price and a power, got ${tier.id}`);
  return {
    usdPerKilowattHour: request.usdPerKilowattHour ?? inputAt(inputs.electricityUsdPerKilowattHour, side, 'cost'),
    watts: request.deviceWatts ?? inputAt(owners.electricWatts, side, 'cost'),
    deviceUsd: request.deviceUsd ?? inputAt(owners.deviceUsd, side, 'cost'),
    // A longer life is cheaper, as a higher speed is.
    deviceYears: request.deviceYears ?? inputAt(inputs.deviceLifetimeYears, side, 'speed'),
  };
}

/** Latency and cost of a model on a tier, at a side of the inputs. */
export function localAt(
  model: RunModel,
  { tier, world, side }: { readonly tier: DeviceTier; readonly world: World; readonly side: InputSide },
) {
  const { request } = world;
  const latency = latencyOf(model, { tier, world, side });
  const { deviceUsd, ...device } = deviceInputs(tier, world, side);
  const cost = edgeCost({
    ...device,
    tokensIn: request.tokensIn,
    tokensOut: request.tokensOut,
    callsPerDay: request.callsPerDay,
    secondsPerCall: latency.secondsPerCall,
    chargedUsd: deviceUsd * request.chargedProportion,
    cloudUsdPerMillionIn: request.cloud.usdPerMillionIn,
    cloudUsdPerMillionOut: request.cloud.usdPerMillionOut,
  });
  return { ...latency, ...cost };
}
