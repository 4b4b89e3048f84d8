export * from './attribute-blocks.ts';
export * from './attributor.ts';
export * from './datum.ts';
export * from './explain-attribution.ts';
export * from './label-key.ts';
export * from './mempool-pools.ts';
export * from './registry.ts';
