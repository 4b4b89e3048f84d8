/** Where a definition, a figure or a dataset comes from. */
export interface Citation {
  readonly title: string;
  readonly url: string;
  /** SPDX id or the publisher's own words; absent where no data is carried over. */
  readonly licence?: string;
  /** ISO date on which the source was read. */
  readonly read?: string;
}
