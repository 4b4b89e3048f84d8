export * from './model-name.ts';
export * from './units.ts';
