export * from './core/index.ts';
export * from './measures/index.ts';
export { loadFacts, measureInput, openBlocks, readInput } from './pipeline/library.ts';
