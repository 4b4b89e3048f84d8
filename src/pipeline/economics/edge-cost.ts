import { bandwidthAt, type DeviceTier } from '../../compute/devices.ts';
import { keyValueBytes, modelMemory, usableBytes } from '../../compute/model-memory.ts';
import { modelSizeNamed } from '../../compute/model-size.ts';
import type { Quantization } from '../../compute/quantization.ts';
import type { ScoredModel } from '../../core/ai-model.ts';
import { decodeTokensPerSecond } from '../../models/decode-speed.ts';
import { edgeChoice, edgeCost, edgeLatency, providerUsdPerCall } from '../../models/economics/index.ts';
import type { EdgeInput } from '../../models/edge-inputs.ts';
import { fitsTier, tierNamed } from '../../models/edge-tiers.ts';
import { parseQuantization, readDecodeEfficiency, readDeviceFacts, readEdgeInputs } from '../edge.ts';
import { type CloudPrice, readPrefillInputs } from './edge-inputs.ts';

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

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** A model by what its memory and its speed depend on. */
interface RunModel {
  readonly name: string;
  readonly score: number | null;
  readonly totalParameters: number;
  readonly activeParameters: number;
}

/** An input at its value, or at the end of its range that makes the device dearer or cheaper. */
type Side = 'value' | 'dearest' | 'cheapest';

/** Everything that the rows of one request share. */
interface World {
  readonly request: EdgeCostRequest;
  readonly models: readonly ScoredModel[];
  readonly named: RunModel | null;
  readonly quantization: Quantization;
  readonly atMs: number;
  readonly inputs: ReturnType<typeof readEdgeInputs>;
  readonly prefill: Readonly<Record<string, EdgeInput>>;
  readonly efficiency: ReturnType<typeof readDecodeEfficiency>;
}

/**
 * A row for each tier that was asked for, flat, with the inputs that were used; and remarks.
 *
 * @throws {RangeError} if a number, the tier or the model is none that can be.
 */
export function edgeCostRows(
  models: readonly ScoredModel[],
  request: EdgeCostRequest,
): { readonly rows: readonly Row[]; readonly remarks: readonly string[] } {
  checkTask(request);
  const { tiers } = readDeviceFacts();
  const world: World = {
    request,
    models,
    named: request.model === null ? null : modelNamed(models, request.model),
    quantization: parseQuantization(request.quantization),
    atMs: models.reduce((last, { releasedMs }) => Math.max(last, releasedMs), 0),
    inputs: readEdgeInputs(),
    prefill: readPrefillInputs(),
    efficiency: readDecodeEfficiency(),
  };
  const asked = request.tier === null ? tiers : [tierNamed(tiers, request.tier)];
  const rows = asked.map((tier) => rowOf(tier, world));
  return { rows, remarks: [...rows.flatMap(memoryRemark), ...remarksOf(request)] };
}

function checkTask({ tokensIn, tokensOut, callsPerDay }: EdgeCostRequest): void {
  for (const [name, tokens] of Object.entries({ tokensIn, tokensOut })) {
    if (!(Number.isSafeInteger(tokens) && tokens >= 1))
      throw new RangeError(`edge: expected ${name} to be a whole number from 1, got ${tokens}`);
  }
  if (!(callsPerDay > 0 && callsPerDay < Infinity))
    throw new RangeError(`edge: expected callsPerDay to be positive and finite, got ${callsPerDay}`);
}

