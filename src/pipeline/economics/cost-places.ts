import { costCurve, costOf, hashesPerCoin, miningCost } from '../../models/economics/index.ts';
import type { AnswerColumn } from '../answer.ts';
import { COST_KINDS, type CostQuestion, efficiencyRemarks } from './cost.ts';
import type { FlatAnswer } from './flat-answer.ts';
import type { InferredFleet } from './inferred-fleet.ts';
import type { PlaceTariff } from './places.ts';

/** Costs of a coin at every place with a tariff, the dearest first; with an interval where the efficiency has one. */
export function placesAnswer(
  question: CostQuestion,
  { tariffs, fleet }: { readonly tariffs: readonly PlaceTariff[]; readonly fleet: InferredFleet | null },
): FlatAnswer {
  const { network, joulesPerTerahash, charges, usdPerCoin, cost } = question;
  const at = (usdPerKilowattHour: number, efficiency: number) =>
    costOf(
      miningCost({
        ...charges,
        hashesPerCoin: hashesPerCoin(network),
        joulesPerTerahash: efficiency,
        usdPerKilowattHour,
      }),
      cost,
    );
  const records = tariffs
    .map((tariff) => {
      const amount = at(tariff.usdPerKilowattHour, joulesPerTerahash);
      return {
        place: tariff.place,
        name: tariff.name,
        customers: tariff.customers,
        tariff_from: tariff.from,
        usd_per_kwh: tariff.usdPerKilowattHour,
        [`${cost.replace('-', '_')}_usd_per_coin`]: amount,
        low_usd_per_coin: fleet === null ? null : at(tariff.usdPerKilowattHour, fleet.interval.low),
        high_usd_per_coin: fleet === null ? null : at(tariff.usdPerKilowattHour, fleet.interval.high),
        is_above_crossing: amount > usdPerCoin,
        crossing_usd_per_coin: usdPerCoin,
        joules_per_terahash: joulesPerTerahash,
        hashes_per_second: network.hashesPerSecond,
        coins_per_day: network.coinsPerDay,
      };
    })
    .reverse();
  const above = records.filter((record) => record.is_above_crossing).length;
  return {
    records,
    columns: placeColumns(question),
    remarks: [
      `${above} of ${records.length} places are above ${usdPerCoin.toLocaleString('en-US')} USD a coin (${cost})`,
      COST_KINDS,
      ...efficiencyRemarks(question, fleet),
      'tariffs are averages of industry, or of whom the column names, of different years: contracts of mines lie below them, and mines go where they are low',
      ...network.remarks,
    ],
  };
}

function placeColumns({ cost, usdPerCoin }: CostQuestion): readonly AnswerColumn[] {
  return [
    { name: 'place', as: 'range' },
    { name: 'name', as: 'text' },
    { name: 'usd_per_kwh', as: 'number', title: 'USD/kWh' },
    { name: 'tariff_from', as: 'range', title: 'tariff of', isDetail: true },
    { name: 'customers', as: 'text', title: 'paid by', isDetail: true },
    { name: `${cost.replace('-', '_')}_usd_per_coin`, as: 'count', title: 'USD a coin' },
    { name: 'low_usd_per_coin', as: 'count', title: 'low' },
    { name: 'high_usd_per_coin', as: 'count', title: 'high' },
    aboveColumn(usdPerCoin),
  ];
}

function aboveColumn(usdPerCoin: number): AnswerColumn {
  return { name: 'is_above_crossing', as: 'text', title: `above ${usdPerCoin.toLocaleString('en-US')}` };
}

/** Cost curve of the inferred fleet: hashrate in the order of the electricity cost of a coin. */
export function curveAnswer(question: CostQuestion, inferred: InferredFleet): FlatAnswer {
  const { network } = question;
  const steps = costCurve(inferred.fleet, {
    hashesPerSecond: network.hashesPerSecond,
    hashesPerCoin: hashesPerCoin(network),
    tariffs: inferred.tariffs,
  });
  return {
    records: steps.map((step) => ({
      machine: step.id,
      usd_per_kwh: step.usdPerKilowattHour,
      electricity_usd_per_coin: step.electricityUsdPerCoin,
      hashes_per_second: step.hashesPerSecond,
      cumulative_hashes_per_second: step.cumulativeHashesPerSecond,
      cumulative_proportion: step.cumulativeHashesPerSecond / network.hashesPerSecond,
      is_above_crossing: step.electricityUsdPerCoin > question.usdPerCoin,
    })),
    columns: [
      { name: 'machine', as: 'range' },
      { name: 'usd_per_kwh', as: 'number', title: 'USD/kWh' },
      { name: 'electricity_usd_per_coin', as: 'count', title: 'USD a coin' },
      { name: 'cumulative_proportion', as: 'percent', title: 'hashrate so far' },
      aboveColumn(question.usdPerCoin),
    ],
    remarks: [
      'each machine stands in ten steps of equal hashrate, by its tariff; the last are the marginal miners',
      ...efficiencyRemarks(question, inferred),
      ...network.remarks,
    ],
  };
}
