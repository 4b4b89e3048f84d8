export * from './core/index.ts';
export * from './measures/index.ts';
export {
  loadFacts,
  measureInput,
  type Observation,
  type ObservedInput,
  type ObserveOptions,
  observe,
  openBlocks,
  type PublishedHalf,
  readBundledBlocks,
  readBundledHalf,
  readInput,
  readPublishedHalf,
  readScoredModels,
  toObserved,
} from './pipeline/library.ts';
