import type { ScoredModel } from '../../src/core/index.ts';
import { createRandom } from '../../src/core/random.ts';
import { DAY_MS } from '../../src/core/time-span.ts';

/** A twelfth of 365.25 days, written out here so that the tests do not take it from what they test. */
export const MONTH = (365.25 / 12) * DAY_MS;

/** A model released a number of months after 1970; its access says which group it is of. */
export function scored(
  name: string,
  month: number,
  { score, access = 'closed', ...more }: Partial<ScoredModel> & { readonly score: number },
): ScoredModel {
  return {
    id: name,
    name,
    developers: [],
    jurisdictions: [],
    releasedMs: month * MONTH,
    access,
    score,
    confidence: 'likely',
    totalParameters: null,
    activeParameters: null,
    origin: { source: 'test', file: 'models.csv', row: 1 },
    ...more,
  };
}

export const isOpen = ({ access }: ScoredModel): boolean => access === 'open';
export const isClosed = ({ access }: ScoredModel): boolean => access === 'closed';
export const openBehindClosed = { leader: isClosed, follower: isOpen } as const;

/**
 * Two groups whose best possible score rises by `pace` points a month, the open one `lagMonths` later. Each releases at random times,
 * `perMonth` a month, models that fall short of the best possible by an exponential number of points of mean `shortfall`.
 */
export function simulated({
  seed,
  lagMonths,
  months = 36,
  perMonth = 2,
  openPerMonth = perMonth,
  pace = 1.2,
  shortfall = 0,
}: {
  readonly seed: number;
  readonly lagMonths: number;
  readonly months?: number;
  readonly perMonth?: number;
  readonly openPerMonth?: number;
  readonly pace?: number;
  readonly shortfall?: number;
}): ScoredModel[] {
  const random = createRandom(seed);
  const exponential = (mean: number): number => -Math.log(1 - random()) * mean;
  const models: ScoredModel[] = [];
  for (const access of ['closed', 'open'] as const) {
    const wait = 1 / (access === 'open' ? openPerMonth : perMonth);
    for (let month = exponential(wait); month < months; month += exponential(wait)) {
      const best = 100 + pace * (month - (access === 'open' ? lagMonths : 0));
      models.push(scored(`${access}-${models.length}`, month, { score: best - exponential(shortfall), access }));
    }
  }
  return models;
}
