/** Who held how much in one window. */
export interface NamedWeights {
  /** Weight by entity id; weights of 0 are nobody's. */
  readonly weights: ReadonlyMap<string, number>;
  /** Weight tied to nobody, in the same unit; none by default. */
  readonly unattributed?: number;
}

/** Where the change of a measure comes from, in the unit of the measure. */
export interface ChangeParts {
  /** How those present in both windows share what they hold together. */
  readonly proportions: number;
  /** Who comes and goes, with what they hold. */
  readonly population: number;
  /** What is attributed, and entities that are one under another name. */
  readonly labels: number;
}

/** The change of a measure between two windows, in parts that sum to it. */
export interface ChangeDecomposition extends ChangeParts {
  readonly before: number;
  readonly after: number;
  /** `after` less `before`, and the sum of the parts. */
  readonly total: number;
  /**
   * The part that makes up at least `dominance` of the parts' absolute sum; 'several' where none does; null where
   * nothing changed.
   */
  readonly mostly: keyof ChangeParts | 'several' | null;
  /** Whether the change is mostly one of population or labels: it then says little of what the large holders did. */
  readonly isArtefact: boolean;
}

/**
 * Splits the change of a measure: each part is what it changes when it goes from its state before to its state after,
 * on average over the six orders in which the three can (Shapley). It takes proportions, so a change of the total alone
 * is none.
 *
 * `compute` gets the proportions of the entities, descending and positive, and that of the unattributed weight;
 * together 1. `renames` leads from ids to the id that stands for the same entity; how the ids of one entity share its
 * weight is then a matter of labels. A rename that is not given looks as if one had left and another come. `dominance`
 * is in (0.5, 1].
 *
 * @throws {RangeError} if a weight is negative or not finite, a window has no attributed weight, a rename leads to an
 *   id that is itself renamed
 *   or the dominance is out of range.
 * @see Shorrocks, "Decomposition procedures for distributional analysis: a unified framework based on the Shapley
 *   value" (2013).
 * @example
 * const hhi = (proportions) => proportions.reduce((sum, p) => sum + p * p, 0);
 * const before = { weights: new Map([['a', 1], ['b', 1], ['c', 2]]) };
 * const after = { weights: new Map([['a', 2], ['c', 2]]) };
 * changeDecomposition(before, after, { compute: hhi, renames: new Map([['b', 'a']]) }).labels; // => 0.125
 */
export function changeDecomposition(
  before: NamedWeights,
  after: NamedWeights,
  options: {
    readonly compute: (proportions: readonly number[], unattributedProportion: number) => number;
    readonly renames?: ReadonlyMap<string, string>;
    readonly dominance?: number;
  },
): ChangeDecomposition {
  const { compute, renames = new Map(), dominance = 0.9 } = options;
  if (!(dominance > 0.5 && dominance <= 1)) {
    throw new RangeError(`changeDecomposition: dominance must be in (0.5, 1], got ${dominance}`);
  }
  const windows = [toWindow(before, renames), toWindow(after, renames)] as const;
  const values = Array.from({ length: 8 }, (_, state) => {
    const unattributed = windows[state & LABELS ? 1 : 0].unattributed;
    return compute(mixture(windows, state), unattributed);
  });
  const parts = {
    proportions: shapley(values, PROPORTIONS),
    population: shapley(values, POPULATION),
    labels: shapley(values, LABELS),
  };
  const [from, to] = [values[0]!, values[7]!];
  const mostly = dominant(parts, { dominance, scale: Math.max(Math.abs(from), Math.abs(to)) });
  const isArtefact = mostly === 'population' || mostly === 'labels';
  return { before: from, after: to, total: to - from, ...parts, mostly, isArtefact };
}

/** Bits of a state: which of the three are as they are after. */
const PROPORTIONS = 1;
const POPULATION = 2;
const LABELS = 4;

