import type { ScoredModel } from '../core/ai-model.ts';

export type ModelPredicate = (model: ScoredModel) => boolean;

/** Models that can be compared with others as one. */
export interface LagGroup {
  /** What a user writes, `open`. */
  readonly id: string;
  readonly title: string;
  readonly includes: ModelPredicate;
}

/** Groups that need nothing but the models. A model whose access nobody states is neither open nor closed. */
const groups: readonly LagGroup[] = [
  { id: 'open', title: 'open weights', includes: ({ access }) => access === 'open' },
  { id: 'closed', title: 'closed weights', includes: ({ access }) => access === 'closed' },
  { id: 'us', title: 'developers in the US', includes: ({ jurisdictions }) => jurisdictions.includes('us') },
  { id: 'china', title: 'developers in China', includes: ({ jurisdictions }) => jurisdictions.includes('china') },
  { id: 'frontier', title: 'all models', includes: () => true },
];

/**
 * The groups that can lead or follow, and one for each tier of device given by who knows which models fit it.
 *
 * A model of developers in two jurisdictions belongs to both: each has shown that it can.
 *
 * @throws {RangeError} if a tier has the id of another group.
 * @example
 * lagGroups({ phone: () => false }).map(({ id }) => id); // => ['open', 'closed', 'us', 'china', 'frontier', 'phone']
 */
export function lagGroups(tiers: Readonly<Record<string, ModelPredicate>> = {}): readonly LagGroup[] {
  const known = groups.map(({ id }) => id);
  return [
    ...groups,
    ...Object.entries(tiers).map(([id, includes]): LagGroup => {
      if (known.includes(id)) throw new RangeError(`lagGroups: expected a tier with an id of its own, got '${id}'`);
      return { id, title: `models that fit a ${id}`, includes };
    }),
  ];
}
