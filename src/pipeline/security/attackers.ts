import type { AnswerColumn } from '../answer.ts';
import type { MeasuredLevel } from './measured-levels.ts';

/** Who is asked about: a proportion of the hashrate, with its level and name where it was measured. */
export interface Attacker {
  readonly level?: string;
  readonly entity?: string;
  readonly proportion: number;
}

/** The largest of each level. */
export function largestOf(levels: readonly MeasuredLevel[]): Attacker[] {
  return levels.map(({ layer, entities: [first], blocks }) => ({
    level: layer.role,
    entity: first!.name,
    proportion: first!.blocks / blocks,
  }));
}

/** Columns of who it is, where that was measured. */
export function attackerColumns(attackers: readonly Attacker[]): readonly AnswerColumn[] {
  if (attackers.every(({ level }) => level === undefined)) return [];
  return [
    { name: 'level', as: 'text' },
    { name: 'entity', as: 'text' },
  ];
}
