import type { Fact } from '../../core/fact.ts';
import { type AttackCost, attackCost, type MiningMachine, modelNote } from '../../models/security/index.ts';
import type { AnswerColumn, ModelAnswer } from '../answer.ts';
import { type Attacker, attackerColumns } from './attackers.ts';

/** What an attack is costed with; what is not given is taken from the facts, where they have it. */
export interface CostInputs {
  readonly networkHashesPerSecond: number;
  readonly machine: MiningMachine & { readonly name: string };
  readonly usdPerKilowattHour: number;
  readonly infrastructureUsdPerKilowatt: number;
  readonly coinUsd: number | null;
  readonly rewardCoinsPerBlock: number | null;
  readonly rentUsdPerPetahashDay: number | null;
  /** Ids of the facts that inputs were taken from. */
  readonly facts: readonly string[];
}

/** Machines that the facts describe. */
export function listedMachines(
  facts: readonly Fact[],
): (MiningMachine & { readonly id: string; readonly name: string })[] {
  const value = (id: string) => facts.find((fact) => fact.id === id)?.value;
  return facts.flatMap(({ id, subject }) => {
    const machine = /^(.+)-price$/.exec(id)?.[1];
    const [terahashesPerSecond, watts, usd] = ['hashrate', 'power', 'price'].map((part) => value(`${machine}-${part}`));
    if (machine === undefined || terahashesPerSecond === undefined || watts === undefined || usd === undefined)
      return [];
    return [{ id: machine, name: subject, terahashesPerSecond, watts, usd }];
  });
}

const NETWORK_HASHRATE = /^network-hashrate-\d{4}-\d{2}$/;
const TARIFF = 'electricity-us-industry-2025';
const HASHES_PER_EXAHASH = 1e18;

/** Inputs as given; null: to be taken from the facts, or none. */
export type GivenInputs = {
  readonly [Name in Exclude<keyof CostInputs, 'machine' | 'facts'>]: CostInputs[Name] | null;
} & {
  /** A machine of the facts, or another. */
  readonly machine: string | MiningMachine | null;
};

/** Inputs as given, the rest from the facts: the latest hashrate of the network, the machine that uses least, a tariff. */
export function costInputs(given: GivenInputs, facts: readonly Fact[]): CostInputs {
  const used: string[] = [];
  const hashrate = given.networkHashesPerSecond ?? networkHashrate(facts, used);
  const usdPerKilowattHour = given.usdPerKilowattHour ?? tariff(facts, used);
  return {
    networkHashesPerSecond: hashrate,
    machine: machineOf(given.machine, { facts, used }),
    usdPerKilowattHour,
    infrastructureUsdPerKilowatt: given.infrastructureUsdPerKilowatt ?? 0,
    coinUsd: given.coinUsd,
    rewardCoinsPerBlock: given.rewardCoinsPerBlock,
    rentUsdPerPetahashDay: given.rentUsdPerPetahashDay,
    facts: used,
  };
}

function networkHashrate(facts: readonly Fact[], used: string[]): number {
  const latest = facts
    .filter(({ id }) => NETWORK_HASHRATE.test(id))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);
  if (latest === undefined) throw new RangeError('cost: expected the hashrate of the network (--hashrate), got none');
  used.push(latest.id);
  return latest.value * HASHES_PER_EXAHASH;
}

function tariff(facts: readonly Fact[], used: string[]): number {
  const fact = facts.find(({ id }) => id === TARIFF);
  if (fact === undefined) throw new RangeError('cost: expected a price of electricity (--usd-per-kwh), got none');
  used.push(fact.id);
  return fact.value;
}

function machineOf(
  given: string | MiningMachine | null,
  { facts, used }: { readonly facts: readonly Fact[]; readonly used: string[] },
): CostInputs['machine'] {
  if (typeof given === 'object' && given !== null) return { ...given, name: 'as given' };
  const listed = listedMachines(facts).sort(
    (a, b) => a.watts / a.terahashesPerSecond - b.watts / b.terahashesPerSecond,
  );
  const found = given === null ? listed[0] : listed.find(({ id }) => id === given);
  if (found === undefined) {
    const ids = listed.map(({ id }) => id).join(', ');
    throw new RangeError(`cost: expected a machine, one of ${ids}, got '${given ?? 'none'}'`);
  }
  const { id, ...machine } = found;
  used.push(...['hashrate', 'power', 'price'].map((part) => `${id}-${part}`));
  return machine;
}

/** The cost of a proportion of the hashrate with these inputs. */
export function costOf(attackerProportion: number, inputs: CostInputs): AttackCost {
  const { coinUsd, rewardCoinsPerBlock, rentUsdPerPetahashDay, ...rest } = inputs;
  return attackCost({
    ...rest,
    attackerProportion,
    ...(coinUsd === null || rewardCoinsPerBlock === null ? {} : { coinUsd, rewardCoinsPerBlock }),
    ...(rentUsdPerPetahashDay === null ? {} : { rentUsdPerPetahashDay }),
  });
}

const columns: readonly AnswerColumn[] = [
  { name: 'attacker', as: 'percent' },
  { name: 'hashrate', as: 'text' },
  { name: 'exahashes_per_second', as: 'number', isDetail: true },
  { name: 'machines', as: 'count', isDetail: true },
  { name: 'megawatts', as: 'number' },
  { name: 'capital_usd', as: 'count' },
  { name: 'running_usd_per_hour', title: 'usd per hour', as: 'count' },
  { name: 'rent_usd_per_hour', title: 'rent per hour', as: 'count', isDetail: true },
  { name: 'honest_revenue_usd_per_hour', title: 'honest usd per hour', as: 'count', isDetail: true },
];

/** What proportions of the hashrate cost, brought in from outside or taken over. */
export function costAnswer(attackers: readonly Attacker[], inputs: CostInputs): ModelAnswer {
  const { machine } = inputs;
  return {
    note: modelNote('cost'),
    inputs: { ...inputs },
    columns: [...attackerColumns(attackers), ...columns],
    rows: attackers.flatMap(({ proportion, level, entity }) => {
      const cost = costOf(proportion, inputs);
      return (['added', 'taken'] as const).map((kind) => ({
        ...(level === undefined ? {} : { level, entity }),
        attacker: proportion,
        hashrate: kind,
        exahashes_per_second: cost[kind].hashesPerSecond / HASHES_PER_EXAHASH,
        machines: cost[kind].machines,
        megawatts: cost[kind].megawatts,
        capital_usd: cost[kind].capitalUsd,
        running_usd_per_hour: cost[kind].runningUsdPerHour,
        rent_usd_per_hour: cost[kind].rentUsdPerHour,
        honest_revenue_usd_per_hour: cost.honestRevenueUsdPerHour,
      }));
    }),
    remarks: [
      `machine: ${machine.name}, ${machine.terahashesPerSecond} TH/s, ${machine.watts} W, ${machine.usd} USD; electricity ${inputs.usdPerKilowattHour} USD/kWh; network ${inputs.networkHashesPerSecond / HASHES_PER_EXAHASH} EH/s`,
      ...(inputs.facts.length === 0
        ? []
        : [`from the facts ${inputs.facts.join(', ')} (contraflow facts shows their sources)`]),
      'added: hashrate brought in beside what mines already; taken: hashrate that mines already and changes sides, whose owners have paid',
      'usd per hour: electricity; honest: what mining as all others do would earn',
    ],
  };
}