interface PreparedWindow {
  /** By entity, renames followed: its proportion of the attributed weight, and how its ids share that. */
  readonly entities: ReadonlyMap<string, { readonly proportion: number; readonly ids: readonly number[] }>;
  /** Proportion of all weight. */
  readonly unattributed: number;
}

function toWindow({ weights, unattributed = 0 }: NamedWeights, renames: ReadonlyMap<string, string>): PreparedWindow {
  const grouped = new Map<string, number[]>();
  let attributed = 0;
  for (const [id, weight] of [...weights, ['the unattributed weight', unattributed] as const]) {
    if (!(weight >= 0 && weight < Infinity)) {
      throw new RangeError(`changeDecomposition: weights must be finite and ≥ 0, got ${weight} (${id})`);
    }
  }
  for (const [id, weight] of weights) {
    if (weight === 0) continue;
    const entity = renames.get(id) ?? id;
    if (renames.has(entity)) {
      throw new RangeError(`changeDecomposition: renames must lead to a last id, got ${entity} (from ${id})`);
    }
    grouped.set(entity, [...(grouped.get(entity) ?? []), weight]);
    attributed += weight;
  }
  if (attributed === 0)
    throw new RangeError('changeDecomposition: expected attributed weight in each window, got none');
  const entities = [...grouped].map(([entity, own]) => {
    const sum = own.reduce((total, weight) => total + weight, 0);
    return [entity, { proportion: sum / attributed, ids: own.map((weight) => weight / sum) }] as const;
  });
  return { entities: new Map(entities), unattributed: unattributed / (attributed + unattributed) };
}

/** Proportions, descending, of a window that is in part as before and in part as after. */
function mixture(windows: readonly [PreparedWindow, PreparedWindow], state: number): number[] {
  const [proportions, population, labels] = [PROPORTIONS, POPULATION, LABELS].map(
    (bit) => windows[state & bit ? 1 : 0]!,
  );
  const isShared = (entity: string) => windows.every(({ entities }) => entities.has(entity));
  const sharedSum = (window: PreparedWindow) =>
    [...window.entities].reduce((sum, [entity, { proportion }]) => (isShared(entity) ? sum + proportion : sum), 0);
  const ofShared = sharedSum(population!) / sharedSum(proportions!);
  const mixed: number[] = [];
  const add = (entity: string, proportion: number) => {
    const own = labels!.entities.get(entity) ?? population!.entities.get(entity)!;
    for (const part of own.ids) mixed.push(part * proportion * (1 - labels!.unattributed));
  };
  for (const [entity, { proportion }] of proportions!.entities) {
    if (isShared(entity)) add(entity, proportion * ofShared);
  }
  for (const [entity, { proportion }] of population!.entities) if (!isShared(entity)) add(entity, proportion);
  return mixed.sort((a, b) => b - a);
}

/**
 * Mean over the orders of what setting one bit changes: a third where it is first or last of three, a sixth for either
 * middle.
 */
function shapley(values: readonly number[], bit: number): number {
  const [one, other] = [PROPORTIONS, POPULATION, LABELS].filter((each) => each !== bit) as [number, number];
  const gain = (state: number) => values[state | bit]! - values[state]!;
  return gain(0) / 3 + gain(one) / 6 + gain(other) / 6 + gain(one | other) / 3;
}

/** What rounding alone may leave, relative to the measure, is no change. */
const ROUNDING = 1e-12;

function dominant(
  parts: ChangeParts,
  { dominance, scale }: { readonly dominance: number; readonly scale: number },
): ChangeDecomposition['mostly'] {
  const sizes = [
    ['proportions', Math.abs(parts.proportions)],
    ['population', Math.abs(parts.population)],
    ['labels', Math.abs(parts.labels)],
  ] as const;
  const sum = sizes.reduce((total, [, size]) => total + size, 0);
  if (!(sum > ROUNDING * scale)) return null;
  return sizes.find(([, size]) => size >= dominance * sum)?.[0] ?? 'several';
}
