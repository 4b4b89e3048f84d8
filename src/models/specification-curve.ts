import { byText } from '../core/text.ts';
import { type Trend, trend } from '../statistics/index.ts';
import { mean, median } from './_averages.ts';
import type { DatedSeries } from './dated-series.ts';
import {
  type ClaimVerdict,
  claimVerdicts,
  type Divergence,
  type DivergenceVerdict,
  divergence,
  divergenceVerdicts,
} from './divergence.ts';

/** Options chosen, by the name of the choice: `{ measure: 'hhi', level: 'parent' }`. */
export type Choices = Readonly<Record<string, string>>;

/** A series prepared by a set of choices; its values are logarithms of the measure, up being dispersed. */
export interface ChosenSeries extends DatedSeries {
  readonly choices: Choices;
}

/** One way of comparing the two sides. */
export interface Specification extends Divergence {
  /** Choices of both sides, by name in order. */
  readonly choices: Choices;
  readonly first: Trend;
  readonly second: Trend;
}

/** Proportions of specifications by verdict; they sum to 1. */
export interface Agreement {
  readonly verdicts: Readonly<Record<DivergenceVerdict, number>>;
  readonly claims: Readonly<Record<ClaimVerdict, number>>;
}

/** What one option does. */
export interface OptionAgreement extends Agreement {
  readonly option: string;
  readonly specifications: number;
  /** Per year; null where no specification with the option has enough data. */
  readonly medianDifference: number | null;
}

/** How much one choice decides. */
export interface Influence {
  readonly choice: string;
  /**
   * Proportion of the variance of the difference that lies between the options of this choice (η²), in [0, 1]; null
   * where the differences do not vary. Choices that act together, or that are not combined evenly, share variance, so
   * that the proportions need not sum to 1.
   */
  readonly varianceExplained: number | null;
  /** In order of name. */
  readonly options: readonly OptionAgreement[];
}

/** The verdict of every specification. */
export interface SpecificationCurve extends Agreement {
  /**
   * From the smallest difference to the largest; those with too little data come last; ties in order of their choices.
   */
  readonly specifications: readonly Specification[];
  /** Median difference of those with enough data, per year; null where none has. */
  readonly medianDifference: number | null;
  /** Of each choice with two options or more, the most influential first. */
  readonly influences: readonly Influence[];
  /** The choice that explains most of the variance; null where there is none to explain. */
  readonly mostInfluential: string | null;
}

/**
 * Compares every series of the first side with every one of the second. A choice that both sides name must be the same
 * on both, so what may differ between the sides takes two names (`level` of one, `role` of the other). Each trend is
 * judged once, however many comparisons it is in.
 *
 * The proportions count choices, not evidence: the specifications share their data, and one that is made in many
 * variants counts as often.
 *
 * @throws {RangeError} if no pair agrees, if two pairs have the same choices, and as `trend` does.
 * @see Simonsohn, Simmons & Nelson, "Specification curve analysis" (2020).
 * @example
 * const short = { choices: { window: 'year' }, times: [0, 1], values: [0, 1] };
 * specificationCurve([short], [short]).verdicts['too little data']; // => 1
 */
export function specificationCurve(
  first: readonly ChosenSeries[],
  second: readonly ChosenSeries[],
  { level = 0.95 }: { readonly level?: number } = {},
): SpecificationCurve {
  const seconds = second.map((series) => judged(series, level));
  const specifications = first
    .map((series) => judged(series, level))
    .flatMap((one) =>
      seconds.filter((other) => agree(one.choices, other.choices)).map((other) => [one, other] as const),
    )
    .map(([one, other]): Specification => {
      const choices = inOrder({ ...one.choices, ...other.choices });
      return { choices, first: one.trend, second: other.trend, ...divergence(one.trend, other.trend, { level }) };
    });
  const sorted = sortedByDifference(specifications);
  return { specifications: sorted, ...specificationSummary(sorted) };
}

/** What of a specification is summed up. */
export type JudgedSpecification = Pick<Specification, 'choices' | 'differencePerYear' | 'verdict' | 'matchesClaim'>;

