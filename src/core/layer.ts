import type { Citation } from './citation.ts';

/** A field whose concentration is measured. */
export type Domain = 'bitcoin' | 'ai';

/** A resource held in a role: what is counted, and in what capacity an entity holds it. */
export interface Layer {
  /** `domain/resource/role`, as in `bitcoin/blocks/pool`. */
  readonly id: string;
  readonly domain: Domain;
  readonly resource: string;
  readonly role: string;
  readonly title: string;
  /** One sentence: what a reading of this layer says, and what it does not. */
  readonly definition: string;
  /** Unit of the weights, `blocks`. */
  readonly weightUnit: string;
  /** True when weights count independent draws, so that chance has a known size. */
  readonly isCount: boolean;
  readonly citations: readonly Citation[];
}
