import type { DeviceTier } from '../../compute/devices.ts';
import { modelMemory, usableBytes } from '../../compute/model-memory.ts';
import { parseQuantization } from '../../compute/quantization.ts';
import type { ScoredModel } from '../../core/ai-model.ts';
import { edgeChoice, providerUsdPerCall } from '../../models/economics/index.ts';
import { tierNamed } from '../../models/edge-tiers.ts';
import type { AnswerColumn } from '../answer.ts';
import { readDecodeEfficiency, readDeviceFacts, readEdgeInputs } from '../edge.ts';
import {
  bandwidthOf,
  bestModel,
  deviceInputs,
  type EdgeCostRequest,
  localAt,
  modelNamed,
  prefillOf,
  type RunModel,
  type World,
} from './edge-device.ts';
import { readPrefillInputs } from './edge-inputs.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;

/**
 * A row for each tier that was asked for, flat, with the inputs that were used; and remarks.
 *
 * @throws {RangeError} if a number, the tier or the model is none that can be.
 */
export function edgeCostRows(
  models: readonly ScoredModel[],
  request: EdgeCostRequest,
): { readonly rows: readonly Row[]; readonly columns: readonly AnswerColumn[]; readonly remarks: readonly string[] } {
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
  return {
    rows,
    columns,
    remarks: [...(rows.length > 1 ? [COLUMNS_SAID] : []), ...rows.flatMap(memoryRemark), ...remarksOf(request)],
  };
}

function checkTask({ tokensIn, tokensOut, callsPerDay }: EdgeCostRequest): void {
  for (const [name, tokens] of Object.entries({ tokensIn, tokensOut })) {
    if (!(Number.isSafeInteger(tokens) && tokens >= 1))
      throw new RangeError(`edge: expected ${name} to be a whole number from 1, got ${tokens}`);
  }
  if (!(callsPerDay > 0 && callsPerDay < Infinity))
    throw new RangeError(`edge: expected callsPerDay to be positive and finite, got ${callsPerDay}`);
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

const COLUMNS_SAID = 'local and cloud: USD per million tokens; even at: calls a day at which they cost the same';

/** What people see of several devices. */
const columns: readonly AnswerColumn[] = [
  { name: 'tier', as: 'range' },
  { name: 'model', as: 'text', absent: 'none fits' },
  { name: 'choice', as: 'text' },
  { name: 'decides', as: 'range' },
  { name: 'local_usd_per_million_tokens', as: 'number', title: 'local' },
  { name: 'cloud_usd_per_million_tokens', as: 'number', title: 'cloud' },
  { name: 'breakeven_calls_per_day', as: 'count', title: 'even at', absent: 'never' },
  { name: 'seconds_per_call', as: 'number', title: 's/call' },
  { name: 'watt_hours_per_call', as: 'number', title: 'Wh/call', isDetail: true },
];

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
