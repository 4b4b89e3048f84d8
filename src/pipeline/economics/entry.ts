import { formatDate } from '../../core/time-span.ts';
import { type EntryTicket, entryTicket, hardwareTurns } from '../../models/economics/index.ts';
import type { AnswerColumn } from '../answer.ts';
import type { FlatAnswer } from './flat-answer.ts';
import type { RegisteredMachine } from './machines.ts';
import { hashpriceOn, type NetworkDay } from './network-days.ts';

/** The best machine of a class on one day, and what it took to mine with it. */
interface ClassEntry {
  readonly day: NetworkDay;
  readonly machine: RegisteredMachine;
  readonly ticket: EntryTicket;
}

export interface EntryOptions {
  readonly usdPerKilowattHour: number;
  /** Of the network, for which equipment is counted. */
  readonly proportion: number;
}

/** For every day, each class that could be had, by its most efficient machine. */
function classEntries(
  machines: readonly RegisteredMachine[],
  days: readonly NetworkDay[],
  options: EntryOptions,
): readonly ClassEntry[] {
  return days.flatMap((day) =>
    bestOfClasses(machines, day.dayMs).map((machine) => ({
      day,
      machine,
      ticket: entryTicket(machine, { network: day, ...options }),
    })),
  );
}

/** The most efficient machine of each class that could be had at a time. */
export function bestOfClasses(machines: readonly RegisteredMachine[], atMs: number): readonly RegisteredMachine[] {
  const best = new Map<string, RegisteredMachine>();
  for (const machine of machines) {
    const other = best.get(machine.class);
    if (machine.fromMs > atMs || (other && other.joulesPerTerahash <= machine.joulesPerTerahash)) continue;
    best.set(machine.class, machine);
  }
  return [...best.values()];
}

const remarksOf = ({ usdPerKilowattHour, proportion }: EntryOptions): readonly string[] => [
  `electricity at ${usdPerKilowattHour} USD/kWh throughout; equipment for ${Number((100 * proportion).toPrecision(6))}% of the hashrate before one joins, at list prices as if so many could be had; null: no price is known`,
  'a class stands by its most efficient machine of the list at the time; pool fees, the rest of the computer and the coming rise of the difficulty are left out',
];

/** What the proportion of the network took. */
const equipmentColumns: readonly AnswerColumn[] = [
  { name: 'equipment_machines', as: 'count', title: 'machines' },
  { name: 'equipment_megawatts', as: 'number', title: 'MW', isDetail: true },
  { name: 'equipment_usd', as: 'count', title: 'USD' },
];

/** What it took to mine, by class of hardware, on the given days. */
export function entryAnswer(
  machines: readonly RegisteredMachine[],
  days: readonly NetworkDay[],
  options: EntryOptions,
): FlatAnswer {
  return {
    records: classEntries(machines, days, options).map(({ day, machine, ticket }) => ({
      date: formatDate(day.dayMs),
      class: machine.class,
      machine: machine.id,
      is_profitable: ticket.isProfitable,
      electricity_usd_per_coin: ticket.electricityUsdPerCoin,
      coin_usd: day.coinUsd,
      revenue_usd_per_day: ticket.revenueUsdPerDay,
      electricity_usd_per_day: ticket.electricityUsdPerDay,
      payback_days: ticket.paybackDays,
      equipment_machines: ticket.machines,
      equipment_megawatts: ticket.megawatts,
      equipment_usd: ticket.equipmentUsd,
      hashprice_usd_per_ph_day: hashpriceOn(day),
      hashes_per_second: day.hashesPerSecond,
      usd_per_kwh: options.usdPerKilowattHour,
    })),
    columns: [
      ...(days.length === 1 ? [] : [{ name: 'date', as: 'range' } as const]),
      { name: 'class', as: 'range' },
      { name: 'machine', as: 'text', isDetail: true },
      { name: 'is_profitable', as: 'text', title: 'profit' },
      { name: 'coin_usd', as: 'number', title: 'USD/BTC', isDetail: true },
      { name: 'electricity_usd_per_coin', as: 'number', title: 'electricity' },
      { name: 'payback_days', as: 'count', title: 'payback' },
      ...equipmentColumns,
    ],
    remarks: [
      'electricity: USD a coin; payback: days, if nothing changed; machines, MW and USD: of the equipment',
      ...remarksOf(options),
    ],
  };
}

/** When each class of hardware came, led and went, with what the given proportion of the network took when it first led. */
export function turnsAnswer(
  machines: readonly RegisteredMachine[],
  days: readonly NetworkDay[],
  options: EntryOptions,
): FlatAnswer {
  const entries = classEntries(machines, days, options);
  const turns = hardwareTurns(
    entries.map(({ day, machine, ticket }) => ({
      atMs: day.dayMs,
      class: machine.class,
      electricityUsdPerCoin: ticket.electricityUsdPerCoin,
      isProfitable: ticket.isProfitable,
    })),
  );
  const date = (ms: number | null) => (ms === null ? null : formatDate(ms));
  return {
    records: turns.map((turn) => {
      const first = entries.find(({ day, machine }) => machine.class === turn.class && day.dayMs === turn.leadsFromMs);
      return {
        class: turn.class,
        seen_from: date(turn.availableFromMs),
        leads_from: date(turn.leadsFromMs),
        profitable_from: date(turn.profitableFromMs),
        profitable_until: date(turn.profitableUntilMs),
        leading_machine: first?.machine.id ?? null,
        equipment_machines: first?.ticket.machines ?? null,
        equipment_megawatts: first?.ticket.megawatts ?? null,
        equipment_usd: first?.ticket.equipmentUsd ?? null,
        usd_per_kwh: options.usdPerKilowattHour,
      };
    }),
    columns: [
      { name: 'class', as: 'range' },
      { name: 'leads_from', as: 'range', title: 'leads from' },
      { name: 'profitable_from', as: 'range', title: 'profit from' },
      { name: 'profitable_until', as: 'range', title: 'until', absent: 'never' },
      { name: 'leading_machine', as: 'text', title: 'first with', isDetail: true },
      ...equipmentColumns,
    ],
    remarks: [
      `dates are those of the ${days.length} days with a price; between two of them nothing is seen, and the last is ${date(days.at(-1)?.dayMs ?? null)}`,
      ...remarksOf(options),
    ],
  };
}
