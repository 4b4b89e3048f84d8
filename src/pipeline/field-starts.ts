import type { Fact } from '../core/fact.ts';
import type { Domain } from '../core/layer.ts';

/** Facts that date the beginning of each field. */
const startFacts: Readonly<Record<Domain, string>> = { bitcoin: 'bitcoin-genesis', ai: 'alexnet' };

/** When each field began, milliseconds since 1970, by the dated facts; used where these are absent. */
const known: Readonly<Record<Domain, number>> = { bitcoin: Date.UTC(2009, 0, 3), ai: Date.UTC(2012, 8, 30) };

/** When each field began: the zero of its age. Bitcoin's first block, and for AI's compute the network that made accelerators matter. */
export function fieldStarts(facts: readonly Fact[]): Readonly<Record<Domain, number>> {
  const startOf = (domain: Domain) => facts.find(({ id }) => id === startFacts[domain])?.span.fromMs ?? known[domain];
  return { bitcoin: startOf('bitcoin'), ai: startOf('ai') };
}
