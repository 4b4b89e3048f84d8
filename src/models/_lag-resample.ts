import { createRandom } from '../core/random.ts';
import { figureOf, type LagColumns, type LagDefinition, type LagFigures, lagDefinitions } from './_lag-figures.ts';

/** Figures of every resample, each definition ascending. */
export type Draws = Readonly<Record<LagDefinition, Float64Array>>;

/** Takes the figures of models drawn with replacement: of leaders, of followers and of those that are both, each by themselves. */
export function resample(
  { models, isLeader, isFollower }: LagColumns,
  figuresOf: (present: Uint8Array) => LagFigures,
  { resamples, seed }: { readonly resamples: number; readonly seed: number },
): Draws {
  const rows = [...models.keys()];
  const strata = [
    rows.filter((row) => isLeader[row] === 1 && isFollower[row] === 0),
    rows.filter((row) => isLeader[row] === 1 && isFollower[row] === 1),
    rows.filter((row) => isLeader[row] === 0 && isFollower[row] === 1),
  ].map((stratum) => Int32Array.from(stratum));
  const random = createRandom(seed);
  const present = new Uint8Array(models.length);
  const draws = Object.fromEntries(
    lagDefinitions.map((definition) => [definition, new Float64Array(resamples)]),
  ) as unknown as Draws;
  for (let draw = 0; draw < resamples; draw++) {
    present.fill(0);
    for (const stratum of strata) {
      for (let count = 0; count < stratum.length; count++) present[stratum[Math.floor(random() * stratum.length)]!] = 1;
    }
    const figures = figuresOf(present);
    for (const definition of lagDefinitions) draws[definition][draw] = figureOf(figures, definition);
  }
  for (const definition of lagDefinitions) draws[definition].sort();
  return draws;
}
