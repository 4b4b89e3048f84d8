import type { ScoredModel } from '../../core/ai-model.ts';
import type { Fact } from '../../core/fact.ts';
import { edgeCostRows } from './edge-cost.ts';
import { type CloudPrice, cloudPrices } from './edge-inputs.ts';

/** The task that a run speaks of: that of the first example of `contraflow economics edge`, on a device that works on nothing else. */
export const edgeTask = { tokensIn: 1000, tokensOut: 300, tier: 'laptop-16gb' } as const;
const CLOUD = 'claude-haiku-5-5';

/** What the task costs on a device of one’s own and from a provider. */
export interface EdgeOutline {
  readonly cloud: CloudPrice;
  readonly model: string;
  /** null: at no volume, for electricity alone costs more than the provider. */
  readonly breakevenCallsPerDay: {
    readonly estimate: number;
    readonly low: number | null;
    readonly high: number | null;
  } | null;
  readonly capacityCallsPerDay: number;
  /** Electricity alone. */
  readonly marginalUsdPerMillionTokens: number;
  readonly cloudUsdPerMillionTokens: number;
}

/** What a run says of inference on a laptop; null without models, a model that fits or the provider’s price. */
export function edgeOutline(models: readonly ScoredModel[], facts: readonly Fact[]): EdgeOutline | null {
  const cloud = cloudPrices(facts).find(({ id }) => id === CLOUD);
  if (models.length === 0 || cloud === undefined) return null;
  const row = edgeCostRows(models, { ...edgeTask, ...asItComes, cloud }).rows[0]!;
  const number = (name: string) => row[name] as number | null;
  if (row.model === null || number('capacity_calls_per_day') === null) return null;
  const breakeven = number('breakeven_calls_per_day');
  return {
    cloud,
    model: row.model as string,
    breakevenCallsPerDay:
      breakeven === null
        ? null
        : {
            estimate: breakeven,
            low: number('breakeven_calls_per_day_low'),
            high: number('breakeven_calls_per_day_high'),
          },
    capacityCallsPerDay: number('capacity_calls_per_day')!,
    marginalUsdPerMillionTokens: number('local_marginal_usd_per_million_tokens')!,
    cloudUsdPerMillionTokens: number('cloud_usd_per_million_tokens')!,
  };
}

/** The volume decides no break-even. */
const asItComes = {
  callsPerDay: 1,
  latencySeconds: null,
  isPrivate: false,
  model: null,
  quantization: 'q4_k_m',
  usdPerKilowattHour: null,
  deviceUsd: null,
  deviceYears: null,
  deviceWatts: null,
  chargedProportion: 1,
} as const;
