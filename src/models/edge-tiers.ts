import { bandwidthAt, type DeviceTier, isOnSale } from '../compute/devices.ts';
import { fits, keyValueBytes, type MemoryOptions } from '../compute/model-memory.ts';
import { modelSizeNamed } from '../compute/model-size.ts';
import type { ScoredModel } from '../core/ai-model.ts';
import { MONTH_MS } from '../core/time-span.ts';
import { type DecodeEfficiency, decodeTokensPerSecond } from './decode-speed.ts';

/** A published number and the one in the name may differ by this: names round, and leave out embeddings. */
const NAME_TOLERANCE = 2;
/** Models so many times larger, or if there are none so many times, are what a score is compared with. */
const PEER_FACTORS = [
  [3, 30],
  [30, 300],
] as const;
/** Points by which a model may beat every one of those. */
const PEER_MARGIN = 5;

/** What a model that may run on a device of one's own is asked for. */
export interface TierOptions extends MemoryOptions {
  /** Models among which a number of parameters must be plausible. */
  readonly models: readonly ScoredModel[];
}

/**
 * Whether a model's number of parameters can be true: not fewer than are active, within a factor of two of the size in its
 * name, and where the name states none, not one that beats every open model of 3 to 30 times its size, whenever released, by
 * more than five points (of 30 to 300 times, where there are none). A number a thousand times too small fails one of these
 * where there are models to compare with; a model without peers is believed.
 *
 * False where the number is not known.
 */
export function hasPlausibleParameters(model: ScoredModel, models: readonly ScoredModel[]): boolean {
  const { totalParameters, activeParameters, name, id } = model;
  if (totalParameters === null || !(totalParameters > 0)) return false;
  if (activeParameters !== null && activeParameters > totalParameters) return false;
  const named = modelSizeNamed(name) ?? modelSizeNamed(id);
  if (named !== null) {
    const ratio = totalParameters / named.totalParameters;
    return ratio <= NAME_TOLERANCE && ratio >= 1 / NAME_TOLERANCE;
  }
  for (const [least, most] of PEER_FACTORS) {
    const peers = models.filter((other) => {
      const ratio = (other.totalParameters ?? 0) / totalParameters;
      return other.access === 'open' && ratio > least && ratio <= most;
    });
    if (peers.length > 0) return peers.some(({ score }) => score + PEER_MARGIN >= model.score);
  }
  return true;
}

/**
 * Predicate of the models that run on a tier: anyone may download them, and what they take fits. It says nothing of when the
 * tier came on sale, nor of speed.
 */
export function fitsTier(tier: DeviceTier, { models, ...memory }: TierOptions): (model: ScoredModel) => boolean {
  return (model) => model.access === 'open' && fits(model, tier, memory) && hasPlausibleParameters(model, models);
}

/** The tier that stands for a kind where none is named: the size that is most sold today. */
const typicalTiers: Readonly<Record<string, string>> = {
  phone: 'phone-8gb',
  laptop: 'laptop-16gb',
  'consumer-gpu': 'gpu-24gb',
};

/**
 * The tier of a group's name: a tier's own id, or `phone`, `laptop` or `consumer-gpu` for the typical one of its kind.
 *
 * @throws {RangeError} if there is none.
 */
export function tierNamed(tiers: readonly DeviceTier[], name: string): DeviceTier {
  const id = Object.hasOwn(typicalTiers, name) ? typicalTiers[name] : name;
  const tier = tiers.find((each) => each.id === id);
  if (tier === undefined) {
    const known = [...Object.keys(typicalTiers), ...tiers.map((each) => each.id)].join(', ');
    throw new RangeError(`tierNamed: expected ${known}, got '${name.slice(0, 40)}'`);
  }
  return tier;
}

