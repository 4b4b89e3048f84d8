import type { Measure } from './_measure.ts';
import { atkinson } from './atkinson.ts';
import { concentrationRatio } from './concentration-ratio.ts';
import { effectiveNumber } from './effective-number.ts';
import { entities } from './entities.ts';
import { entropyPercentage } from './entropy-percentage.ts';
import { gini } from './gini.ts';
import { hhi } from './hhi.ts';
import { hillNumber } from './hill-number.ts';
import { nakamotoCoefficient } from './nakamoto-coefficient.ts';
import { renyiEntropy } from './renyi-entropy.ts';
import { shannonEntropy } from './shannon-entropy.ts';
import { theilIndex } from './theil-index.ts';

export {
  atkinson,
  concentrationRatio,
  effectiveNumber,
  entities,
  entropyPercentage,
  gini,
  hhi,
  hillNumber,
  nakamotoCoefficient,
  renyiEntropy,
  shannonEntropy,
  theilIndex,
};

/** Every measure, the headline first. */
export const measures: readonly Measure[] = [
  effectiveNumber,
  hhi,
  nakamotoCoefficient,
  concentrationRatio,
  hillNumber,
  shannonEntropy,
  renyiEntropy,
  entities,
  entropyPercentage,
  gini,
  theilIndex,
  atkinson,
];
