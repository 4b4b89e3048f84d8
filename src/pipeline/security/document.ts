import { formatDate } from '../../core/time-span.ts';
import { type AttackCost, type Coalition, type HashrateCost, modelNotes } from '../../models/security/index.ts';
import type { ConfirmationsEstimate } from './confirmations.ts';
import { costOf } from './cost.ts';
import type { CoalitionSecurity, LevelSecurity } from './panel.ts';
import { POOLS, type SecurityReport } from './report.ts';
import type { InferredDelay } from './stale.ts';

/** Proportions whose cost is shown. */
const costed = [0.1, 0.3, 0.5] as const;

/** The report as a document, in the names of the API: the same that the command line writes as JSON. */
export function securityDocument({ panel, delays, stale, cost }: SecurityReport) {
  const { risk, interval, draws, seed } = panel.options;
  const pools = panel.levels.find(({ layer }) => layer.id === POOLS);
  return {
    risk,
    interval,
    draws,
    seed,
    levels: panel.levels.map(levelDocument),
    delays: delays.map(delayDocument),
    stale: stale && {
      delay_seconds: stale.delaySeconds,
      network: stale.rates.network,
      size_advantage: stale.rates.sizeAdvantage,
      // Of the pools of the latest window, in their order.
      entities: stale.entities.map((one, index) => ({
        id: pools?.entities[index]?.id ?? one.name,
        name: one.name,
        proportion: one.proportion,
        stale_rate: one.staleRate,
        revenue_advantage: one.revenueAdvantage,
      })),
    },
    cost: cost && {
      network_hashes_per_second: cost.networkHashesPerSecond,
      machine: cost.machine.name,
      terahashes_per_second: cost.machine.terahashesPerSecond,
      watts: cost.machine.watts,
      machine_usd: cost.machine.usd,
      usd_per_kwh: cost.usdPerKilowattHour,
      facts: [...cost.facts],
      attackers: costed.map((attacker) => ({ attacker, ...costDocument(costOf(attacker, cost)) })),
    },
    models: modelNotes.map(({ id, title, model, assumptions, notSaid, citations }) => ({
      id,
      title,
      model,
      assumptions: [...assumptions],
      not_said: [...notSaid],
      citations: citations.map((one) => ({ title: one.title, url: one.url })),
    })),
  };
}

function levelDocument(level: LevelSecurity) {
  return {
    layer: level.layer.id,
    level: level.layer.role,
    title: level.layer.title,
    from: formatDate(level.span.fromMs),
    until: formatDate(level.span.toMs),
    blocks: level.blocks,
    unattributed: level.unattributed,
    majority: level.majority,
    largest: level.largest.map(({ name, probability }) => ({ name, probability })),
    coalitions: level.coalitions.map(coalitionDocument),
    risks: level.risks.map((one) => ({ ...one })),
    mergers: level.mergers.map((one) => ({
      names: [...one.names],
      proportion: one.proportion,
      hhi_added: one.hhiAdded,
      exceeds: exceedanceDocument(one.exceeds),
      majority: one.nakamotoCoefficient,
      confirmations: one.confirmations,
    })),
    selfish: level.selfish.map(({ tieWin, threshold, closedForm, low, high, lag }) => ({
      tie_win: tieWin,
      threshold,
      closed_form: closedForm,
      optimal_low: low,
      optimal_high: high,
      loss_rewards: lag.lossRewards,
      days_until_it_pays: lag.daysUntilItPays,
    })),
  };
}

function coalitionDocument(one: CoalitionSecurity) {
  return {
    size: one.size,
    entities: one.entities.map((id, index) => ({ id, name: one.names[index]! })),
    blocks: one.blocks,
    proportion: one.proportion,
    low: one.interval.low,
    high: one.interval.high,
    bound_high: one.withUnattributed.proportion,
    exceeds: exceedanceDocument(one.exceeds),
    bound_exceeds: exceedanceDocument(one.withUnattributed.exceeds),
    whichever_exceeds: exceedanceDocument(one.whicheverExceeds),
    confirmations: confirmationsDocument(one.confirmations),
    reorganizations: one.reorganizations.map(({ depth, perYear, mostPerYear }) => ({
      depth,
      per_year: perYear,
      most_per_year: mostPerYear,
    })),
    six_in_a_row_days: one.sixInARow.days,
    refused: {
      expected_seconds: finite(one.refused.expectedSeconds),
      quantile_seconds: finite(one.refused.quantileSeconds),
    },
    forks: one.forks.map(({ giveUpDeficit, winProbability, breakEvenFeeInRewards }) => ({
      give_up_deficit: giveUpDeficit,
      win_probability: winProbability,
      break_even_fee_rewards: finite(breakEvenFeeInRewards),
    })),
  };
}

const exceedanceDocument = ({ third, half }: Coalition['exceeds']) => ({ third, half });

/** Numbers of confirmations; null: no number is enough. */
export function confirmationsDocument({ estimate, low, high }: ConfirmationsEstimate) {
  return { estimate, low, high };
}

function delayDocument(one: InferredDelay) {
  return {
    from_height: one.fromHeight,
    until_height: one.untilHeight,
    from: formatDate(one.span.fromMs),
    to: formatDate(one.span.toMs),
    stale: one.stale,
    in_episodes: one.inEpisodes,
    main: one.main,
    stale_rate: one.staleRate,
    delay_seconds: one.delaySeconds,
    low_seconds: one.lowSeconds,
    high_seconds: one.highSeconds,
  };
}

function costDocument({ added, taken }: AttackCost) {
  return { added: hashrateDocument(added), taken: hashrateDocument(taken) };
}

function hashrateDocument(one: HashrateCost) {
  return {
    hashes_per_second: one.hashesPerSecond,
    machines: one.machines,
    megawatts: one.megawatts,
    capital_usd: one.capitalUsd,
    running_usd_per_hour: one.runningUsdPerHour,
  };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
