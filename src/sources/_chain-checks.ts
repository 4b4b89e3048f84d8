import type { SourceBlocks } from '../core/blocks.ts';
import type { Problem } from '../core/problem.ts';
import type { Parsed } from './_source.ts';

/** A block's time may lie before its parent's, by consensus up to about this much; more is a sign of wrong data. */
const BACKWARDS_SECONDS = 7200;
/** Ranges of missing heights that are spelt out. */
const RANGES_SHOWN = 3;

/**
 * Blocks with one block at each height: of two that are not stale the first is kept. Reports these, gaps between
 * heights, and times that run backwards. Stale blocks and blocks without a height are left alone.
 */
export function checkChain(blocks: SourceBlocks, source: string): Parsed<SourceBlocks> {
  const { height } = blocks;
  const kept = rowsByHeight(blocks);
  const dropped: { readonly first: number; readonly row: number }[] = [];
  let keptCount = 0;
  for (const row of kept) {
    const first = kept[keptCount - 1];
    if (first !== undefined && height[first] === height[row]) dropped.push({ first, row });
    else kept[keptCount++] = row;
  }
  const rows = kept.subarray(0, keptCount);
  const problems: Problem[] = [];
  if (dropped.length > 0) {
    const { first, row } = dropped[0]!;
    const got = `${describe(blocks, first)} (row ${first + 1}) and ${describe(blocks, row)} (row ${row + 1})`;
    const message = `${source}: expected one block at a height, got ${got} at ${height[row]}: kept the first`;
    problems.push({ kind: `${source}/duplicate-height`, message, count: dropped.length });
  }
  problems.push(...missingHeights(blocks, rows, source), ...backwardTimes(blocks, rows, source));
  return { value: dropped.length === 0 ? blocks : without(blocks, new Set(dropped.map(({ row }) => row))), problems };
}

function rowsByHeight({ count, height, stale }: SourceBlocks): Uint32Array {
  const rows = new Uint32Array(count);
  let length = 0;
  let highest = -1;
  let isSorted = true;
  for (let row = 0; row < count; row++) {
    if (height[row]! < 0 || stale?.[row] === 1) continue;
    isSorted &&= highest <= height[row]!;
    highest = height[row]!;
    rows[length++] = row;
  }
  const found = rows.subarray(0, length);
  return isSorted ? found : found.sort((left, right) => height[left]! - height[right]! || left - right);
}

function describe({ hash, label }: SourceBlocks, row: number): string {
  return hash?.[row] ?? label?.names[label.codes[row]!] ?? 'a block';
}

function missingHeights({ height }: SourceBlocks, rows: Uint32Array, source: string): Problem[] {
  const ranges: string[] = [];
  let count = 0;
  for (let index = 1; index < rows.length; index++) {
    const from = height[rows[index - 1]!]! + 1;
    const until = height[rows[index]!]!;
    if (from === until) continue;
    count += until - from;
    ranges.push(until - from === 1 ? `${from}` : `${from}–${until - 1}`);
  }
  if (count === 0) return [];
  const shown = ranges.slice(0, RANGES_SHOWN).join(', ');
  const rest = ranges.length > RANGES_SHOWN ? ` and ${ranges.length - RANGES_SHOWN} more` : '';
  const span = `${height[rows[0]!]}–${height[rows.at(-1)!]}`;
  const message = `${source}: expected every height of ${span}, got none at ${shown}${rest}`;
  return [{ kind: `${source}/missing-height`, message, count }];
}

function backwardTimes({ height, timeSeconds }: SourceBlocks, rows: Uint32Array, source: string): Problem[] {
  let count = 0;
  let first = '';
  for (let index = 1; index < rows.length; index++) {
    const back = timeSeconds[rows[index - 1]!]! - timeSeconds[rows[index]!]!;
    if (!(back > BACKWARDS_SECONDS)) continue;
    if (count++ === 0) first = `${back} s back at height ${height[rows[index]!]}`;
  }
  if (count === 0) return [];
  const message = `${source}: expected times to go back by 2 h at most from one block to the next, got ${first}`;
  return [{ kind: `${source}/backward-time`, message, count }];
}

function without(blocks: SourceBlocks, dropped: ReadonlySet<number>): SourceBlocks {
  const rows: number[] = [];
  for (let row = 0; row < blocks.count; row++) if (!dropped.has(row)) rows.push(row);
  return selectRows(blocks, rows);
}

function selectRows(blocks: SourceBlocks, rows: readonly number[]): SourceBlocks {
  const { hash, bits, label, coinbase, outputs, addresses, stale, levels, evidence, rule } = blocks;
  const coded = (column: NonNullable<typeof label>) => ({
    ...column,
    codes: Int32Array.from(rows, (row) => column.codes[row]!),
  });
  return {
    count: rows.length,
    height: Int32Array.from(rows, (row) => blocks.height[row]!),
    timeSeconds: Float64Array.from(rows, (row) => blocks.timeSeconds[row]!),
    ...(hash && { hash: rows.map((row) => hash[row]!) }),
    ...(bits && { bits: Uint32Array.from(rows, (row) => bits[row]!) }),
    ...(label && { label: coded(label) }),
    ...(coinbase && { coinbase: rows.map((row) => coinbase[row]!) }),
    ...(outputs && { outputs: rows.map((row) => outputs[row]!) }),
    ...(addresses && { addresses: rows.map((row) => addresses[row]!) }),
    ...(stale && { stale: Uint8Array.from(rows, (row) => stale[row]!) }),
    ...(levels && {
      levels: {
        pool: coded(levels.pool),
        parent: coded(levels.parent),
        'proxy-group': coded(levels['proxy-group']),
        builder: coded(levels.builder),
      },
    }),
    ...(evidence && { evidence: Uint8Array.from(rows, (row) => evidence[row]!) }),
    ...(rule && { rule: coded(rule) }),
  };
}
