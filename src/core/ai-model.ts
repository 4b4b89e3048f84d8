import type { RowOrigin } from './holding.ts';

/** Who may run a model: anyone who downloads its weights, or only through its developer. */
export type ModelAccess = 'open' | 'closed';

/** How sure the publisher is of a model's facts, surest first. */
export const modelConfidences = ['confident', 'likely', 'speculative', 'unverified', 'unknown'] as const;
export type ModelConfidence = (typeof modelConfidences)[number];

/** One AI model with a capability score, its versions and settings folded into the best. */
export interface ScoredModel {
  /** Stable and readable, `deepseek-r1`. */
  readonly id: string;
  readonly name: string;
  /** Organizations as published. */
  readonly developers: readonly string[];
  /** Jurisdictions of the developers: `us`, `china`, ISO 3166 two-letter codes for the rest; empty where not published. */
  readonly jurisdictions: readonly string[];
  /** Milliseconds since 1970 UTC. */
  readonly releasedMs: number;
  /** null where the publisher does not say. */
  readonly access: ModelAccess | null;
  /** Points of the capability index: the best of the model's versions and settings. */
  readonly score: number;
  readonly confidence: ModelConfidence;
  /** All weights, and those read per token; null where not published. */
  readonly totalParameters: number | null;
  readonly activeParameters: number | null;
  readonly origin: RowOrigin;
}
