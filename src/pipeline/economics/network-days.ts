import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fact } from '../../core/fact.ts';
import { cellText, type Table } from '../../core/table.ts';
import { formatDate, parseInstant } from '../../core/time-span.ts';
import {
  HASHES_PER_DIFFICULTY,
  hashesPerCoin,
  hashpriceOfCoin,
  type NetworkState,
} from '../../models/economics/index.ts';
import { readTable } from '../../store/table-file.ts';

/** Blocks of a day, and seconds of a block, for which the difficulty is set. */
export const BLOCKS_PER_DAY = 144;
export const BLOCK_SECONDS = 600;

/** The network and the price of a coin on one day. */
export interface NetworkDay extends NetworkState {
  readonly dayMs: number;
}

/** Subsidy of a block on a day, from the halvings among the facts; 50 before the first. */
export function subsidyOn(day: string, facts: readonly Fact[]): number {
  const halvings = facts.filter(({ id, from }) => /^halving-\d+$/.test(id) && from <= day);
  return Math.min(50, ...halvings.map(({ value }) => value));
}

/** The last fact whose id matches and that speaks of a time not after the day. */
export function latestFact(facts: readonly Fact[], id: RegExp, day = '9999-12-31'): Fact | undefined {
  let latest: Fact | undefined;
  for (const fact of facts)
    if (id.test(fact.id) && fact.from <= day && (latest === undefined || fact.from >= latest.from)) latest = fact;
  return latest;
}

/**
 * Days on which the facts have a price, with the last difficulty before them, in the order of time. Fees are left out: before 2017 they were
 * some percent of the subsidy at most, later sometimes more.
 */
export function factDays(facts: readonly Fact[]): readonly NetworkDay[] {
  return facts
    .filter(({ id }) => /^price-\d{4}-\d{2}-\d{2}$/.test(id))
    .flatMap((price) => {
      const difficulty = latestFact(facts, /^difficulty-\d+$/, price.from);
      if (difficulty === undefined) return [];
      return {
        dayMs: parseInstant(price.from),
        coinUsd: price.value,
        hashesPerSecond: (difficulty.value * HASHES_PER_DIFFICULTY) / BLOCK_SECONDS,
        coinsPerDay: BLOCKS_PER_DAY * subsidyOn(price.from, facts),
      };
    })
    .sort((a, b) => a.dayMs - b.dayMs);
}

/**
 * Days of one’s own daily metrics, a CSV file or a folder of them, with the columns of Coin Metrics: PriceUSD, FeeTotNtv and either DiffMean,
 * BlkCnt and IssTotNtv or HashRate (TH/s) and IssTotUSD. Days without price, blocks or hashrate are left out; of files that overlap, the later name wins.
 *
 * @throws {SyntaxError} if a file lacks the columns, a cell is no number, or there is no day. @throws {Error} if it cannot be read.
 */
export async function seriesDays(path: string): Promise<readonly NetworkDay[]> {
  const files = (await isFolder(path))
    ? (await readdir(path))
        .filter((name) => name.endsWith('.csv'))
        .sort()
        .map((name) => join(path, name))
    : [path];
  const days = new Map<number, NetworkDay>();
  let isKnown = false;
  for (const file of files) {
    const table = await readTable(file);
    if (!table.columns.has('PriceUSD')) continue;
    isKnown = true;
    for (const day of daysOf(table, file)) days.set(day.dayMs, day);
  }
  if (!isKnown) throw new SyntaxError(`seriesDays: expected a CSV file with the column PriceUSD, got none (${path})`);
  if (days.size === 0) throw new SyntaxError(`seriesDays: expected a day with price and hashrate, got none (${path})`);
  return [...days.values()].sort((a, b) => a.dayMs - b.dayMs);
}

function daysOf(table: Table, file: string): readonly NetworkDay[] {
  const cell = (name: string, row: number) => {
    const column = table.columns.get(name);
    return column === undefined ? null : cellText(column, row);
  };
  const number = (name: string, row: number): number => {
    const text = cell(name, row);
    const value = text === null ? Number.NaN : Number(text);
    if (text !== null && !Number.isFinite(value))
      throw new SyntaxError(`seriesDays: expected a number in ${name}, got '${text}' (${file}, row ${row + 1})`);
    return value;
  };
  const time = ['time', 'date'].find((name) => table.columns.has(name));
  const hasHashrate = table.columns.has('HashRate');
  const needed = ['FeeTotNtv', ...(hasHashrate ? ['IssTotUSD'] : ['DiffMean', 'BlkCnt', 'IssTotNtv'])];
  const missing = time === undefined ? 'time' : needed.find((name) => !table.columns.has(name));
  if (missing !== undefined) throw new SyntaxError(`seriesDays: expected the column ${missing}, got none (${file})`);
  return Array.from({ length: table.rowCount }, (_, row) => {
    const coinUsd = number('PriceUSD', row);
    const issued = hasHashrate ? number('IssTotUSD', row) / coinUsd : number('IssTotNtv', row);
    return {
      dayMs: parseInstant(cell(time!, row) ?? ''),
      coinUsd,
      hashesPerSecond: hasHashrate
        ? number('HashRate', row) * 1e12
        : (number('DiffMean', row) * HASHES_PER_DIFFICULTY * number('BlkCnt', row)) / (BLOCKS_PER_DAY * BLOCK_SECONDS),
      coinsPerDay: issued + number('FeeTotNtv', row),
    };
  }).filter(({ coinUsd, hashesPerSecond, coinsPerDay }) => coinUsd > 0 && hashesPerSecond > 0 && coinsPerDay > 0);
}

/**
 * The last day not after a time.
 *
 * @throws {RangeError} if all are later.
 */
export function dayAt(days: readonly NetworkDay[], atMs: number): NetworkDay {
  const day = days.findLast(({ dayMs }) => dayMs <= atMs);
  if (day === undefined) {
    const first = days[0] === undefined ? 'any day' : formatDate(days[0].dayMs);
    throw new RangeError(`dayAt: expected a day from ${first} on, got ${formatDate(atMs)}`);
  }
  return day;
}

/** Expected hashprice of a day. USD/PH/s/day. */
export function hashpriceOn(day: NetworkDay): number {
  return hashpriceOfCoin({ coinUsd: day.coinUsd, hashesPerCoin: hashesPerCoin(day) });
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? `, got ${cause.code}` : '';
    throw new Error(`seriesDays: expected a file or folder that can be read${code} (${path})`, { cause });
  }
}
