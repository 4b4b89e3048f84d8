import type { ObservedInput } from '../observed-input.ts';
import { type EdgeOutline, edgeOutline } from './edge-outline.ts';
import { type HostingOutline, hostingOutline } from './hosting-outline.ts';
import { type MiningOutline, miningOutline } from './mining-outline.ts';
import { type StoryClaim, type StoryClaimId, storyClaims } from './story-claims.ts';

/** What of a run the economics rest on. */
export type EconomicsInput = Pick<ObservedInput, 'facts' | 'deals' | 'held' | 'models'>;

/** What a run says of costs and rents; each part is computed when it is first asked for, and null where the run does not have it. */
export interface EconomicsOutline {
  readonly mining: () => MiningOutline | null;
  readonly hosting: () => HostingOutline | null;
  readonly edge: () => EdgeOutline | null;
  readonly claims: () => ReadonlyMap<StoryClaimId, StoryClaim>;
}

const made = new WeakMap<EconomicsInput, EconomicsOutline>();

/** The outline of a run, made once for each. */
export function economicsOutline(input: EconomicsInput): EconomicsOutline {
  let outline = made.get(input);
  if (outline === undefined) {
    const { facts, deals, held, models } = input;
    outline = {
      mining: once(() => miningOutline(facts)),
      hosting: once(() => hostingOutline(deals, held)),
      edge: once(() => edgeOutline(models, facts)),
      claims: once(() => storyClaims(facts)),
    };
    made.set(input, outline);
  }
  return outline;
}

function once<Value>(make: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => {
    known ??= { value: make() };
    return known.value;
  };
}
