export * from './edge-choice.ts';
export * from './edge-cost.ts';
export * from './edge-latency.ts';
export * from './forecast-band.ts';
export * from './forecast-growth.ts';
export * from './forecast-register.ts';
export * from './forecast-score.ts';
export * from './units.ts';
