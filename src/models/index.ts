export * from './decode-speed.ts';
export * from './edge-inputs.ts';
export * from './edge-servable.ts';
export * from './edge-tiers.ts';
export * from './lag.ts';
export * from './lag-groups.ts';
export * from './lag-history.ts';
