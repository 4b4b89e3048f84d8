import type { MeasuredLayer } from '../measured-layer.ts';
import type { ObservedInput } from '../observed-input.ts';
import { type CostInputs, costInputs } from './cost.ts';
import { type SecurityHistory, securityHistories } from './history.ts';
import { type SecurityOptions, type SecurityPanel, securityPanel } from './panel.ts';
import { bundledBands, type InferredDelay, inferredDelays, type StaleOutlook, staleOutlook } from './stale.ts';

/** Everything that is said of security: the panel of the latest window, delays, cost, and how it went. */
export interface SecurityReport {
  readonly panel: SecurityPanel;
  /** By level, in the order of the panel's. */
  readonly histories: readonly SecurityHistory[];
  /** Oldest first; of stretches in whose time the pools are known. */
  readonly delays: readonly InferredDelay[];
  /** What the latest delay does to the pools of the latest window; null without the one or the other. */
  readonly stale: StaleOutlook | null;
  /** What attacks are costed with; null where the facts do not have it. */
  readonly cost: CostInputs | null;
}

/** All of it from measured layers; without blocks there are no levels. */
export function securityReport(
  measured: readonly MeasuredLayer[],
  { names, facts }: Pick<ObservedInput, 'names' | 'facts'>,
  options: SecurityOptions,
): SecurityReport {
  const panel = securityPanel(measured, { names, ...options });
  const pools = measured.find(({ layer }) => layer.id === POOLS);
  const delays = pools === undefined ? [] : inferredDelays(bundledBands(), { pools, interval: options.interval });
  const latest = delays.at(-1);
  const level = panel.levels.find(({ layer }) => layer.id === POOLS);
  return {
    panel,
    histories: securityHistories(measured, { names, ...options }).filter(({ layer }) =>
      panel.levels.some((one) => one.layer.id === layer.id),
    ),
    delays,
    stale: latest === undefined || level === undefined ? null : staleOutlook(level, latest.delaySeconds),
    cost: facts.length === 0 ? null : costInputs(nothingGiven, facts),
  };
}

/** The layer whose makers of blocks are one place each, as the models of delay take them. */
export const POOLS = 'bitcoin/blocks/pool';

const nothingGiven = {
  networkHashesPerSecond: null,
  machine: null,
  usdPerKilowattHour: null,
  infrastructureUsdPerKilowatt: null,
  coinUsd: null,
  rewardCoinsPerBlock: null,
  rentUsdPerPetahashDay: null,
} as const;
