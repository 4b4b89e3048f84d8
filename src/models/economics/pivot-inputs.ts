import { type JsonChecks, jsonChecks } from '../../core/json-checks.ts';

/** How an input is known: counted by someone who publishes how, told by the press, or assumed here. */
export const pivotInputGrades = ['measured', 'press', 'assumption'] as const;

/** What the world does to every site, apart from what the site's owner knows. Numbers of the day of the reading, rates per year. */
export const pivotInputNames = [
  'coinUsd',
  'coinDriftPerYear',
  'coinVolatilityPerYear',
  'coinReversionPerYear',
  'feesCoinsPerDay',
  'networkExahashesPerSecond',
  'networkJoulesPerTerahash',
  'networkEfficiencyGainPerYear',
  'networkUsdPerKilowattHour',
  'networkMarginRatio',
  'hashrateRiseHalfLifeMonths',
  'hashrateFallHalfLifeMonths',
  'hashrateVolatilityPerYear',
  'newMachineJoulesPerTerahash',
  'newMachineUsdPerKilowatt',
  'machineLifeMonths',
  'machineDeclinePerYear',
  'machinePaybackMonths',
  'tariffDriftPerYear',
  'tariffVolatilityPerYear',
  'tariffReversionPerYear',
  'rentDriftPerYear',
  'rentVolatilityPerYear',
  'rentReversionPerYear',
  'gpuRevenueDeclinePerYear',
  'gpuRentElasticity',
  'gpuPaybackMonths',
  'defaultsPerYear',
  'defaultRentElasticity',
  'buildDelayDeviation',
  'coinRentCorrelation',
  'coinTariffCorrelation',
  'rentTariffCorrelation',
] as const;
export type PivotInputName = (typeof pivotInputNames)[number];

/** Values of the inputs. */
export type PivotInputs = Readonly<Record<PivotInputName, number>>;

/** A number that anyone may change, the range in which it may lie, and why it is what it is. */
export interface PivotInput {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly grade: (typeof pivotInputGrades)[number];
  /** A source, or for an assumption its reason. */
  readonly why: string;
}
export type GradedPivotInputs = Readonly<Record<PivotInputName, PivotInput>>;

/** Inputs that may be below zero, and those that may not be zero. */
const signed: readonly string[] = [
  'coinDriftPerYear',
  'tariffDriftPerYear',
  'rentDriftPerYear',
  'networkEfficiencyGainPerYear',
  'coinRentCorrelation',
  'coinTariffCorrelation',
  'rentTariffCorrelation',
];
const positive: readonly string[] = [
  'coinUsd',
  'networkExahashesPerSecond',
  'networkJoulesPerTerahash',
  'networkUsdPerKilowattHour',
  'hashrateRiseHalfLifeMonths',
  'hashrateFallHalfLifeMonths',
  'newMachineJoulesPerTerahash',
  'machineLifeMonths',
];

/** Largest volatility and drift per year that steps of a month can follow. */
const MOST_RATE = 3;

const checks: JsonChecks = jsonChecks('parsePivotInputs');

/**
 * Inputs from their JSON.
 *
 * @throws {TypeError} if one is missing, unknown, without grade or reason, or not in its own range; the message names the place.
 * @throws {RangeError} if the values make no market: see `checkPivotInputs`.
 */
export function parsePivotInputs(json: unknown): GradedPivotInputs {
  const root = checks.fields(json, 'inputs', pivotInputNames);
  for (const name of pivotInputNames) {
    const where = `inputs.${name}`;
    const found = checks.fields(root[name], where, ['value', 'low', 'high', 'grade', 'why']);
    const { low, value, high } = found as unknown as PivotInput;
    if (!(low <= value && value <= high)) checks.fail('low ≤ value ≤ high', `${low}, ${value}, ${high}`, where);
    if (!pivotInputGrades.includes(found.grade as PivotInput['grade']))
      checks.fail(pivotInputGrades.join(', '), found.grade, `${where}.grade`);
    checks.text(found.why, `${where}.why`);
  }
  const graded = root as unknown as GradedPivotInputs;
  checkPivotInputs(pivotInputValues(graded));
  return graded;
}

/** The values alone. */
export function pivotInputValues(graded: GradedPivotInputs): PivotInputs {
  return Object.fromEntries(pivotInputNames.map((name) => [name, graded[name].value])) as PivotInputs;
}

/**
 * The inputs with one of another value; its range grows to hold it.
 *
 * @throws {RangeError} if the name, in snake case, is of no input.
 */
export function withPivotInput(
  inputs: GradedPivotInputs,
  { key, value }: { readonly key: string; readonly value: number },
): GradedPivotInputs {
  const name = pivotInputNames.find((one) => pivotInputKey(one) === key);
  if (name === undefined)
    throw new RangeError(
      `pivot: expected an input, one of ${pivotInputNames.map(pivotInputKey).join(', ')}, got '${key}'`,
    );
  const { low, high, ...rest } = inputs[name];
  return { ...inputs, [name]: { ...rest, value, low: Math.min(low, value), high: Math.max(high, value) } };
}

/**
 * The name of an input in records and addresses.
 *
 * @example
 * pivotInputKey('coinUsd'); // => 'coin_usd'
 */
export function pivotInputKey(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The least and the most that an input may be; some may not be zero either, as `checkPivotInputs` says. */
export function pivotInputRange(name: PivotInputName): readonly [least: number, most: number] {
  const most = name.endsWith('Correlation') ? 1 : name.endsWith('PerYear') ? MOST_RATE : 1e12;
  return [signed.includes(name) ? -most : 0, most];
}

/**
 * @throws {RangeError} if an input has a sign it cannot have, a rate is beyond what steps of a month can follow, or the correlations
 *   exclude each other.
 */
export function checkPivotInputs(inputs: PivotInputs): void {
  for (const name of pivotInputNames) {
    const value = inputs[name];
    const [least, most] = pivotInputRange(name);
    if (!(value >= least && value <= most) || (value === 0 && positive.includes(name))) {
      const from = positive.includes(name) ? 'above 0' : `from ${least} to ${most}`;
      throw new RangeError(`pivot inputs: expected ${name} ${from}, got ${value}`);
    }
  }
  const { coinRentCorrelation: a, coinTariffCorrelation: b, rentTariffCorrelation: c } = inputs;
  const determinant = 1 + 2 * a * b * c - a * a - b * b - c * c;
  if (determinant < -1e-12)
    throw new RangeError(`pivot inputs: expected correlations that go together, got ${a}, ${b} and ${c}`);
}
