import { gini as giniMeasure } from '../../src/measures/index.ts';

export function hhi(proportions: readonly number[], _unattributed: number): number {
  return proportions.reduce((sum, proportion) => sum + proportion * proportion, 0);
}

export function effectiveNumber(proportions: readonly number[], unattributed: number): number {
  return 1 / hhi(proportions, unattributed);
}

export function gini(proportions: readonly number[], _unattributed: number): number {
  return giniMeasure.compute(proportions, {});
}
