import type { RaceEntity, RacePolicy } from '../../../src/models/security/block-race.ts';

/** Proportions of nine pools. */
export const pools = [0.3, 0.29, 0.12, 0.11, 0.08, 0.05, 0.03, 0.01, 0.01];
/** Entities with one delay, or one each. */
export const entitiesOf = (proportions: readonly number[], delays: number | readonly number[]): RaceEntity[] =>
  proportions.map((proportion, entity) => ({
    proportion,
    delaySeconds: typeof delays === 'number' ? delays : delays[entity]!,
  }));
/** The same entities, the first of which withholds. */
export const withPolicy = (entities: readonly RaceEntity[], policy: RacePolicy): RaceEntity[] => [
  { ...entities[0]!, policy },
  ...entities.slice(1),
];
