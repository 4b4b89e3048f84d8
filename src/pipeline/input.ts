import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { attributeBlocks, createAttributor, type PoolRegistry } from '../attribution/index.ts';
import { type NetworkId, networkIds } from '../bitcoin/index.ts';
import type { AttributedBlocks, Level, SourceBlocks } from '../core/blocks.ts';
import { levels } from '../core/blocks.ts';
import type { DailyCounts } from '../core/daily-counts.ts';
import type { Problem } from '../core/problem.ts';
import type { ColumnHead } from '../core/table.ts';
import { type BlockDirectoryStats, openBlocks } from '../platform/block-directory.ts';
import { loadPoolRegistry } from '../platform/pool-registry.ts';
import { blockSourceOf, dailyBlocks, edinburghDailyTable, parseColumnMapping } from '../sources/index.ts';
import { readTable } from '../store/table-file.ts';
import { dailyOwners } from './daily-owners.ts';
import type { CountedOrigin } from './recipe.ts';

export interface InputOptions {
  /** Which column is what, as `height=block_number`; undefined where names tell. */
  readonly columns?: string | undefined;
  /** A mempool pool list laid over the registry. */
  readonly poolsFile?: string | undefined;
  /** Network of a blocks directory; undefined: by its magic bytes. */
  readonly network?: string | undefined;
  /** Keep every name of a daily table as an entity, payout addresses included. */
  readonly keepsNames?: boolean;
  readonly workers?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (filesDone: number, files: number) => void;
}

interface InputCommon {
  /** Name for people: no folder of the machine. */
  readonly name: string;
  /** Content hash: 64 hexadecimal digits. */
  readonly snapshot: string;
  /** Version of the rules that attributed it. */
  readonly labelSet: string;
  readonly registry: PoolRegistry;
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
  /** Whom to credit, where the input is a snapshot that says so. */
  readonly origins?: readonly CountedOrigin[];
}

/** Something to measure: blocks with an entity at every level, or counts per day at some levels. */
export type MeasuredInput =
  | (InputCommon & { readonly kind: 'blocks'; readonly blocks: AttributedBlocks })
  | (InputCommon & {
      readonly kind: 'daily';
      readonly daily: ReadonlyMap<Level, DailyCounts>;
      readonly originChangesMs: readonly number[];
    });

/**
 * Reads anything that can be measured: a blocks directory or block file, a table of blocks, a daily table.
 *
 * @throws {Error} one line that says what was expected and what was found, for every input that cannot be used.
 */
export async function readInput(path: string, options: InputOptions = {}): Promise<MeasuredInput> {
  const registry = loadPoolRegistry(options.poolsFile === undefined ? {} : { poolsFile: options.poolsFile });
  const common = { name: basename(path), labelSet: registry.version, registry };
  if (await isBlockFiles(path)) {
    const found = await openBlocks(path, { registry, ...directoryOptions(options) });
    const problems = [...registry.problems, ...found.problems];
    return {
      ...common,
      kind: 'blocks',
      snapshot: found.snapshot,
      blocks: found.blocks,
      problems,
      notes: [scanNote(found.stats, found.network)],
    };
  }
  const attributor = createAttributor(registry);
  const table = await readKnownTable(path, options);
  const withTable = { ...common, snapshot: table.sha256, notes: [] };
  if (table.kind === 'blocks') {
    const { blocks, problems } = attributeBlocks(table.value, attributor);
    const notes = blocks.stale.every((flag) => flag === 1) ? ['every block of this table is stale'] : [];
    return {
      ...withTable,
      kind: 'blocks',
      blocks,
      notes,
      problems: [...registry.problems, ...table.problems, ...problems],
    };
  }
  const daily =
    table.kind === 'daily-table'
      ? new Map<Level, DailyCounts>([
          ['parent', options.keepsNames === true ? table.value : dailyOwners(table.value, registry, attributor)],
        ])
      : new Map([...table.value.daily].map(([level, counts]) => [checkedLevel(level), counts] as const));
  const originChangesMs = table.kind === 'daily-blocks' ? table.value.originChangesMs : [];
  return { ...withTable, kind: 'daily', daily, originChangesMs, problems: [...registry.problems, ...table.problems] };
}

/** Blocks of a table as their source gives them, not yet attributed. */
export async function readSourceBlocks(
  path: string,
): Promise<{ readonly blocks: SourceBlocks; readonly problems: readonly Problem[]; readonly sha256: string }> {
  const table = await readKnownTable(path, {});
  if (table.kind === 'blocks') return { blocks: table.value, problems: table.problems, sha256: table.sha256 };
  throw new SyntaxError(`snapshot: expected a table of blocks, got daily counts (${path})`);
}

/** A daily table as its source gives it. */
export async function readDailyTable(
  path: string,
): Promise<{ readonly daily: DailyCounts; readonly problems: readonly Problem[]; readonly sha256: string }> {
  const table = await readKnownTable(path, {});
  if (table.kind === 'daily-table') return { daily: table.value, problems: table.problems, sha256: table.sha256 };
  throw new SyntaxError(`snapshot: expected a daily table, got blocks (${path})`);
}

async function readKnownTable(path: string, options: InputOptions) {
  const mapping = options.columns === undefined ? {} : { columns: parseColumnMapping(options.columns) };
  let columns: readonly ColumnHead[] = [];
  const table = await readTable(path, (found) => {
    columns = found;
    if (edinburghDailyTable.recognises(found)) return edinburghDailyTable.wanted(found);
    if (dailyBlocks.recognises(found)) return dailyBlocks.wanted(found);
    return blockSourceOf(found, mapping).wanted(found, mapping);
  });
  const { sha256 } = table;
  if (edinburghDailyTable.recognises(columns)) {
    return { kind: 'daily-table' as const, sha256, ...edinburghDailyTable.parse(table) };
  }
  if (dailyBlocks.recognises(columns)) return { kind: 'daily-blocks' as const, sha256, ...dailyBlocks.parse(table) };
  return { kind: 'blocks' as const, sha256, ...blockSourceOf(columns, mapping).parse(table, mapping) };
}

async function isBlockFiles(path: string): Promise<boolean> {
  if (/\.dat$/i.test(path)) return true;
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new Error(`input: expected a file or a directory, got neither (${path})`, { cause: error });
    }
    throw error;
  }
}

function directoryOptions({ network, workers, signal, onProgress }: InputOptions) {
  const id = networkIds.find((candidate) => candidate === network);
  if (network !== undefined && id === undefined) {
    throw new RangeError(`network: expected ${networkIds.join(', ')}, got '${network}'`);
  }
  return {
    ...(id !== undefined && { network: id satisfies NetworkId }),
    ...(workers !== undefined && { workers }),
    ...(signal !== undefined && { signal }),
    ...(onProgress !== undefined && { onProgress }),
  };
}

function scanNote(
  { files, bytesOnDisk, bytesRead, blocksRead, seconds }: BlockDirectoryStats,
  network: string,
): string {
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  return `${network}: ${blocksRead.toLocaleString('en-US')} blocks in ${files.toLocaleString('en-US')} ${files === 1 ? 'file' : 'files'}, ${megabytes(bytesRead)} of ${megabytes(bytesOnDisk)} read in ${seconds.toFixed(2)} s`;
}

function checkedLevel(text: string): Level {
  const level = levels.find((candidate) => candidate === text);
  if (level === undefined)
    throw new SyntaxError(`daily-blocks: expected a level of ${levels.join(', ')}, got '${text}'`);
  return level;
}
