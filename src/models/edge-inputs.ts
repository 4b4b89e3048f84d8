import { type JsonChecks, jsonChecks } from '../core/json-checks.ts';
/** How an input is known: counted by someone who publishes how, told by the press, or assumed here. */
export const inputGrades = ['measured', 'press', 'assumption'] as const;
export type InputGrade = (typeof inputGrades)[number];

/** A number that anyone may change, the range in which it may lie, and why it is what it is. */
export interface EdgeInput {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly grade: InputGrade;
  /** A source, or for an assumption its reason. */
  readonly why: string;
}

/** An input at its value, or at the end of its range that makes a device dearer or cheaper. */
export type InputSide = 'value' | 'dearest' | 'cheapest';

/**
 * An input at a side: a speed, or a life, makes a device dearer at its low end, a cost at its high end.
 *
 * @example
 * inputAt({ value: 2, low: 1, high: 4 }, 'dearest', 'cost'); // => 4
 * inputAt({ value: 2, low: 1, high: 4 }, 'dearest', 'speed'); // => 1
 */
export function inputAt(
  input: Pick<EdgeInput, 'value' | 'low' | 'high'>,
  side: InputSide,
  kind: 'cost' | 'speed',
): number {
  if (side === 'value') return input.value;
  return (side === 'dearest') === (kind === 'cost') ? input.high : input.low;
}

/** Part of all tokens that people ask models for, and what serving it takes. */
export interface TaskClass {
  readonly id: string;
  readonly title: string;
  /** Relative to the other classes. */
  readonly tokenWeight: EdgeInput;
  /** Points of the capability index below which the answer is no use. */
  readonly leastScorePoints: EdgeInput;
  readonly leastTokensPerSecond: EdgeInput;
  readonly contextTokens: number;
  /** What a model of that score costs from a provider. */
  readonly cloudUsdPerMillionTokens: EdgeInput;
}

/** People whose best device is of a tier. */
export interface TierOwners {
  /** Id of a device tier. */
  readonly tier: string;
  /** Of all who ask models for something, weighted by their tokens. The rest own nothing of these sizes. */
  readonly usersPercent: EdgeInput;
  /** Above what the device takes when idle. */
  readonly electricWatts: EdgeInput;
  readonly deviceUsd: EdgeInput;
}

/** Everything that the edge-servable part of inference is worked out from, apart from models and devices. */
export interface EdgeInputs {
  readonly taskClasses: readonly TaskClass[];
  readonly tiers: readonly TierOwners[];
  readonly electricityUsdPerKilowattHour: EdgeInput;
  /** Part of the device's price that is charged to inference: none where it was bought anyway. */
  readonly deviceChargedPercent: EdgeInput;
  readonly deviceLifetimeYears: EdgeInput;
  readonly tokensPerUserPerDay: EdgeInput;
  /** Multiplies every predicted speed. */
  readonly decodeSpeedFactor: EdgeInput;
  /** Of the tokens for which the own device would be cheaper, those that do run there. */
  readonly adoptedPercent: EdgeInput;
}

const sharedInputs = [
  'electricityUsdPerKilowattHour',
  'deviceChargedPercent',
  'deviceLifetimeYears',
  'tokensPerUserPerDay',
  'decodeSpeedFactor',
  'adoptedPercent',
] as const;
const taskInputs = ['tokenWeight', 'leastScorePoints', 'leastTokensPerSecond', 'cloudUsdPerMillionTokens'] as const;
const tierInputs = ['usersPercent', 'electricWatts', 'deviceUsd'] as const;

const checks: JsonChecks = jsonChecks('parseEdgeInputs');
const { fields, list, text } = checks;

/** Inputs that divide something, and those that are percentages. */
const mustBePositive: readonly string[] = ['deviceLifetimeYears', 'tokensPerUserPerDay', 'decodeSpeedFactor'];

