import { catchUpProbability } from '../../../models/security/catch-up.ts';
import { breakEvenValue } from '../../../models/security/double-spend-value.ts';
import { selfishRevenue } from '../../../models/security/selfish-closed-form.ts';
import { nakamotoProbability } from '../../../models/security/timed-catch-up.ts';
import type { CurvePoint } from '../charts/chart.ts';
import type { Attacker } from './inputs.ts';

/** Values of a payment that are looked at, in rewards of a block. */
export const valueRange = [0.1, 10_000] as const;
/** Most confirmations that are looked at. */
export const MOST_CONFIRMATIONS = 300;

/** From which value on how many confirmations are needed; null: more than are looked at, or none is enough. */
type Step = readonly [fromValue: number, confirmations: number | null];

/** Confirmations after which an attempt no longer pays, as steps over the value of a payment; the first is the least value. */
function valueSteps(attackerProportion: number, costPerBlockRewards: number): Step[] {
  const [least, most] = valueRange;
  const steps: Step[] = [];
  let from: number = least;
  for (let confirmations = 1; confirmations <= MOST_CONFIRMATIONS; confirmations++) {
    const { valueRewards } = breakEvenValue({ attackerProportion, confirmations, costPerBlockRewards });
    if (valueRewards <= from) continue;
    steps.push([from, confirmations]);
    if (valueRewards > most) return steps;
    from = valueRewards;
  }
  return [...steps, [from, null]];
}

const stepAt = (steps: readonly Step[], value: number): number | null =>
  steps.findLast(([from]) => from <= value)?.[1] ?? null;

/**
 * The confirmations at which an attempt no longer pays, by the value of the payment in rewards of a block, with its interval: the fewest and
 * the most at the ends of the proportion's, since rented hashrate can make a larger attacker need a higher value.
 */
export function confirmationsByValue({ proportion, interval }: Attacker, cost: number): CurvePoint[] {
  const of = (attacker: number): Step[] => (attacker >= 0.5 && cost === 1 ? [] : valueSteps(attacker, cost));
  const value = of(proportion);
  const ends = (interval ?? []).map(of);
  const places = [...valueRange, ...[value, ...ends].flatMap((steps) => steps.map(([from]) => from))];
  return [...new Set(places)]
    .sort((a, b) => a - b)
    .map((x) => {
      const counts = ends.map((steps) => stepAt(steps, x) ?? Infinity);
      return { x, value: stepAt(value, x), low: finite(Math.min(...counts)), high: finite(Math.max(...counts)) };
    });
}

/** A number of confirmations; more than are looked at, and none at all, are null. */
const finite = (count: number): number | null => (Number.isFinite(count) ? count : null);

/** Longest curves over confirmations, from which the one is taken whose end is unlikely enough. */
const LENGTHS = [12, 24, 40, 60, 100, 200, 400];
/** Where a curve may end. */
const UNLIKELY = 1e-4;

/** The probability of catching up by number of confirmations, exact and as Nakamoto approximated it. */
export function probabilityCurves({ proportion, interval }: Attacker): {
  readonly exact: CurvePoint[];
  readonly nakamoto: CurvePoint[];
} {
  const at = (attackerProportion: number, confirmations: number) =>
    catchUpProbability({ attackerProportion, confirmations });
  const length = LENGTHS.find((one) => at(proportion, one) < UNLIKELY) ?? LENGTHS.at(-1)!;
  const counts = Array.from({ length }, (_, index) => index + 1);
  return {
    exact: counts.map((x) => ({
      x,
      value: at(proportion, x),
      low: interval === null ? null : at(interval[0], x),
      high: interval === null ? null : at(interval[1], x),
    })),
    nakamoto: counts.map((x) => ({
      x,
      value: nakamotoProbability({ attackerProportion: proportion, confirmations: x }),
      low: null,
      high: null,
    })),
  };
}

const PROPORTIONS = 100;

/** Proportions up to a half. */
const proportions = Array.from({ length: PROPORTIONS + 1 }, (_, index) => (0.5 * index) / PROPORTIONS);

/** Revenue of the strategy of Eyal & Sirer by proportion of the hashrate. */
export function selfishCurve(tieWinProportion: number): CurvePoint[] {
  return proportions.map((x) => ({
    x,
    value: selfishRevenue({ attackerProportion: x, tieWinProportion }),
    low: null,
    high: null,
  }));
}

/** Revenue of one who withholds nothing. */
export function honestCurve(): CurvePoint[] {
  return proportions.map((x) => ({ x, value: x, low: null, high: null }));
}