/** What specifications say together: of a curve, or of a part of one. Of none, every proportion is NaN. */
export function specificationSummary(
  specifications: readonly JudgedSpecification[],
): Omit<SpecificationCurve, 'specifications'> {
  const influences = influencesOf(specifications);
  const leading = influences[0];
  return {
    medianDifference: medianDifference(specifications),
    ...agreement(specifications),
    influences,
    mostInfluential: leading === undefined || leading.varianceExplained === null ? null : leading.choice,
  };
}

interface Judged {
  readonly choices: Choices;
  readonly trend: Trend;
}

function judged({ choices, times, values, noise }: ChosenSeries, level: number): Judged {
  return { choices, trend: trend(values, times, noise === undefined ? { level } : { level, noise }) };
}

function agree(first: Choices, second: Choices): boolean {
  return Object.entries(first).every(([choice, option]) => (second[choice] ?? option) === option);
}

function inOrder(choices: Choices): Choices {
  return Object.fromEntries(Object.entries(choices).sort(([a], [b]) => byText(a, b)));
}

function sortedByDifference(specifications: readonly Specification[]): Specification[] {
  if (specifications.length === 0) throw new RangeError('specificationCurve: expected series that agree, got none');
  const keyed = specifications.map((specification) => ({ specification, key: JSON.stringify(specification.choices) }));
  keyed.sort((a, b) => byText(a.key, b.key));
  const double = keyed.find(({ key }, index) => index > 0 && keyed[index - 1]!.key === key);
  if (double !== undefined) {
    throw new RangeError(`specificationCurve: expected each set of choices once, got ${double.key} twice`);
  }
  const height = ({ differencePerYear }: Specification) => differencePerYear ?? Infinity;
  const byHeight = (a: Specification, b: Specification) =>
    height(a) === height(b) ? 0 : height(a) < height(b) ? -1 : 1;
  return keyed.map(({ specification }) => specification).sort(byHeight);
}

function influencesOf(specifications: readonly JudgedSpecification[]): Influence[] {
  const names = [...new Set(specifications.flatMap(({ choices }) => Object.keys(choices)))].sort(byText);
  return names
    .map((choice) => influence(choice, specifications))
    .filter(({ options }) => options.length > 1)
    .sort((a, b) => (b.varianceExplained ?? 0) - (a.varianceExplained ?? 0));
}

/** Where only some specifications make the choice, it is judged among those. */
function influence(choice: string, all: readonly JudgedSpecification[]): Influence {
  const groups = new Map<string, JudgedSpecification[]>();
  for (const specification of all) {
    const option = specification.choices[choice];
    if (option === undefined) continue;
    const group = groups.get(option);
    if (group === undefined) groups.set(option, [specification]);
    else group.push(specification);
  }
  const options = [...groups].sort(([a], [b]) => byText(a, b));
  return {
    choice,
    varianceExplained: varianceBetween(options.map(([, group]) => differences(group))),
    options: options.map(([option, group]) => ({
      option,
      specifications: group.length,
      medianDifference: medianDifference(group),
      ...agreement(group),
    })),
  };
}

function differences(specifications: readonly JudgedSpecification[]): number[] {
  return specifications.flatMap(({ differencePerYear }) => (differencePerYear === null ? [] : [differencePerYear]));
}

/** Sum of squares between the groups over that of all; null where all are alike but for rounding. */
function varianceBetween(groups: readonly (readonly number[])[]): number | null {
  const all = groups.flat();
  const centre = mean(all);
  const total = all.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  if (!(total > 1e-24 * all.length)) return null;
  const between = groups.reduce(
    (sum, group) => sum + (group.length === 0 ? 0 : group.length * (mean(group) - centre) ** 2),
    0,
  );
  return Math.min(1, between / total);
}

function medianDifference(specifications: readonly JudgedSpecification[]): number | null {
  const known = differences(specifications);
  return known.length === 0 ? null : median(known);
}

function agreement(specifications: readonly JudgedSpecification[]): Agreement {
  return {
    verdicts: proportions(
      divergenceVerdicts,
      specifications.map(({ verdict }) => verdict),
    ),
    claims: proportions(
      claimVerdicts,
      specifications.map(({ matchesClaim }) => matchesClaim),
    ),
  };
}

function proportions<Name extends string>(names: readonly Name[], given: readonly Name[]): Record<Name, number> {
  const counts = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
  for (const name of given) counts[name]++;
  for (const name of names) counts[name] /= given.length;
  return counts;
}
