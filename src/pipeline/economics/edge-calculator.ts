import type { DeviceTier } from '../../compute/devices.ts';
import { usableBytes } from '../../compute/model-memory.ts';
import { parseQuantization } from '../../compute/quantization.ts';
import type { ScoredModel } from '../../core/ai-model.ts';
import type { Fact } from '../../core/fact.ts';
import type { EdgeInputs } from '../../models/edge-inputs.ts';
import { undominated } from '../../models/edge-load.ts';
import { fitsTier, hasPlausibleParameters } from '../../models/edge-tiers.ts';
import { readDecodeEfficiency, readDeviceFacts, readEdgeInputs } from '../edge.ts';
import { deviceSettings } from '../figures.ts';
import { bandwidthOf, prefillOf } from './edge-device.ts';
import { cloudPrices, DEFAULT_CLOUD_PRICE, readPrefillInputs } from './edge-inputs.ts';

/** Models of a tier that may be chosen, beside those that can be the best. */
const BEST_A_TIER = 12;

/** What a task's cost on a device and from a provider is worked out from: the rest is arithmetic on the task. */
export function edgeCalculator({
  models,
  facts,
}: {
  readonly models: readonly ScoredModel[];
  readonly facts: readonly Fact[];
}) {
  const inputs = readEdgeInputs();
  const { tiers } = readDeviceFacts();
  const quantization = parseQuantization(deviceSettings.quantization);
  const atMs = models.reduce((last, { releasedMs }) => Math.max(last, releasedMs), 0);
  return {
    quantization,
    models: offered(models, tiers),
    tiers: tiers.map((tier) => ({
      ...tierInputs(tier, inputs),
      bandwidthGigabytesPerSecond: bandwidthOf(tier, { atMs }),
      prefill: prefillOf(tier, { prefill: readPrefillInputs() }),
    })),
    efficiency: readDecodeEfficiency(),
    electricity: inputs.electricityUsdPerKilowattHour,
    lifetime: inputs.deviceLifetimeYears,
    speedFactor: inputs.decodeSpeedFactor,
    prices: pricesOf(facts),
    defaultPrice: DEFAULT_CLOUD_PRICE,
  };
}

function tierInputs(tier: DeviceTier, { tiers }: EdgeInputs) {
  const { electricWatts, deviceUsd } = tiers.find((each) => each.tier === tier.id)!;
  return {
    id: tier.id,
    title: tier.title,
    deviceClass: tier.class,
    usableBytes: usableBytes(tier),
    electricWatts,
    deviceUsd,
  };
}

/** Every model that can be the best of some task on some device, and the best few of each tier; best first. */
function offered(models: readonly ScoredModel[], tiers: readonly DeviceTier[]) {
  const memory = {
    models,
    quantization: parseQuantization(deviceSettings.quantization),
    contextTokens: deviceSettings.contextTokens,
  };
  const runnable = models
    .filter((model) => model.access === 'open' && hasPlausibleParameters(model, models))
    .toSorted((a, b) => b.score - a.score)
    .map((model) => ({
      model,
      score: model.score,
      totalParameters: model.totalParameters!,
      activeParameters: model.activeParameters ?? model.totalParameters!,
    }));
  const fitting = (tier: DeviceTier) => {
    const isFitting = fitsTier(tier, memory);
    return runnable.filter(({ model }) => isFitting(model));
  };
  const most = Math.max(0, ...tiers.map(usableBytes));
  const kept = new Set([...undominated(runnable), ...tiers.flatMap((tier) => fitting(tier).slice(0, BEST_A_TIER))]);
  return runnable
    .filter((one) => kept.has(one) && (one.totalParameters * memory.quantization.bitsPerWeight) / 8 <= most)
    .map(({ model, ...sizes }) => ({ id: model.id, name: model.name, releasedMs: model.releasedMs, ...sizes }));
}

function pricesOf(facts: readonly Fact[]) {
  return cloudPrices(facts).map(({ id, ...price }) => {
    const [read, written] = [`cloud-price-${id}-in`, `cloud-price-${id}-out`];
    const { subject, quantity, grade, source, note } = facts.find((fact) => fact.id === read)!;
    const provider = /^list price of (.+) for a million tokens read$/.exec(quantity)?.[1] ?? null;
    return { id, ...price, title: subject, provider, grade, source, note: note ?? null, facts: [read, written] };
  });
}