function input(json: unknown, where: string): EdgeInput {
  const found = fields(json, where, ['value', 'low', 'high', 'grade', 'why']);
  const name = where.split('.').at(-1)!;
  const most = name.endsWith('Percent') ? 100 : Infinity;
  for (const key of ['low', 'value', 'high']) {
    const number = found[key];
    if (typeof number !== 'number' || !Number.isFinite(number) || number < 0 || number > most) {
      checks.fail(most === 100 ? 'a percentage' : 'a number that is not negative', number, `${where}.${key}`);
    }
    if (number === 0 && mustBePositive.includes(name)) checks.fail('a positive number', number, `${where}.${key}`);
  }
  const { value, low, high } = found as unknown as EdgeInput;
  if (!(low <= value && value <= high)) checks.fail('low ≤ value ≤ high', `${low}, ${value}, ${high}`, where);
  if (!inputGrades.includes(found.grade as InputGrade))
    checks.fail(inputGrades.join(', '), found.grade, `${where}.grade`);
  text(found.why, `${where}.why`);
  return found as unknown as EdgeInput;
}

/**
 * Inputs of the edge-servable part from their JSON.
 *
 * @throws {TypeError} if a field is missing, unknown or out of range, a tier is not known or comes twice, owners are more than
 *   everyone, or all tasks weigh nothing; the message names the place.
 */
export function parseEdgeInputs(json: unknown, { tiers }: { readonly tiers: readonly string[] }): EdgeInputs {
  const root = fields(json, 'inputs', ['taskClasses', 'tiers', ...sharedInputs]);
  for (const key of sharedInputs) input(root[key], `inputs.${key}`);
  const seen = new Set<unknown>();
  const once = (id: unknown, where: string) => {
    if (seen.has(id)) checks.fail('each once', id, where);
    seen.add(id);
  };
  let weight = 0;
  for (const [index, entry] of list(root.taskClasses, 'inputs.taskClasses').entries()) {
    const where = `inputs.taskClasses[${index}]`;
    const task = fields(entry, where, ['id', 'title', 'contextTokens', ...taskInputs]);
    once(`task ${text(task.id, `${where}.id`)}`, `${where}.id`);
    text(task.title, `${where}.title`);
    const { contextTokens } = task;
    if (typeof contextTokens !== 'number' || !Number.isInteger(contextTokens) || contextTokens < 1) {
      checks.fail('a whole number of tokens', contextTokens, `${where}.contextTokens`);
    }
    for (const key of taskInputs) input(task[key], `${where}.${key}`);
    weight += (task.tokenWeight as EdgeInput).low;
  }
  if (!(weight > 0)) checks.fail('a task whose least weight is above 0', weight, 'inputs.taskClasses');
  let users = 0;
  for (const [index, entry] of list(root.tiers, 'inputs.tiers').entries()) {
    const where = `inputs.tiers[${index}]`;
    const owners = fields(entry, where, ['tier', ...tierInputs]);
    if (!tiers.includes(owners.tier as string)) checks.fail(tiers.join(', '), owners.tier, `${where}.tier`);
    once(owners.tier, `${where}.tier`);
    for (const key of tierInputs) input(owners[key], `${where}.${key}`);
    users += (owners.usersPercent as EdgeInput).value;
  }
  if (users > 100 + 1e-9) checks.fail('owners that together are at most 100%', users, 'inputs.tiers');
  return root as unknown as EdgeInputs;
}

/** Every input of a set with the place where it stands, `taskClasses.writing.tokenWeight`. */
export function listEdgeInputs(inputs: EdgeInputs): (EdgeInput & { readonly name: string })[] {
  return [
    ...inputs.taskClasses.flatMap((task) =>
      taskInputs.map((key) => ({ ...task[key], name: `taskClasses.${task.id}.${key}` })),
    ),
    ...inputs.tiers.flatMap((owners) =>
      tierInputs.map((key) => ({ ...owners[key], name: `tiers.${owners.tier}.${key}` })),
    ),
    ...sharedInputs.map((key) => ({ ...inputs[key], name: key })),
  ];
}