/** A scored model by its id or name, else one whose name states its size. */
function modelNamed(models: readonly ScoredModel[], name: string): RunModel {
  const lower = name.toLowerCase();
  const scored = models.find((model) => model.id.toLowerCase() === lower || model.name.toLowerCase() === lower);
  if (scored !== undefined) {
    const found = runModel(scored);
    if (found === null)
      throw new RangeError(`edge: expected a model whose number of parameters is published, got '${scored.name}'`);
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
function bestModel(tier: DeviceTier, world: World): RunModel | null {
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
  { tier, world, side = 'value' }: { readonly tier: DeviceTier; readonly world: World; readonly side?: Side },
) {
  const { request, quantization, efficiency, inputs } = world;
  const { tokensIn, tokensOut } = request;
  const speedFactor = chosen(inputs.decodeSpeedFactor, side, 'speed');
  const secondsReading = (activeParameters: number, cacheBytes: number): number => {
    const load = {
      deviceClass: tier.class,
      bandwidthGigabytesPerSecond: bandwidthOf(tier, world),
      totalParameters: model.totalParameters,
      activeParameters,
      bitsPerWeight: quantization.bitsPerWeight,
    };
    const tokensPerSecond = decodeTokensPerSecond(load, efficiency, { cacheBytes });
    if (tokensPerSecond === null)
      throw new RangeError(`edge: expected a class whose speed is known, got ${tier.class}`);
    return 1 / (tokensPerSecond * speedFactor);
  };
  return edgeLatency({
    tokensIn,
    tokensOut,
    activeParameters: model.activeParameters,
    prefillFlopPerSecond: 1e12 * chosen(prefillOf(tier, world), side, 'speed'),
    // Together the tokens of a prompt read more of a mixture's weights than one of them does.
    passSeconds: secondsReading(Math.min(model.totalParameters, tokensIn * model.activeParameters), 0),
    // Time is linear in the cache, so the mean over the answer is that with half of it.
    secondsPerToken: secondsReading(model.activeParameters, keyValueBytes(model, tokensIn + tokensOut / 2)),
  });
}

/** Of a typical device sold when the newest model came out; where all models are older than the tier, of its first devices. */
function bandwidthOf(tier: DeviceTier, { atMs }: World): number {
  return bandwidthAt(tier, atMs) ?? tier.bandwidthGigabytesPerSecond[0]!.value;
}

function prefillOf(tier: DeviceTier, { prefill }: World): EdgeInput {
  const input = prefill[tier.id];
  if (input === undefined) throw new RangeError(`edge: expected a tier with a known prefill speed, got ${tier.id}`);
  return input;
}

/** An input at a side: a speed makes a device dearer at its low end, a cost at its high end. */
function chosen(input: EdgeInput, side: Side, kind: 'cost' | 'speed'): number {
  if (side === 'value') return input.value;
  return (side === 'dearest') === (kind === 'cost') ? input.high : input.low;
}

/** What is known of the device, at a side of its range; what was given has no range. */
function deviceInputs(tier: DeviceTier, { request, inputs }: World, side: Side) {
  const owners = inputs.tiers.find((each) => each.tier === tier.id);
  if (owners === undefined) throw new RangeError(`edge: expected a tier with a price and a power, got ${tier.id}`);
  return {
    usdPerKilowattHour: request.usdPerKilowattHour ?? chosen(inputs.electricityUsdPerKilowattHour, side, 'cost'),
    watts: request.deviceWatts ?? chosen(owners.electricWatts, side, 'cost'),
    deviceUsd: request.deviceUsd ?? chosen(owners.deviceUsd, side, 'cost'),
    // A longer life is cheaper, as a higher speed is.
    deviceYears: request.deviceYears ?? chosen(inputs.deviceLifetimeYears, side, 'speed'),
  };
}

function localAt(
  model: RunModel,
  { tier, world, side }: { readonly tier: DeviceTier; readonly world: World; readonly side: Side },
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

function rowOf(tier: DeviceTier, world: World): Row {
  const { request, quantization } = world;
  const model = world.named ?? bestModel(tier, world);
  const contextTokens = request.tokensIn + request.tokensOut;
  const neededBytes = model === null ? null : modelMemory(model, { quantization, contextTokens })!.totalBytes;
  const isFitting = model !== null && neededBytes! <= usableBytes(tier);
  const local = isFitting ? localAt(model, { tier, world, side: 'value' }) : null;
  const cloudUsdPerCall = cloudCost(request);
  return {
    tier: tier.id,
    model: model?.name ?? null,
    ...edgeChoice({ ...request, local }),
    local_usd_per_million_tokens: local?.fullUsdPerMillionTokens ?? null,
    local_marginal_usd_per_million_tokens: local?.marginalUsdPerMillionTokens ?? null,
    cloud_usd_per_million_tokens: (1e6 * cloudUsdPerCall) / contextTokens,
    local_usd_per_call: local?.fullUsdPerCall ?? null,
    cloud_usd_per_call: cloudUsdPerCall,
    breakeven_calls_per_day: local?.breakevenCallsPerDay ?? null,
    breakeven_tokens_per_day: local?.breakevenTokensPerDay ?? null,
    capacity_calls_per_day: local?.capacityCallsPerDay ?? null,
    time_to_first_token_seconds: local?.timeToFirstTokenSeconds ?? null,
    seconds_per_call: local?.secondsPerCall ?? null,
    prefill_tokens_per_second: local?.prefillTokensPerSecond ?? null,
    decode_tokens_per_second: local?.decodeTokensPerSecond ?? null,
    watt_hours_per_call: local?.wattHoursPerCall ?? null,
    watt_hours_per_thousand_tokens: local?.wattHoursPerThousandTokens ?? null,
    ...boundCells(isFitting ? model : null, { tier, world }),
    memory_needed_gigabytes: neededBytes === null ? null : neededBytes / 1e9,
    memory_usable_gigabytes: usableBytes(tier) / 1e9,
    ...inputCells(model, { tier, world }),
  };
}

function cloudCost({ cloud, tokensIn, tokensOut }: EdgeCostRequest): number {
  const { usdPerMillionIn: cloudUsdPerMillionIn, usdPerMillionOut: cloudUsdPerMillionOut } = cloud;
  return providerUsdPerCall({ tokensIn, tokensOut, cloudUsdPerMillionIn, cloudUsdPerMillionOut });
}

/** The main figures with all inputs at their cheap and at their dear ends. */
function boundCells(
  model: RunModel | null,
  { tier, world }: { readonly tier: DeviceTier; readonly world: World },
): Row {
  const [cheapest, dearest] = (['cheapest', 'dearest'] as const).map((side) =>
    model === null ? null : localAt(model, { tier, world, side }),
  );
  return {
    local_usd_per_million_tokens_low: cheapest?.fullUsdPerMillionTokens ?? null,
    local_usd_per_million_tokens_high: dearest?.fullUsdPerMillionTokens ?? null,
    breakeven_calls_per_day_low: cheapest?.breakevenCallsPerDay ?? null,
    breakeven_calls_per_day_high: dearest?.breakevenCallsPerDay ?? null,
    seconds_per_call_low: cheapest?.secondsPerCall ?? null,
    seconds_per_call_high: dearest?.secondsPerCall ?? null,
  };
}

/** The inputs that were used, under names that carry their units. */
function inputCells(
  model: RunModel | null,
  { tier, world }: { readonly tier: DeviceTier; readonly world: World },
): Row {
  const { request, quantization } = world;
  const { usdPerKilowattHour, deviceUsd, deviceYears, watts } = deviceInputs(tier, world, 'value');
  return {
    tokens_in: request.tokensIn,
    tokens_out: request.tokensOut,
    calls_per_day: request.callsPerDay,
    latency_seconds: request.latencySeconds,
    is_private: request.isPrivate,
    model_score_points: model?.score ?? null,
    model_parameters: model?.totalParameters ?? null,
    model_active_parameters: model?.activeParameters ?? null,
    quantization: quantization.id,
    cloud_price: request.cloud.id,
    cloud_price_date: request.cloud.from,
    cloud_usd_per_million_in: request.cloud.usdPerMillionIn,
    cloud_usd_per_million_out: request.cloud.usdPerMillionOut,
    usd_per_kwh: usdPerKilowattHour,
    device_usd: deviceUsd,
    device_years: deviceYears,
    device_charged_proportion: request.chargedProportion,
    device_watts: watts,
    bandwidth_gigabytes_per_second: bandwidthOf(tier, world),
    prefill_teraflop_per_second: prefillOf(tier, world).value,
  };
}

function memoryRemark({
  tier,
  model,
  memory_needed_gigabytes: needed,
  memory_usable_gigabytes: usable,
}: Row): string[] {
  if (model === null) return [`${tier}: no scored model with open weights fits its ${gigabytes(usable)} GB`];
  if ((needed as number) <= (usable as number)) return [];
  return [
    `${tier}: ${model} needs ${gigabytes(needed)} GB with this context, and the device leaves ${gigabytes(usable)} GB`,
  ];
}

function gigabytes(value: Row[string] | undefined): string {
  return (value as number).toFixed(1);
}

function remarksOf({ model, cloud, chargedProportion }: EdgeCostRequest): string[] {
  return [
    `local cost: electricity above idle and ${Math.round(100 * chargedProportion)}% of the device’s price, spread over its life and undiscounted; marginal: electricity alone`,
    'low and high: all inputs at their cheap or at their dear ends at once, bounds rather than an interval; most inputs are assumptions (docs/edge-cost.md)',
    ...(model === null
      ? [
          'model: the best scored with open weights that fits and keeps the bound on a call; if none does, the best that fits',
        ]
      : []),
    ...(cloud.from === null
      ? []
      : [
          `provider: list price of ${cloud.id} of ${cloud.from} (contraflow facts); batches and cached prompts cost less`,
        ]),
    'not said: whether the two answers are equally good, how fast the provider is, long prompts’ attention, heat, batteries, setting up',
  ];
}
