import {
  type CensorshipWait,
  type Coalition,
  censorshipWait,
  coalitions,
  type FeatherFork,
  featherFork,
  type Merger,
  mergers,
  type Reorganizations,
  reorganizations,
  type SuccessiveBlocks,
  successiveBlocks,
} from '../../models/security/index.ts';
import type { MeasuredLayer } from '../measured-layer.ts';
import type { ObservedInput } from '../observed-input.ts';
import { type ConfirmationsEstimate, confirmationsFor, type RiskEstimate, riskAt } from './confirmations.ts';
import { type CountedBlocks, latestLevels, type MeasuredLevel } from './measured-levels.ts';
import { type SelfishOutlook, selfishOutlook } from './selfish-outlook.ts';

/** What decides the panel. */
export interface SecurityOptions {
  /** Probability of success that a number of confirmations is to stay below. */
  readonly risk: number;
  /** Coverage of the intervals. */
  readonly interval: number;
  readonly draws: number;
  readonly seed: number;
}

/** What is taken where nothing else is asked for. */
export const securityDefaults = { risk: 0.001, draws: 10_000 } as const;

/** What the k with the most blocks of a window could do as one. */
export interface CoalitionSecurity extends Coalition {
  readonly names: readonly string[];
  readonly blocks: number;
  readonly confirmations: ConfirmationsEstimate;
  readonly reorganizations: readonly (Reorganizations & { readonly depth: number })[];
  /** Six blocks in a row, by luck alone. */
  readonly sixInARow: SuccessiveBlocks;
  /** Of a payment that they refuse and all others take. */
  readonly refused: CensorshipWait;
  /** If they tried to replace blocks with that payment, by how far behind they give up. */
  readonly forks: readonly (FeatherFork & { readonly giveUpDeficit: number })[];
}

/** What a distribution of blocks does to security. */
export interface BlocksSecurity {
  /** From the largest alone up to six. */
  readonly coalitions: readonly CoalitionSecurity[];
  /** Who may truly be the largest, by draws. */
  readonly largest: readonly { readonly name: string; readonly probability: number }[];
  /** Probability that the largest catches up, by confirmations. */
  readonly risks: readonly RiskEstimate[];
  /** Pairs whose merger would matter most, that first. */
  readonly mergers: readonly (Merger & {
    readonly names: readonly [string, string];
    readonly confirmations: number | null;
  })[];
  /** Fewest that make more than half of the blocks; null: those who are known do not. */
  readonly majority: number | null;
  /** The largest, if it withheld blocks. */
  readonly selfish: readonly SelfishOutlook[];
}

/** The same of a level's latest window. */
export interface LevelSecurity extends MeasuredLevel, BlocksSecurity {}

/** The panel at the latest window. */
export interface SecurityPanel {
  readonly options: SecurityOptions;
  readonly levels: readonly LevelSecurity[];
}

/** How many confirmations the risk of is shown. */
const shownConfirmations = [1, 2, 3, 4, 6, 10, 20, 30, 60, 100] as const;
/** Blocks replaced whose rate is shown. */
export const shownDepths = [1, 2, 3, 6] as const;
/** Blocks behind at which those who fork give up, as shown. */
const shownDeficits = [1, 2, 6] as const;
/** Most members of a coalition that is looked at. */
export const LARGEST_COALITION = 6;
const SHOWN_MERGERS = 5;

/** What concentration does to security, at every level of blocks that was measured; no level where there are no blocks. */
export function securityPanel(
  measured: readonly MeasuredLayer[],
  { names, ...options }: SecurityOptions & Pick<ObservedInput, 'names'>,
): SecurityPanel {
  return {
    options,
    levels: latestLevels(measured, names).map((level) => ({ ...level, ...blocksSecurity(level, options) })),
  };
}

/** The same of blocks counted anyhow. */
export function blocksSecurity(level: CountedBlocks, options: SecurityOptions): BlocksSecurity {
  const { interval, draws, seed } = options;
  const counts = {
    entities: level.entities.map(({ id }) => id),
    weights: level.entities.map(({ blocks }) => blocks),
    unattributedWeight: level.unattributed,
  };
  const found = coalitions(counts, { sizes: LARGEST_COALITION, level: interval, draws, seed });
  const names = new Map(level.entities.map(({ id, name }) => [id, name] as const));
  const nameOf = (id: string) => names.get(id) ?? id;
  const merging = mergers(counts);
  const [first] = level.entities;
  return {
    coalitions: found.bySize.map((coalition) => coalitionSecurity(coalition, { level, options, nameOf })),
    largest: found.largest.map(({ entity, probability }) => ({ name: nameOf(entity), probability })),
    risks: shownConfirmations.map((count) =>
      riskAt(first!.blocks, { blocks: level.blocks, confirmations: count, interval }),
    ),
    mergers: merging.pairs.slice(0, SHOWN_MERGERS).map((merger) => ({
      ...merger,
      names: [nameOf(merger.entities[0]), nameOf(merger.entities[1])] as const,
      confirmations: confirmationsFor(Math.round(merger.largestProportion * level.blocks), {
        blocks: level.blocks,
        ...options,
      }).estimate,
    })),
    majority: merging.nakamotoCoefficient,
    selfish: selfishOutlook(first!.blocks / level.blocks),
  };
}

function coalitionSecurity(
  coalition: Coalition,
  {
    level,
    options,
    nameOf,
  }: { readonly level: CountedBlocks; readonly options: SecurityOptions; readonly nameOf: (id: string) => string },
): CoalitionSecurity {
  const { proportion } = coalition;
  const blocks = level.entities.slice(0, coalition.size).reduce((sum, one) => sum + one.blocks, 0);
  return {
    ...coalition,
    names: coalition.entities.map(nameOf),
    blocks,
    confirmations: confirmationsFor(blocks, { blocks: level.blocks, ...options }),
    reorganizations: shownDepths.map((depth) => ({ depth, ...reorganizations({ proportion, depth }) })),
    sixInARow: successiveBlocks({ proportion, run: 6 }),
    refused: censorshipWait({ refusingProportion: proportion, level: options.interval }),
    forks: shownDeficits.map((giveUpDeficit) => ({ giveUpDeficit, ...featherFork({ proportion, giveUpDeficit }) })),
  };
}
