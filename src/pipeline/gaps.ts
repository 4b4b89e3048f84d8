import { tierKinds } from '../compute/devices.ts';
import type { ScoredModel } from '../core/ai-model.ts';
import type { Fact } from '../core/fact.ts';
import { DAY_MS, parseInstant } from '../core/time-span.ts';
import { frontierRecords, tierNamed } from '../models/edge-tiers.ts';
import { type LagReading, lag, lagGroups, type ModelPredicate } from '../models/index.ts';
import { readDeviceFacts, tierGroups, tierNotes } from './edge.ts';
import { deviceSettings, gapSettings } from './figures.ts';
import { type LagRun, lagRun } from './lag.ts';
import type { ObservedInput } from './observed-input.ts';

/** Two groups of models, by their ids. */
export interface GapPair {
  readonly leader: string;
  readonly follower: string;
}

/** A way of comparing other than the one that is shown, and what it gives; without intervals. */
interface GapChoice {
  readonly tolerancePoints: number;
  readonly weighting: 'points' | 'records';
  readonly readings: readonly LagReading[];
}

/** What somebody published of the same gap, beside the same figure of these models. */
interface PublishedGap {
  readonly fact: Fact;
  /** What the published figure is most like. */
  readonly definition: LagReading['definition'];
  readonly asOfMs: number;
  /** What is averaged over the days since this one; null: one day alone. */
  readonly sinceMs: number | null;
  /** Coverage of the interval here; null where there is none. */
  readonly interval: number | null;
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Why the two differ, in one sentence. */
  readonly difference: string;
}

/** All there is to show of a gap. */
export interface Gap {
  readonly run: LagRun;
  readonly leaderTitle: string;
  readonly followerTitle: string;
  /** Records of each group in order of release. */
  readonly frontiers: { readonly leader: readonly ScoredModel[]; readonly follower: readonly ScoredModel[] };
  readonly choices: readonly GapChoice[];
  readonly published: readonly PublishedGap[];
}

/** What is asked: models, facts and the seed of every draw. */
export interface GapContext {
  readonly input: Pick<ObservedInput, 'models' | 'facts'>;
  readonly seed: number;
}

const HISTORY_RESAMPLES = 500;

/** Pairs that a published site holds: those of the text, then the best of all against each size of device. */
export function gapPairs({ input }: GapContext): readonly GapPair[] {
  if (input.models.length === 0) return [];
  const { tiers } = readDeviceFacts();
  const typical = new Map(tierKinds.map((kind) => [tierNamed(tiers, kind).id, kind as string]));
  return [
    { leader: 'closed', follower: 'open' },
    { leader: 'us', follower: 'china' },
    { leader: 'frontier', follower: 'open' },
    { leader: 'frontier', follower: 'china' },
    ...tiers.map(({ id }) => ({ leader: 'frontier', follower: typical.get(id) ?? id })),
  ];
}

/** Ids of all groups that can be compared. */
export function gapGroups(context: GapContext): readonly string[] {
  return lagGroups(tiersOf(context.input.models)).map(({ id }) => id);
}

/** Predicates of a set of models look at every model: they are made once. */
const tiersByModels = new WeakMap<readonly ScoredModel[], Readonly<Record<string, ModelPredicate>>>();
const gapsByModels = new WeakMap<readonly ScoredModel[], Map<string, Gap>>();

function tiersOf(models: readonly ScoredModel[]): Readonly<Record<string, ModelPredicate>> {
  let tiers = tiersByModels.get(models);
  if (tiers === undefined) {
    tiers = tierGroups(models, deviceSettings);
    tiersByModels.set(models, tiers);
  }
  return tiers;
}

/**
 * How far one group is behind another by the settings of the command and of the brief; computed once a pair.
 *
 * @throws {SyntaxError} as `lagRun` does.
 */
export function gapOf(context: GapContext, pair: GapPair): Gap {
  const { models } = context.input;
  const known = gapsByModels.get(models) ?? new Map<string, Gap>();
  gapsByModels.set(models, known);
  const key = `${pair.leader} ${pair.follower} ${context.seed}`;
  let gap = known.get(key);
  if (gap === undefined) {
    gap = compared(context, pair);
    known.set(key, gap);
  }
  return gap;
}

