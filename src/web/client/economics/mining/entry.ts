import { type EntryTicket, entryTicket } from '../../../../models/economics/entry-ticket.ts';
import { type ClassTurn, hardwareTurns } from '../../../../models/economics/hardware-turns.ts';
import type { Document } from '../../parts/documents.ts';

export type Entry = Document<'/economics/entry'>;
type EntryMachine = Entry['machines'][number];

/** What it took to mine with the best machine of a class on a day. */
export interface EntryRow {
  readonly at: number;
  readonly date: string;
  readonly coinUsd: number;
  readonly machine: EntryMachine;
  readonly ticket: EntryTicket;
}

export interface EntryOptions {
  readonly usdPerKilowattHour: number;
  readonly proportion: number;
}

/** A row for each day and class of hardware that could be had, in the order of time. */
export function entryRows({ days, machines }: Pick<Entry, 'days' | 'machines'>, options: EntryOptions): EntryRow[] {
  const byId = new Map(machines.map((machine) => [machine.id, machine]));
  return days.flatMap((day) =>
    day.machines.map((id) => {
      const machine = byId.get(id)!;
      const network = {
        hashesPerSecond: day.hashes_per_second,
        coinsPerDay: day.coins_per_day,
        coinUsd: day.coin_usd,
      };
      const { terahashes_per_second: terahashesPerSecond, watts, usd } = machine;
      const ticket = entryTicket({ terahashesPerSecond, watts, usd }, { network, ...options });
      return { at: Date.parse(day.date), date: day.date, coinUsd: day.coin_usd, machine, ticket };
    }),
  );
}

/** Classes as lines are drawn of them, in the order in which they came; a class belongs where its id begins so. */
export const families = [
  { id: 'cpu', name: 'Processors', short: 'CPU' },
  { id: 'gpu', name: 'Graphics cards', short: 'GPU' },
  { id: 'fpga', name: 'FPGA boards', short: 'FPGA' },
  { id: 'asic', name: 'ASICs', short: 'ASIC' },
] as const;

/** The row of each day whose machine takes least electricity, of the classes of a family. */
export function bestOfFamily(rows: readonly EntryRow[], family: string): EntryRow[] {
  const best = new Map<number, EntryRow>();
  for (const row of rows) {
    const least = best.get(row.at)?.ticket.electricityUsdPerCoin ?? Infinity;
    if (row.machine.class.startsWith(family) && row.ticket.electricityUsdPerCoin < least) best.set(row.at, row);
  }
  return [...best.values()];
}

/** A row for each day and machine that could be had and has a price, in the order of time. */
export function pricedRows({ days, machines }: Pick<Entry, 'days' | 'machines'>, options: EntryOptions): EntryRow[] {
  const there = (date: string): string[] =>
    machines.filter(({ from, usd }) => usd !== null && from <= date).map(({ id }) => id);
  return entryRows({ days: days.map((day) => ({ ...day, machines: there(day.date) })), machines }, options);
}

/** When each class of hardware came, led and went. */
export function turnsOf(rows: readonly EntryRow[]): readonly ClassTurn[] {
  return hardwareTurns(
    rows.map(({ at, machine, ticket }) => ({
      atMs: at,
      class: machine.class,
      electricityUsdPerCoin: ticket.electricityUsdPerCoin,
      isProfitable: ticket.isProfitable,
    })),
  );
}

/** The row of each day whose machine takes least for the proportion of the network, of those with a price that mine at a profit. */
export function cheapestTickets(rows: readonly EntryRow[]): EntryRow[] {
  const best = new Map<number, EntryRow>();
  for (const row of rows) {
    const usd = row.ticket.equipmentUsd;
    const other = best.get(row.at)?.ticket.equipmentUsd ?? Infinity;
    if (usd !== null && row.ticket.isProfitable && usd < other) best.set(row.at, row);
  }
  return [...best.values()];
}

/**
 * A class of hardware as a reader says it.
 *
 * @example
 * className('gpu'); // => 'Graphics cards'
 * className('asic-28nm'); // => 'ASICs of 28 nm'
 */
export function className(id: string): string {
  return (
    families.find((family) => family.id === id)?.name ??
    id.replace(/^asic-(.+)nm$/, 'ASICs of $1 nm').replace(/(\d)-(\d)/, '$1 to $2')
  );
}
