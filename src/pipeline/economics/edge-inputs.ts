import { fileURLToPath } from 'node:url';
import type { Fact } from '../../core/fact.ts';
import { jsonChecks } from '../../core/json-checks.ts';
import { type EdgeInput, inputGrades } from '../../models/edge-inputs.ts';
import { readJsonFile } from '../../platform/json-file.ts';

/** `data/` of the package: src/pipeline/economics and dist/pipeline/economics lie equally deep. */
const DATA = fileURLToPath(new URL('../../../data/', import.meta.url));

/**
 * Arithmetic that typical devices reach when they read prompts, by tier, in TFLOP per second.
 *
 * @throws {TypeError} if the file that comes with the package is not as it should be.
 */
export function readPrefillInputs(): Readonly<Record<string, EdgeInput>> {
  const who = 'readPrefillInputs';
  const { fields, fail, text } = jsonChecks(who);
  const root = fields(readJsonFile(`${DATA}edge-prefill.json`, who), 'prefill', ['prefillTeraflopPerSecond']);
  const tiers = root.prefillTeraflopPerSecond as Readonly<Record<string, unknown>>;
  for (const [tier, entry] of Object.entries(tiers)) {
    const { low, value, high, grade, why } = fields(entry, tier, [
      'value',
      'low',
      'high',
      'grade',
      'why',
    ]) as Partial<EdgeInput>;
    if (!(low! > 0 && low! <= value! && value! <= high! && high! < Infinity))
      fail('0 < low ≤ value ≤ high', [low, value, high], tier);
    if (!inputGrades.some((each) => each === grade)) fail(inputGrades.join(', '), grade, `${tier}.grade`);
    text(why, `${tier}.why`);
  }
  return tiers as Readonly<Record<string, EdgeInput>>;
}

/** Model whose listed price is compared where none is named: the latest that was read. */
export const DEFAULT_CLOUD_PRICE = 'claude-haiku-5-5';

/** What a provider asks for a model. */
export interface CloudPrice {
  readonly id: string;
  readonly usdPerMillionIn: number;
  readonly usdPerMillionOut: number;
  /** Day of which the price speaks; null for one that was given. */
  readonly from: string | null;
}

/** Listed prices of providers, from the facts `cloud-price-<model>-in` and `-out`, in their order. */
export function cloudPrices(facts: readonly Fact[]): CloudPrice[] {
  return facts.flatMap(({ id, value, from }) => {
    const [, model] = /^cloud-price-(.+)-in$/.exec(id) ?? [];
    const out = facts.find((fact) => fact.id === `cloud-price-${model}-out`);
    return model === undefined || out === undefined
      ? []
      : [{ id: model, usdPerMillionIn: value, usdPerMillionOut: out.value, from }];
  });
}

/**
 * The listed price of a model.
 *
 * @throws {RangeError} if none is listed.
 */
export function cloudPriceNamed(facts: readonly Fact[], name: string): CloudPrice {
  const prices = cloudPrices(facts);
  const price = prices.find(({ id }) => id === name.toLowerCase());
  if (price === undefined) {
    throw new RangeError(
      `cloudPriceNamed: expected ${prices.map(({ id }) => id).join(', ')}, got '${name.slice(0, 40)}'`,
    );
  }
  return price;
}
