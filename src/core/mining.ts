import type { RowOrigin } from './holding.ts';
import type { TimeSpan } from './time-span.ts';

/** What a publisher says one jurisdiction has of the hashrate during one span. */
export interface JurisdictionHashrate {
  readonly span: TimeSpan;
  /** Id of `jurisdictions`; null where the publisher names none ("Other"). */
  readonly jurisdiction: string | null;
  /** Percent of what the publisher saw or estimated: 0–100. */
  readonly percent: number;
  /** EH/s; null where it is not published. */
  readonly exahashesPerSecond: number | null;
  /** The publisher marks it as more than is there: addresses that lead elsewhere. */
  readonly isDoubtful: boolean;
  /** The span's figures have a hole: they are shown, and left out of trends. */
  readonly isIncomplete: boolean;
  readonly origin: RowOrigin;
}

/**
 * What an operator means by its hashrate. `installed`: machines that are switched on at the end of the month, at their
 * nominal rate. `operating`: what ran, averaged over the month; it lies below. `unstated`: the publisher does not say.
 * Figures of different kinds are not comparable.
 */
export const hashrateKinds = ['installed', 'operating', 'unstated'] as const;
export type HashrateKind = (typeof hashrateKinds)[number];

/** Hashrate that one listed operator reports for one month. */
export interface OperatorHashrate {
  readonly span: TimeSpan;
  /** Lower-case ticker, `mara`. */
  readonly operator: string;
  readonly kind: HashrateKind;
  readonly exahashesPerSecond: number;
  readonly origin: RowOrigin;
}

/** One mining machine on the market. */
export interface MachineModel {
  readonly name: string;
  /** Lower-case id, `bitmain`; null for a class of machines without a maker: "FPGA". */
  readonly vendor: string | null;
  /** Milliseconds since 1970 UTC. */
  readonly releasedMs: number;
  readonly joulesPerTerahash: number;
  /** The publisher's weight of the model in its own estimate of efficiency: an assumption, not a count of sales. */
  readonly modelWeight: number;
  readonly origin: RowOrigin;
}