function compared({ input: { models, facts }, seed }: GapContext, pair: GapPair): Gap {
  const request = { ...gapSettings, ...pair, seed, asOfMs: null, history: false, tiers: tiersOf(models) };
  const run = lagRun(models, {
    ...request,
    history: true,
    historyResamples: HISTORY_RESAMPLES,
    notes: tierNotes([pair.leader, pair.follower], deviceSettings),
  });
  const choice = (tolerancePoints: number, weighting: GapChoice['weighting']): GapChoice => ({
    tolerancePoints,
    weighting,
    readings: lagRun(models, { ...request, tolerancePoints, weighting, interval: null }).result.readings,
  });
  return {
    run,
    leaderTitle: groupTitle(pair.leader, run.leader.title),
    followerTitle: groupTitle(pair.follower, run.follower.title),
    frontiers: {
      leader: frontierRecords(models.filter(run.leader.includes)),
      follower: frontierRecords(models.filter(run.follower.includes)),
    },
    choices: [choice(1, 'points'), choice(2, 'points'), choice(0, 'records')],
    published: comparisons
      .filter(({ leader, follower }) => leader === pair.leader && follower === pair.follower)
      .flatMap((comparison) => {
        const fact = facts.find(({ id }) => id === comparison.fact);
        return fact === undefined ? [] : [beside(fact, comparison, { models, run, request })];
      }),
  };
}

interface Comparison extends GapPair {
  /** Id of the fact. */
  readonly fact: string;
  readonly definition: LagReading['definition'];
  readonly asOf: string;
  readonly since?: string;
  readonly difference: string;
}

/** The first closed model with a score came out on this day: before, there is nothing to average. */
const FIRST_DAY = '2023-03-14';
const sameIndex = 'Scores were estimated anew between the two tables';
/** Published figures that can be put beside one of these; why they differ is worked out in docs/gaps.md. */
const comparisons: readonly Comparison[] = [
  {
    leader: 'closed',
    follower: 'open',
    fact: 'epoch-open-lag-2025',
    definition: 'horizontal',
    asOf: '2025-10-30',
    difference: `Theirs counts a level as matched where the difference of scores is not significant, which makes the lag shorter; ours asks for the full score. ${sameIndex}, and the intervals need not be of one kind.`,
  },
  {
    leader: 'closed',
    follower: 'open',
    fact: 'epoch-open-gap-2025',
    definition: 'vertical',
    asOf: '2025-10-30',
    since: FIRST_DAY,
    difference: `Both are averages over days. ${sameIndex}; an average over other days is another one.`,
  },
  {
    leader: 'closed',
    follower: 'open',
    fact: 'epoch-open-lag-2026',
    definition: 'horizontal',
    asOf: '2026-05-29',
    difference: `The table here ends before theirs was made: what came out in between is not seen. ${sameIndex}.`,
  },
  {
    leader: 'us',
    follower: 'china',
    fact: 'epoch-china-lag-2026',
    definition: 'look-back',
    asOf: '2026-01-02',
    since: FIRST_DAY,
    difference: `Both are look-backs averaged over days. ${sameIndex}.`,
  },
];

function beside(
  fact: Fact,
  { definition, asOf, since, difference }: Comparison,
  {
    models,
    run,
    request,
  }: { readonly models: readonly ScoredModel[]; readonly run: LagRun; readonly request: Parameters<typeof lagRun>[1] },
): PublishedGap {
  const asOfMs = Math.min(parseInstant(asOf), run.result.asOfMs);
  const common = { fact, definition, asOfMs, difference };
  const interval = 0.9;
  if (since !== undefined) {
    const sinceMs = parseInstant(since);
    const estimate = dailyMean(models, { run, definition, sinceMs, asOfMs });
    return { ...common, sinceMs, interval: null, estimate, low: null, high: null };
  }
  const { readings } = lagRun(models, { ...request, asOfMs, interval }).result;
  const { estimate, low, high } = readings.find((one) => one.definition === definition)!;
  return { ...common, sinceMs: null, interval, estimate, low, high };
}

/** A definition's figure averaged over days, each with the models that were out by then. */
function dailyMean(
  models: readonly ScoredModel[],
  {
    run,
    definition,
    sinceMs,
    asOfMs,
  }: {
    readonly run: LagRun;
    readonly definition: LagReading['definition'];
    readonly sinceMs: number;
    readonly asOfMs: number;
  },
): number | null {
  const groups = { leader: run.leader.includes, follower: run.follower.includes };
  let sum = 0;
  let days = 0;
  for (let dayMs = sinceMs; dayMs <= asOfMs; dayMs += DAY_MS) {
    const { readings } = lag(models, { ...groups, asOfMs: dayMs, resamples: 0 });
    const estimate = readings.find((one) => one.definition === definition)!.estimate;
    if (estimate === null) continue;
    sum += estimate;
    days++;
  }
  return days === 0 ? null : sum / days;
}

/** A group for people: tiers by what they are, the others by their own title. */
function groupTitle(id: string, title: string): string {
  const { tiers } = readDeviceFacts();
  const isTier = (tierKinds as readonly string[]).includes(id) || tiers.some((tier) => tier.id === id);
  if (!isTier) return title;
  const tier = tierNamed(tiers, id).title;
  return `open weights on a ${tier.charAt(0).toLowerCase()}${tier.slice(1)}`;
}
