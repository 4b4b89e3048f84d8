import type { HeldLayer, HeldWindow } from '../core/holding.ts';
import type { ProblemTally } from './_problem-counter.ts';

/** A layer with what its entities are called: one id may be called otherwise in another layer. */
export interface NamedLayer {
  readonly held: HeldLayer;
  /** Name by entity id. */
  readonly names: ReadonlyMap<string, string>;
}

/** What holds for every layer of a run. */
export interface LayerRun {
  /** When the tables were read: nothing later is known, whatever they say. Milliseconds since 1970 UTC. */
  readonly asOfMs: number;
  readonly tally: ProblemTally;
}

/** A layer of windows, with the names of the entities that it holds. */
export function namedLayer(
  layer: string,
  windows: readonly HeldWindow[],
  {
    nameOf,
    scopeBreaksMs = [],
  }: { readonly nameOf: (id: string) => string; readonly scopeBreaksMs?: readonly number[] },
): NamedLayer {
  const ids = new Set(windows.flatMap(({ holdings }) => holdings.map(({ entity }) => entity)));
  const names = new Map([...ids].filter((id) => id !== null).map((id) => [id, nameOf(id)]));
  return { held: { layer, windows, scopeBreaksMs }, names };
}
