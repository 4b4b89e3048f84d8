import type { ScoredModel } from '../../src/core/ai-model.ts';

/** A scored model with what a test is about, and something plausible in the rest. */
export function modelOf(change: Partial<ScoredModel> & { readonly name: string; readonly score: number }): ScoredModel {
  return {
    id: change.name.toLowerCase().replaceAll(' ', '-'),
    developers: ['Acme'],
    jurisdictions: [],
    releasedMs: Date.UTC(2024, 0, 1),
    access: 'open',
    confidence: 'confident',
    totalParameters: null,
    activeParameters: null,
    origin: { source: 'test', file: 'test.csv', row: 1 },
    ...change,
  };
}
