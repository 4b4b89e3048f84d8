export * from './measure-tally.ts';
export * from './tally.ts';
