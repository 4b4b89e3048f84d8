import type { EdgeCost } from './edge-cost.ts';

/** What settles where a task runs. */
export type EdgeConstraint = 'memory' | 'latency' | 'privacy' | 'cost' | 'volume';

/** Where a task runs, and what settled it. */
export interface EdgeChoice {
  readonly choice: 'local' | 'cloud' | 'neither';
  readonly decides: EdgeConstraint;
}

export interface EdgeChoiceOptions {
  /** What may not leave the device is never sent to a provider. */
  readonly isPrivate: boolean;
  /** Bound on the whole call; null where there is none. */
  readonly latencySeconds: number | null;
  readonly callsPerDay: number;
  /** null where the model does not fit the device's memory. */
  readonly local: (EdgeCost & { readonly secondsPerCall: number }) | null;
}

/**
 * Which constraint settles where a task runs, asked in this order: does the model fit (`memory`), is it fast enough (`latency`), can
 * one device serve so many calls (`volume`), must the task stay on the device (`privacy`), does electricity alone cost as much
 * as the provider, or the device nothing (`cost`), and are there calls enough to pay for the device (`volume`).
 *
 * A private task that the device cannot do runs nowhere: `neither`. It takes the provider to be fast enough and good enough,
 * and asks nothing of quality: the model was chosen before.
 *
 * @throws {RangeError} if the bound is not positive.
 * @example
 * edgeChoice({ isPrivate: true, latencySeconds: 5, callsPerDay: 10, local: null }); // => { choice: 'neither', decides: 'memory' }
 */
export function edgeChoice({ isPrivate, latencySeconds, callsPerDay, local }: EdgeChoiceOptions): EdgeChoice {
  if (latencySeconds !== null && !(latencySeconds > 0)) {
    throw new RangeError(`edgeChoice: expected latencySeconds to be positive, got ${latencySeconds}`);
  }
  const elsewhere = isPrivate ? 'neither' : 'cloud';
  if (local === null) return { choice: elsewhere, decides: 'memory' };
  if (latencySeconds !== null && local.secondsPerCall > latencySeconds)
    return { choice: elsewhere, decides: 'latency' };
  if (callsPerDay > local.capacityCallsPerDay) return { choice: elsewhere, decides: 'volume' };
  if (isPrivate) return { choice: 'local', decides: 'privacy' };
  const { breakevenCallsPerDay } = local;
  if (breakevenCallsPerDay === null) return { choice: 'cloud', decides: 'cost' };
  if (breakevenCallsPerDay === 0) return { choice: 'local', decides: 'cost' };
  return { choice: callsPerDay >= breakevenCallsPerDay ? 'local' : 'cloud', decides: 'volume' };
}
