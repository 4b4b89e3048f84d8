import { type DeviceTier, isOnSale } from '../compute/devices.ts';
import type { Quantization } from '../compute/quantization.ts';
import type { ScoredModel } from '../core/ai-model.ts';
import { lowerBound } from '../core/lower-bound.ts';
import { createRandom, type Random } from '../core/random.ts';
import type { DecodeEfficiency } from './decode-speed.ts';
import type { EdgeInput, EdgeInputs } from './edge-inputs.ts';
import { fitsTier, tierSpeed } from './edge-tiers.ts';

/** Parts of all tokens, each within the one before it; from 0 to 1. */
export interface EdgeServable {
  /** A model good and fast enough runs on the best device of who asks. */
  readonly could: number;
  /** And costs less there than from a provider. */
  readonly wouldPay: number;
  /** And is run there. */
  readonly does: number;
}

/** The three figures at the inputs' values, with 5% and 95% quantiles over the inputs' ranges. */
export interface EdgeServableReading extends EdgeServable {
  readonly low: EdgeServable;
  readonly high: EdgeServable;
  readonly byTask: readonly (EdgeServable & { readonly task: string; readonly tokenProportion: number })[];
}

/** Models and devices at a time. */
export interface EdgeWorld {
  readonly models: readonly ScoredModel[];
  readonly tiers: readonly DeviceTier[];
  readonly efficiency: DecodeEfficiency;
  readonly quantization: Quantization;
  readonly atMs: number;
}

/** What runs on a tier with a context, by ascending score: the fastest of those that score at least so much. */
interface Offer {
  readonly scores: readonly number[];
  readonly fastest: readonly number[];
}

const JOULES_PER_KILOWATT_HOUR = 3.6e6;
const LEVELS = [0.05, 0.95] as const;
const NOTHING: Offer = { scores: [], fastest: [] };

/** Reads an input at its value, or draws it. */
type Choose = (input: EdgeInput) => number;

/**
 * The part of inference that people could serve themselves, would gain by serving, and do serve.
 *
 * could = Σ over tasks of its part of the tokens × part of the users whose best device runs a model that scores and writes fast
 * enough; would pay: the same where electricity and the part of the device charged to it cost no more than a provider; does: of
 * those, the adopted part. So each is within the one before, in every draw and in every quantile.
 *
 * It takes demand to be the same whatever device people own, one task to go to one device whole, and a score measured at full
 * precision to hold in fewer bits. It says nothing of prompts to be read, batteries, heat, privacy or convenience, nor of servers
 * that organizations run. Inputs are drawn independently, each from a triangular distribution over its range.
 *
 * @throws {RangeError} if draws is not a positive whole number, or the seed is not an integer in [0, 2^32).
 */
export function edgeServable(
  inputs: EdgeInputs,
  world: EdgeWorld,
  { seed, draws }: { readonly seed: number; readonly draws: number },
): EdgeServableReading {
  if (!Number.isInteger(draws) || draws < 1) {
    throw new RangeError(`edgeServable: expected a positive whole number of draws, got ${draws}`);
  }
  const offers = offersOf(inputs, world);
  const point = evaluate(inputs, offers, ({ value }) => value);
  const random = createRandom(seed);
  const drawn = Array.from({ length: draws }, () =>
    total(evaluate(inputs, offers, (input) => triangular(input, random))),
  );
  const quantile = (level: number): EdgeServable => ({
    could: quantileOf(drawn, 'could', level),
    wouldPay: quantileOf(drawn, 'wouldPay', level),
    does: quantileOf(drawn, 'does', level),
  });
  return { ...total(point), low: quantile(LEVELS[0]), high: quantile(LEVELS[1]), byTask: point };
}

function total(tasks: EdgeServableReading['byTask']): EdgeServable {
  const sum = (key: keyof EdgeServable) =>
    Math.min(
      1,
      tasks.reduce((all, task) => all + task.tokenProportion * task[key], 0),
    );
  return { could: sum('could'), wouldPay: sum('wouldPay'), does: sum('does') };
}

