export * from './core/index.ts';
export * from './measures/index.ts';
export { measureInput, openBlocks, readInput } from './pipeline/library.ts';
