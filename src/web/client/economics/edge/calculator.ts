import type { DecodeEfficiency } from '../../../../models/decode-speed.ts';
import { type EdgeChoice, edgeChoice } from '../../../../models/economics/edge-choice.ts';
import { type EdgeCost, edgeCost, providerUsdPerCall } from '../../../../models/economics/edge-cost.ts';
import { type EdgeLatency, edgeLatency } from '../../../../models/economics/edge-latency.ts';
import { type InputSide, inputAt } from '../../../../models/edge-inputs.ts';
import { callBytes, edgeLoad, type LoadDevice } from '../../../../models/edge-load.ts';
import type { Document } from '../../parts/documents.ts';

export type Calculator = Document<'/economics/edge'>;
export type Tier = Calculator['tiers'][number];
export type Model = Calculator['models'][number];

/** A task, and where it may run; null: as the inputs have it, or no bound, or the best model. */
export interface Task {
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly callsPerDay: number;
  readonly latencySeconds: number | null;
  readonly isPrivate: boolean;
  readonly tier: string;
  readonly model: string | null;
  readonly usdPerMillionIn: number;
  readonly usdPerMillionOut: number;
  readonly usdPerKilowattHour: number | null;
  readonly deviceUsd: number | null;
  readonly deviceYears: number | null;
  readonly chargedProportion: number;
}

export type Run = EdgeLatency & EdgeCost;

/** A task on a tier: which model, what it costs and takes, and what decides. */
export interface Answer extends EdgeChoice {
  readonly tier: Tier;
  /** null where no model fits. */
  readonly model: Model | null;
  /** That the model needs with the tokens of the task. */
  readonly neededBytes: number | null;
  /** null where the model does not fit. */
  readonly runs: Readonly<Record<InputSide, Run>> | null;
  readonly cloudUsdPerCall: number;
  /** Choices at the ends of the inputs, cheap and dear, that differ from the choice. */
  readonly otherChoice: EdgeChoice['choice'] | null;
}

/** Whether a tier has room for a model and the tokens of a task. */
function isFitting(
  model: Model,
  tier: Tier,
  { task, data }: { readonly task: Task; readonly data: Calculator },
): boolean {
  return bytesOf(model, { task, data }) <= tier.usable_bytes;
}

function bytesOf(model: Model, { task, data }: { readonly task: Task; readonly data: Calculator }): number {
  return callBytes(sizesOf(model), { ...task, bitsPerWeight: data.bits_per_weight });
}

const sizesOf = ({ total_parameters, active_parameters }: Model) => ({
  totalParameters: total_parameters,
  activeParameters: active_parameters,
});

/** Models that a tier has room for, best first. */
export function fittingModels(tier: Tier, task: Task, data: Calculator): Model[] {
  return data.models.filter((model) => isFitting(model, tier, { task, data }));
}

const efficiencies = new WeakMap<Calculator, DecodeEfficiency>();

/** The fitted speeds as the model takes them. */
function efficiencyOf(data: Calculator): DecodeEfficiency {
  let found = efficiencies.get(data);
  if (found === undefined) {
    const { classes, mixture_factor: mixtureFactor } = data.decode;
    found = {
      classes: Object.fromEntries(
        classes.map(({ device_class, efficiency, fixed_milliseconds }) => [
          device_class,
          { efficiency, fixedMilliseconds: fixed_milliseconds },
        ]),
      ),
      mixtureFactor,
    };
    efficiencies.set(data, found);
  }
  return found;
}

/** Cost and latency of a model on a tier, at a side of the inputs; what the reader typed has no range. */
export function runAt(
  model: Model,
  tier: Tier,
  { task, data, side }: { readonly task: Task; readonly data: Calculator; readonly side: InputSide },
): Run {
  const device: LoadDevice = {
    deviceClass: tier.device_class as LoadDevice['deviceClass'],
    bandwidthGigabytesPerSecond: tier.bandwidth_gigabytes_per_second,
  };
  const { tokensIn, tokensOut } = task;
  const latency = edgeLatency({
    tokensIn,
    tokensOut,
    activeParameters: model.active_parameters,
    prefillFlopPerSecond: 1e12 * inputAt(tier.prefill_teraflop_per_second, side, 'speed'),
    ...edgeLoad(sizesOf(model), device, {
      tokensIn,
      tokensOut,
      bitsPerWeight: data.bits_per_weight,
      efficiency: efficiencyOf(data),
      speedFactor: inputAt(data.speed_factor, side, 'speed'),
    }),
  });
  const cost = edgeCost({
    tokensIn,
    tokensOut,
    callsPerDay: task.callsPerDay,
    secondsPerCall: latency.secondsPerCall,
    watts: inputAt(tier.watts, side, 'cost'),
    usdPerKilowattHour: task.usdPerKilowattHour ?? inputAt(data.usd_per_kwh, side, 'cost'),
    chargedUsd: (task.deviceUsd ?? inputAt(tier.device_usd, side, 'cost')) * task.chargedProportion,
    deviceYears: task.deviceYears ?? inputAt(data.device_years, side, 'speed'),
    cloudUsdPerMillionIn: task.usdPerMillionIn,
    cloudUsdPerMillionOut: task.usdPerMillionOut,
  });
  return { ...latency, ...cost };
}

/** The best-scored model that fits and keeps the bound; if none keeps it the best that fits; null if none fits. */
function bestModel(tier: Tier, task: Task, data: Calculator): Model | null {
  const fitting = fittingModels(tier, task, data);
  const bound = task.latencySeconds ?? Infinity;
  return (
    fitting.find((model) => runAt(model, tier, { task, data, side: 'value' }).secondsPerCall <= bound) ??
    fitting[0] ??
    null
  );
}

/** A task on a tier; the model is the one that the task names, where there is one of that id, else the best. */
export function answerOn(tier: Tier, task: Task, data: Calculator): Answer {
  const model = data.models.find(({ id }) => id === task.model) ?? bestModel(tier, task, data);
  const runs = model !== null && isFitting(model, tier, { task, data }) ? runsOf(model, tier, { task, data }) : null;
  const choose = (local: Run | null): EdgeChoice => edgeChoice({ ...task, local });
  const decided = choose(runs?.value ?? null);
  const others = runs === null ? [] : [choose(runs.cheapest), choose(runs.dearest)];
  return {
    tier,
    model,
    neededBytes: model === null ? null : bytesOf(model, { task, data }),
    runs,
    cloudUsdPerCall: providerUsdPerCall({
      tokensIn: task.tokensIn,
      tokensOut: task.tokensOut,
      cloudUsdPerMillionIn: task.usdPerMillionIn,
      cloudUsdPerMillionOut: task.usdPerMillionOut,
    }),
    ...decided,
    otherChoice: others.find(({ choice }) => choice !== decided.choice)?.choice ?? null,
  };
}

function runsOf(model: Model, tier: Tier, options: { readonly task: Task; readonly data: Calculator }) {
  const at = (side: InputSide): Run => runAt(model, tier, { ...options, side });
  return { value: at('value'), cheapest: at('cheapest'), dearest: at('dearest') };
}
