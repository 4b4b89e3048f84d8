import { seriesColour } from '../../../../report/palette.ts';
import type { Curve, CurveMark, CurvePoint } from '../../charts/chart.ts';
import { type Answer, type Calculator, type Run, runAt, type Task } from './calculator.ts';
import { count } from './words.ts';

/** What the curves say: dollars of a call, or of a month of so many calls a day. */
export type CostBasis = 'call' | 'month';

/** Days of a month: 365.25 / 12. */
export const DAYS_PER_MONTH = 365.25 / 12;
const LEAST_CALLS = 1;
const POINTS_A_DECADE = 12;
const LEAST_DECADES = 4;

/** Calls a day that are looked at, evenly apart on a logarithmic axis, with the places that are named. */
function volumes(named: readonly number[]): number[] {
  const most = Math.max(...named.filter((one) => one < 1e7));
  const decades = Math.max(LEAST_DECADES, Math.ceil(Math.log10(most * 2)));
  // A little beyond the last power of ten, so that its number has room.
  const steps = Array.from(
    { length: decades * POINTS_A_DECADE + 3 },
    (_, at) => LEAST_CALLS * 10 ** (at / POINTS_A_DECADE),
  );
  const end = steps.at(-1)!;
  return [...new Set([...steps, ...named.filter((one) => one >= LEAST_CALLS && one <= end)])].sort((a, b) => a - b);
}

/** The curves of an answer with a model that fits: device in full, electricity alone, and the provider, by calls a day. */
export function costCurves(
  { tier, model, runs, cloudUsdPerCall }: Answer,
  { task, data, basis }: { readonly task: Task; readonly data: Calculator; readonly basis: CostBasis },
): Curve[] {
  if (model === null || runs === null) return [];
  const { capacityCallsPerDay, breakevenCallsPerDay } = runs.value;
  const named = [task.callsPerDay, breakevenCallsPerDay ?? 0, capacityCallsPerDay];
  const points = (of: (callsPerDay: number) => Omit<CurvePoint, 'x'>): CurvePoint[] =>
    volumes(named).map((x) => ({ x, ...of(x) }));
  const times = (calls: number): number => (basis === 'call' ? 1 : calls * DAYS_PER_MONTH);
  const flat = (usdPerCall: (run: Run) => number, calls: number): Omit<CurvePoint, 'x'> => ({
    value: calls > capacityCallsPerDay ? null : usdPerCall(runs.value) * times(calls),
    low: null,
    high: null,
  });
  const full = (calls: number): Omit<CurvePoint, 'x'> => {
    const at = (side: 'value' | 'cheapest' | 'dearest'): number =>
      runAt(model, tier, { task: { ...task, callsPerDay: calls }, data, side }).fullUsdPerCall * times(calls);
    if (calls > capacityCallsPerDay) return { value: null, low: null, high: null };
    return { value: at('value'), low: at('cheapest'), high: at('dearest') };
  };
  return [
    {
      id: 'full',
      name: 'This device, its price included',
      colour: seriesColour(0),
      shape: 'line',
      points: points(full),
    },
    {
      id: 'marginal',
      name: 'Its electricity alone',
      colour: seriesColour(2),
      shape: 'line',
      isDashed: true,
      points: points((calls) => flat(({ marginalUsdPerCall }) => marginalUsdPerCall, calls)),
    },
    {
      id: 'cloud',
      name: 'The provider',
      colour: seriesColour(1),
      shape: 'line',
      points: points((calls) => ({ value: cloudUsdPerCall * times(calls), low: null, high: null })),
    },
  ].map(withoutZeros) as Curve[];
}

/** A logarithmic axis has no zero: what costs nothing is not drawn. */
function withoutZeros<Of extends { readonly points: readonly CurvePoint[] }>(curve: Of): Of {
  const drawn = (value: number | null): number | null => (value !== null && value > 0 ? value : null);
  return {
    ...curve,
    points: curve.points.map(({ x, value, low, high }) => {
      const bounds = drawn(low) === null ? null : high;
      return { x, value: drawn(value), low: drawn(low), high: bounds };
    }),
  };
}

/** Places that are named: the task, where the curves cross, and the most that one device can do. */
export function costMarks({ runs }: Answer, { callsPerDay }: Task): CurveMark[] {
  if (runs === null) return [{ x: callsPerDay, name: 'your task' }];
  const { breakevenCallsPerDay, capacityCallsPerDay } = runs.value;
  return [
    { x: callsPerDay, name: `your task: ${count(callsPerDay)}` },
    ...(breakevenCallsPerDay !== null && breakevenCallsPerDay > 0 && breakevenCallsPerDay <= capacityCallsPerDay
      ? [{ x: breakevenCallsPerDay, name: `break-even: ${count(breakevenCallsPerDay)}` }]
      : []),
    { x: capacityCallsPerDay, name: `most it can do: ${count(capacityCallsPerDay)}` },
  ];
}
