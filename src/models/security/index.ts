export * from './attack-cost.ts';
export * from './censorship-wait.ts';
export * from './coalitions.ts';
export * from './feather-fork.ts';
export * from './mergers.ts';
export * from './reorganizations.ts';
export * from './successive-blocks.ts';
export * from './time.ts';
