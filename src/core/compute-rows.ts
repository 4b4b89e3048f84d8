import type { Amount, RowOrigin } from './holding.ts';

/** A vendor's chips up to a date, all owners together, in H100-equivalents. */
export interface ChipTotal extends Amount {
  /** As published, `Nvidia`. */
  readonly vendor: string;
  /** First day counted, and the day after the last, milliseconds since 1970 UTC. */
  readonly fromMs: number;
  readonly toMs: number;
  /** The publisher's own mark. */
  readonly isIncomplete: boolean;
}

/** What one owner holds of a vendor's chips up to a date, in H100-equivalents. */
export interface OwnedChips extends ChipTotal {
  /** As published; null for what the publisher ties to nobody. */
  readonly owner: string | null;
}

/** What one site held at a date. A date may lie in the future: then the publisher expects it. */
export interface SiteReading {
  /** As published. */
  readonly site: string;
  readonly atMs: number;
  /** H100-equivalents; null where not stated. */
  readonly h100e: number | null;
  /** Power of the whole site; null where not stated. */
  readonly megawatts: number | null;
  readonly origin: RowOrigin;
}

/** Whose a site is, and what it is said to hold now. */
export interface ComputeSite {
  /** The names under which its readings may be found. */
  readonly names: readonly string[];
  /** As published, several owners and marks of confidence included; null where unknown. */
  readonly owner: string | null;
  readonly megawatts: number | null;
  readonly origin: RowOrigin;
}

export type ClusterStatus = 'existing' | 'planned' | 'decommissioned';
export type ClusterCertainty = 'confirmed' | 'likely' | 'unlikely';

/** One cluster of accelerators, or one phase of its growth. */
export interface ComputeCluster {
  readonly name: string;
  readonly status: ClusterStatus;
  /** null where not stated. */
  readonly certainty: ClusterCertainty | null;
  /** H100-equivalents of the whole cluster, earlier phases included; null where not stated. */
  readonly h100e: number | null;
  /** As published, several owners included; null where unknown. */
  readonly owner: string | null;
  /** Where it stands, as published; null where unknown. */
  readonly country: string | null;
  /** `Private`, `Public`, `Public/Private`; null where unknown. */
  readonly sector: string | null;
  /** First day of operation; null where unknown. */
  readonly operationalMs: number | null;
  /** Day from which it no longer runs; null where it runs or the day is unknown. */
  readonly decommissionedMs: number | null;
  /** Names of clusters that this one extends: their chips are counted in it. */
  readonly buildsUpon: readonly string[];
  /** Names of clusters that take its place. */
  readonly supersededBy: readonly string[];
  readonly isPossibleDuplicate: boolean;
  readonly isExcluded: boolean;
  readonly origin: RowOrigin;
}

/** Parsed rows of the tables of compute, by the id of their source; all files of a source together, in any order. */
export interface ComputeRows {
  readonly 'epoch-chip-totals': readonly ChipTotal[];
  readonly 'epoch-chip-owners': readonly OwnedChips[];
  readonly 'epoch-xai-timelines': readonly SiteReading[];
  readonly 'epoch-gpu-clusters': readonly ComputeCluster[];
  readonly 'epoch-data-centers': readonly ComputeSite[];
  readonly 'epoch-data-center-timelines': readonly SiteReading[];
}
