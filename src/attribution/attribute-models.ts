import type { ScoredModel } from '../core/ai-model.ts';
import type { HeldLayer } from '../core/holding.ts';
import type { Problem } from '../core/problem.ts';
import type {
  PublishedModel,
  PublishedRepository,
  PublishedScore,
  RepositoryDownloads,
} from '../core/published-model.ts';
import { downloadLayers } from './download-layers.ts';
import { mergeModels } from './published-models.ts';
import { scoredModels } from './scored-models.ts';
import { trainingLayers } from './training-layers.ts';

/** What was parsed of the tables about models, by the id of its source: the rows of all its files one after the other. */
export interface ModelRows {
  readonly 'epoch-models'?: readonly PublishedModel[];
  readonly 'epoch-capabilities-index'?: readonly PublishedScore[];
  readonly 'hugging-face-models'?: readonly PublishedRepository[];
  readonly 'hugging-face-downloads'?: readonly RepositoryDownloads[];
}

/**
 * The layers of models and the scored models that the tables give. A layer whose table is missing is left out.
 *
 * @param options.asOfMs when the tables were read: later dates are left out, and years that it does not reach the end of are
 * incomplete. null: not known.
 */
export function attributeModels(
  rows: ModelRows,
  { asOfMs }: { readonly asOfMs: number | null },
): {
  readonly layers: readonly HeldLayer[];
  readonly scoredModels: readonly ScoredModel[];
  readonly problems: readonly Problem[];
} {
  const downloads = rows['hugging-face-downloads'];
  const merged = mergeModels(rows['epoch-models'] ?? []);
  const training = rows['epoch-models'] === undefined ? null : trainingLayers(merged.models, { asOfMs });
  const downloaded = downloads === undefined ? null : downloadLayers(downloads);
  const repositories = rows['hugging-face-models'] ?? [];
  const scored = scoredModels(rows['epoch-capabilities-index'] ?? [], { models: merged.models, repositories, asOfMs });
  return {
    layers: [...(training?.layers ?? []), ...(downloaded?.layers ?? [])],
    scoredModels: scored.models,
    problems: [merged, training, downloaded, scored].flatMap((part) => part?.problems ?? []),
  };
}