/** What each owned tier offers each context that a task asks for. */
function offersOf(inputs: EdgeInputs, world: EdgeWorld): (owners: number, contextTokens: number) => Offer {
  const contexts = [...new Set(inputs.taskClasses.map(({ contextTokens }) => contextTokens))];
  const byOwners = inputs.tiers.map(({ tier: id }) => {
    const tier = world.tiers.find((each) => each.id === id);
    const isThere = tier !== undefined && isOnSale(tier, world.atMs);
    return new Map(contexts.map((context) => [context, isThere ? offerOf(tier, context, world) : NOTHING]));
  });
  return (owners, contextTokens) => byOwners[owners]?.get(contextTokens) ?? NOTHING;
}

function offerOf(tier: DeviceTier, contextTokens: number, world: EdgeWorld): Offer {
  const { models, quantization, efficiency, atMs } = world;
  const memory = { quantization, contextTokens };
  const runs = models
    .filter(({ releasedMs }) => releasedMs <= atMs)
    .filter(fitsTier(tier, { ...memory, models }))
    .flatMap((model) => {
      const tokensPerSecond = tierSpeed(model, tier, { ...memory, efficiency, atMs });
      return tokensPerSecond === null ? [] : [{ score: model.score, tokensPerSecond }];
    })
    .toSorted((a, b) => a.score - b.score);
  const fastest = runs.map(({ tokensPerSecond }) => tokensPerSecond);
  for (let at = fastest.length - 2; at >= 0; at--) fastest[at] = Math.max(fastest[at]!, fastest[at + 1]!);
  return { scores: runs.map(({ score }) => score), fastest };
}

function evaluate(
  inputs: EdgeInputs,
  offers: ReturnType<typeof offersOf>,
  choose: Choose,
): EdgeServableReading['byTask'] {
  const speedFactor = choose(inputs.decodeSpeedFactor);
  const usdPerJoule = choose(inputs.electricityUsdPerKilowattHour) / JOULES_PER_KILOWATT_HOUR;
  const lifetimeTokens = choose(inputs.deviceLifetimeYears) * 365.2425 * choose(inputs.tokensPerUserPerDay);
  const chargedProportion = choose(inputs.deviceChargedPercent) / 100;
  const adopted = choose(inputs.adoptedPercent) / 100;
  const owners = inputs.tiers.map((tier) => ({
    proportion: choose(tier.usersPercent) / 100,
    watts: choose(tier.electricWatts),
    usdPerToken: (choose(tier.deviceUsd) * chargedProportion) / lifetimeTokens,
  }));
  // Draws of the owners may come to more than everyone.
  const everyone = Math.max(
    1,
    owners.reduce((all, { proportion }) => all + proportion, 0),
  );
  const tasks = inputs.taskClasses.map((task) => {
    const leastScore = choose(task.leastScorePoints);
    const leastSpeed = choose(task.leastTokensPerSecond);
    const cloudUsdPerToken = choose(task.cloudUsdPerMillionTokens) / 1e6;
    let could = 0;
    let wouldPay = 0;
    for (const [at, { proportion, watts, usdPerToken }] of owners.entries()) {
      const { scores, fastest } = offers(at, task.contextTokens);
      const tokensPerSecond = (fastest[lowerBound(scores, leastScore)] ?? 0) * speedFactor;
      if (tokensPerSecond === 0 || tokensPerSecond < leastSpeed) continue;
      could += proportion / everyone;
      if ((watts / tokensPerSecond) * usdPerJoule + usdPerToken <= cloudUsdPerToken) wouldPay += proportion / everyone;
    }
    return { task: task.id, weight: choose(task.tokenWeight), could, wouldPay, does: wouldPay * adopted };
  });
  const weights = tasks.reduce((all, { weight }) => all + weight, 0);
  return tasks.map(({ weight, ...rest }) => ({ ...rest, tokenProportion: weight / weights }));
}

/** A draw from the triangular distribution that rises from low to value and falls to high. */
function triangular({ low, value, high }: EdgeInput, random: Random): number {
  const uniform = random();
  if (high === low) return value;
  const turn = (value - low) / (high - low);
  return uniform < turn
    ? low + Math.sqrt(uniform * (high - low) * (value - low))
    : high - Math.sqrt((1 - uniform) * (high - low) * (high - value));
}

function quantileOf(drawn: readonly EdgeServable[], key: keyof EdgeServable, level: number): number {
  const sorted = drawn.map((each) => each[key]).toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(level * sorted.length))]!;
}
