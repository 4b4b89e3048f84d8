import {
  type BlockDirectory,
  type BlockDirectoryOptions,
  openBlocks as openBlockDirectory,
} from '../platform/block-directory.ts';
import { loadPoolRegistry } from '../platform/pool-registry.ts';

export { loadFacts } from '../platform/facts.ts';
export { readBundledBlocks } from './bundled-snapshot.ts';
export { readInput } from './input.ts';
export { measureInput } from './measure.ts';
export { type Observation, type ObserveOptions, observe } from './observe.ts';
export { type ObservedInput, toObserved } from './observed-input.ts';
export { type PublishedHalf, readBundledHalf, readPublishedHalf } from './published-half.ts';
export { readScoredModels } from './scored-models.ts';

/** As the platform's `openBlocks`, with the package's own pool registry where none is given. */
export function openBlocks(path: string, options: Partial<BlockDirectoryOptions> = {}): Promise<BlockDirectory> {
  return openBlockDirectory(path, { registry: loadPoolRegistry(), ...options });
}
