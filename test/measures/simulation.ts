import { createRandom } from '../../src/core/index.ts';
import { measures as allMeasures, createEstimator, parseMeasure, type Window } from '../../src/measures/index.ts';

/** Proportions that pools could have, in any unit; `unattributed` is nobody's. */
export interface Scenario {
  readonly title: string;
  readonly weights: readonly number[];
  readonly unattributed?: number;
}

const equal = (count: number, weight = 1) => Array.from({ length: count }, () => weight);
const geometric = (count: number, ratio: number) => Array.from({ length: count }, (_, rank) => ratio ** rank);

/** The nine proportions are those of the stale-block example of the domain guide; `long tail` and `Zipf` are harder than pools. */
export const scenarios: readonly Scenario[] = [
  { title: 'nine pools 30, 29, 12 …', weights: [30, 29, 12, 11, 8, 5, 3, 1, 1] },
  { title: 'the same, 4% unattributed', weights: [30, 29, 12, 11, 8, 5, 3, 1, 1], unattributed: 4 },
  {
    title: 'twenty pools 30, 17, 12 …',
    weights: [30.5, 17, 12, 10, 7.5, 5, 3.5, 3, 2.5, 2, 1.8, 1.2, 0.8, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.1],
    unattributed: 2,
  },
  { title: 'one dominant, 55%', weights: [55, 12, 9, 7, 6, 4, 3, 2, 1, 1] },
  { title: 'ten equal', weights: equal(10) },
  { title: 'two equal', weights: [1, 1] },
  { title: 'six alike, 4% unattributed', weights: [18, 17, 16.5, 16, 15, 13.5], unattributed: 4 },
  { title: 'long tail, 0.9^rank', weights: geometric(60, 0.9) },
  { title: 'Zipf, 100 entities', weights: Array.from({ length: 100 }, (_, rank) => 1 / (rank + 1)) },
];

/** Proportions at which a majority, a rank or a variance is in doubt. */
export const edges: readonly Scenario[] = [
  { title: '51 and 49', weights: [51, 49] },
  { title: '99.5 and 0.5', weights: [99.5, 0.5] },
  { title: 'four of 24.5 and 2', weights: [...equal(4, 24.5), 2] },
  { title: 'six of 16 and 4', weights: [...equal(6, 16), 4] },
  { title: 'ten of 9.7 and 3', weights: [...equal(10, 9.7), 3] },
  { title: 'three of 30 and 10', weights: [30, 30, 30, 10] },
  { title: 'fifty of 2', weights: equal(50, 2) },
  { title: '45, 20, 10, 5 and forty of 0.5', weights: [45, 20, 10, 5, ...equal(40, 0.5)] },
];

/** Draws windows of a scenario: each block goes to an entity with the probability of its proportion. */
function createSampler({ weights, unattributed = 0 }: Scenario, seed: number): (blocks: number) => Window {
  const random = createRandom(seed);
  const bounds: number[] = [];
  let sum = 0;
  for (const weight of weights) {
    sum += weight;
    bounds.push(sum);
  }
  const total = sum + unattributed;
  const size = 1024;
  const guide = Int32Array.from({ length: size }, (_, cell) =>
    bounds.findIndex((bound) => bound > (cell / size) * total),
  );
  return (blocks) => {
    const counts = new Float64Array(weights.length);
    let nobody = 0;
    for (let block = 0; block < blocks; block++) {
      const point = random();
      let entity = guide[Math.floor(point * size)]!;
      if (entity === -1) entity = weights.length;
      while (entity < weights.length && bounds[entity]! <= point * total) entity++;
      if (entity === weights.length) nobody++;
      else counts[entity]!++;
    }
    const seen = counts
      .filter((count) => count > 0)
      .sort()
      .reverse();
    return { weights: seen, unattributedWeight: nobody, population: weights.length };
  };
}

export interface Simulated {
  readonly truth: number;
  /** Runs whose interval holds the truth, as a part of all. */
  readonly coverage: number;
  /** Mean of the estimates less the truth, in standard deviations of the estimate. */
  readonly biasInDeviations: number;
  readonly meanEstimate: number;
}

interface SimulationOptions {
  readonly ids: readonly string[];
  readonly blocks: number;
  readonly runs: number;
  readonly seed: number;
  /** What inequality is estimated over: the true number of entities (the default), or those seen in the window. */
  readonly population?: 'true' | 'seen';
}

/** How the estimates of measures behave on windows of a scenario. The truth is the plug-in value of all proportions themselves. */
export function simulate(
  scenario: Scenario,
  { ids, blocks, runs, seed, population = 'true' }: SimulationOptions,
): readonly Simulated[] {
  const parsed = ids.map(parseMeasure);
  const options = { unattributed: 'thin', seed: 1 } as const;
  const trueWindow = {
    weights: [...scenario.weights].sort((a, b) => b - a),
    unattributedWeight: scenario.unattributed ?? 0,
    population: scenario.weights.length,
  };
  const exact = createEstimator(parsed, { ...options, interval: null, correction: 'plug-in', isCount: false })(
    trueWindow,
  );
  const estimator = createEstimator(parsed, { ...options, interval: 0.95, correction: 'corrected', isCount: true });
  const draw = createSampler(scenario, seed);
  const drawn = (): Window => {
    const { weights, unattributedWeight, ...rest } = draw(blocks);
    return { weights, unattributedWeight, ...(population === 'true' && rest) };
  };
  const held = ids.map(() => 0);
  const sums = ids.map(() => 0);
  const squares = ids.map(() => 0);
  for (let run = 0; run < runs; run++) {
    for (const [index, { estimate, low, high }] of estimator(drawn()).entries()) {
      const truth = exact[index]!.estimate!;
      if ((low ?? -Infinity) <= truth * (1 + 1e-12) && truth <= (high ?? Infinity) * (1 + 1e-12)) held[index]!++;
      sums[index]! += estimate! - truth;
      squares[index]! += (estimate! - truth) ** 2;
    }
  }
  return ids.map((_, index) => {
    const bias = sums[index]! / runs;
    const deviation = Math.sqrt(squares[index]! / runs - bias * bias);
    const truth = exact[index]!.estimate!;
    return {
      truth,
      coverage: held[index]! / runs,
      biasInDeviations: deviation === 0 ? 0 : bias / deviation,
      meanEstimate: truth + bias,
    };
  });
}

/** Id of every measure at its defaults. */
export const everyId = allMeasures.map(({ id }) => id);