/** The best measured model that runs on a tier at a time, and how far it is from the best of all. */
export interface TierReading {
  readonly tier: string;
  readonly atMs: number;
  /** null with a reason: the tier is not on sale yet, or no scored model fits. */
  readonly best: ScoredModel | null;
  readonly reason: string | null;
  /** Best of all models released by then; null where there are none. */
  readonly frontier: ScoredModel | null;
  /** Score of the frontier less that of the best. */
  readonly gapPoints: number | null;
  /** Look-back: months since the frontier first reached the best's score. */
  readonly gapMonths: number | null;
  /** Predicted tokens per second on a typical device sold then, with a full context; null where its class is not fitted. */
  readonly tokensPerSecond: number | null;
}

/**
 * What each tier could run at each time, tier by tier, times in the order given. Only models with a score, open weights and a
 * plausible number of parameters count, so a reading is a lower bound. A score was measured at full precision: what a model
 * loses by being stored in fewer bits is not taken off.
 */
export function tierReadings(
  models: readonly ScoredModel[],
  {
    tiers,
    timesMs,
    efficiency,
    ...memory
  }: MemoryOptions & {
    readonly tiers: readonly DeviceTier[];
    readonly timesMs: readonly number[];
    readonly efficiency: DecodeEfficiency;
  },
): TierReading[] {
  const records = frontierRecords(models);
  return tiers.flatMap((tier) => {
    const runs = models.filter(fitsTier(tier, { ...memory, models }));
    return timesMs.map((atMs): TierReading => {
      const frontier = records.findLast(({ releasedMs }) => releasedMs <= atMs) ?? null;
      const best = isOnSale(tier, atMs) ? bestBy(runs, atMs) : null;
      const nothing = { best: null, gapPoints: null, gapMonths: null, tokensPerSecond: null };
      const common = { tier: tier.id, atMs, frontier };
      if (best === null || frontier === null) {
        const reason = isOnSale(tier, atMs) ? 'no scored model fits' : 'not on sale yet';
        return { ...common, ...nothing, reason };
      }
      return {
        ...common,
        best,
        reason: null,
        gapPoints: frontier.score - best.score,
        gapMonths: (atMs - records.find(({ score }) => score >= best.score)!.releasedMs) / MONTH_MS,
        tokensPerSecond: tierSpeed(best, tier, { ...memory, efficiency, atMs }),
      };
    });
  });
}

/**
 * Models that scored more than all before them, in order of release: steps of a frontier.
 *
 * Of models of one day the best counts. It says nothing of models that were known and not released.
 */
export function frontierRecords(models: readonly ScoredModel[]): ScoredModel[] {
  const records: ScoredModel[] = [];
  for (const model of models.toSorted((a, b) => a.releasedMs - b.releasedMs || b.score - a.score)) {
    if (model.score > (records.at(-1)?.score ?? -Infinity)) records.push(model);
  }
  return records;
}

function bestBy(models: readonly ScoredModel[], atMs: number): ScoredModel | null {
  let best: ScoredModel | null = null;
  for (const model of models) {
    if (model.releasedMs <= atMs && (best === null || model.score > best.score)) best = model;
  }
  return best;
}

/**
 * Predicted tokens per second of a model on a typical device of a tier sold at a time, the context full; a model whose active
 * parameters are not known reads all of them. null where the tier or the class says nothing.
 */
export function tierSpeed(
  model: ScoredModel,
  tier: DeviceTier,
  {
    quantization,
    contextTokens,
    efficiency,
    atMs,
  }: MemoryOptions & { readonly efficiency: DecodeEfficiency; readonly atMs: number },
): number | null {
  const bandwidth = bandwidthAt(tier, atMs);
  const { totalParameters } = model;
  if (bandwidth === null || totalParameters === null) return null;
  const load = {
    deviceClass: tier.class,
    bandwidthGigabytesPerSecond: bandwidth,
    totalParameters,
    activeParameters: model.activeParameters ?? totalParameters,
    bitsPerWeight: quantization.bitsPerWeight,
  };
  return decodeTokensPerSecond(load, efficiency, { cacheBytes: keyValueBytes({ totalParameters }, contextTokens) });
}
