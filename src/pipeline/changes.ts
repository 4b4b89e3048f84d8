import type { Distribution } from '../core/distribution.ts';
import { createPlugIn, type ParsedMeasure } from '../measures/index.ts';
import { type ChangeDecomposition, changeDecomposition } from '../models/index.ts';

/** The change of a measure from one window to a later one, in parts. */
export interface LayerChange extends ChangeDecomposition {
  readonly earlier: Distribution;
  readonly later: Distribution;
}

/** The change of a measure between two windows of a layer, split into proportions, population and labels; null where it is not defined. */
function changeBetween(earlier: Distribution, later: Distribution, measure: ParsedMeasure): LayerChange | null {
  if (earlier.entities.length === 0 || later.entities.length === 0) return null;
  const plugIn = createPlugIn([measure], { unattributed: 'thin' });
  const compute = (weights: readonly number[], unattributedWeight: number) =>
    plugIn({ weights, unattributedWeight })[0]!;
  const split = changeDecomposition(named(earlier), named(later), { compute });
  return Number.isFinite(split.total) ? { ...split, earlier, later } : null;
}

/** Each change from a window to the next. */
export function changesOf(distributions: readonly Distribution[], measure: ParsedMeasure): LayerChange[] {
  return distributions.slice(1).flatMap((later, index) => {
    const change = changeBetween(distributions[index]!, later, measure);
    return change === null ? [] : [change];
  });
}

/** The parts of the way from the first window to the last, as the sums of those of each step: growth after an entry is no entry. */
export interface ChangeOverTime {
  readonly before: number;
  readonly after: number;
  readonly proportions: number;
  readonly population: number;
  readonly labels: number;
}

/** The changes of a trajectory added up; null where there are none. */
export function changeOverTime(changes: readonly LayerChange[]): ChangeOverTime | null {
  const [first] = changes;
  if (first === undefined) return null;
  const sum = (part: 'proportions' | 'population' | 'labels') => changes.reduce((all, change) => all + change[part], 0);
  return {
    before: first.before,
    after: changes.at(-1)!.after,
    proportions: sum('proportions'),
    population: sum('population'),
    labels: sum('labels'),
  };
}

function named({ entities, weights, unattributedWeight }: Distribution) {
  return {
    weights: new Map(entities.map((entity, index) => [entity, weights[index]!] as const)),
    unattributed: unattributedWeight,
  };
}
