/** Whole things counted per day and entity over consecutive UTC days, as blocks per pool. */
export interface DailyCounts {
  /** Start of the first day, milliseconds since 1970 UTC. */
  readonly fromMs: number;
  readonly days: number;
  readonly entities: readonly string[];
  /** Entity by entity: the count of entity e on day d is `counts[e * days + d]`. */
  readonly counts: Float64Array;
  /** Per day: counted, but tied to nobody. */
  readonly unattributed: Float64Array;
}
