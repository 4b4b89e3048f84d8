export * from './lag.ts';
export * from './lag-groups.ts';
export * from './lag-history.ts';
