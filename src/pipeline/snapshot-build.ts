import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Attributor, attributeBlocks, createAttributor, type PoolRegistry } from '../attribution/index.ts';
import { decodeHeader } from '../bitcoin/index.ts';
import type { AttributedBlocks, Level } from '../core/blocks.ts';
import type { Problem } from '../core/problem.ts';
import { cellText } from '../core/table.ts';
import { DAY_MS, parseInstant, SECOND_MS } from '../core/time-span.ts';
import { makeFolder, writeFileAtomic, writeTempThenRename } from '../platform/files.ts';
import { loadPoolRegistry } from '../platform/pool-registry.ts';
import { dailyBlocksColumns } from '../sources/index.ts';
import { readTable } from '../store/table-file.ts';
import { type TableColumn, writeParquet } from '../store/table-writer.ts';
import { dailyOwners } from './daily-owners.ts';
import { type ClockAnchor, heightTimes } from './height-clock.ts';
import { readDailyTable, readSourceBlocks } from './input.ts';
import { checkedRecipe, type Origin } from './recipe.ts';

/** One row of the bundled table. */
interface DailyRow {
  readonly dayMs: number;
  readonly level: Level;
  readonly entity: string | null;
  readonly blocks: number;
  readonly origin: string;
}

export interface SnapshotBuild {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly problems: readonly Problem[];
}

const TABLE = 'daily-blocks.parquet';

/**
 * Makes the bundled snapshot of a recipe: `daily-blocks.parquet` and its `datapackage.json`. The same inputs, registry
 * and program give the same bytes.
 *
 * @throws {Error} if an input cannot be read; nothing is written then.
 */
export async function buildSnapshot(options: {
  readonly recipe: string;
  readonly inputs: string;
  readonly out: string;
  readonly onProgress?: (line: string) => void;
}): Promise<SnapshotBuild> {
  const recipe = checkedRecipe(JSON.parse(await readFile(options.recipe, 'utf8')));
  const registry = loadPoolRegistry();
  const attributor = createAttributor(registry);
  const rows: DailyRow[] = [];
  const problems: Problem[] = [];
  const inputs = new Map<string, string>();
  for (const origin of recipe.origins) {
    options.onProgress?.(`reading ${origin.id}`);
    const path = join(options.inputs, origin.path);
    const found =
      origin.kind === 'daily'
        ? await dailyRows(path, origin, registry, attributor)
        : await blockRows(path, origin, options.inputs, attributor);
    rows.push(...found.rows);
    problems.push(...found.problems.map((problem) => ({ ...problem, message: `${origin.id}: ${problem.message}` })));
    inputs.set(origin.path, found.sha256);
  }
  rows.sort(
    (a, b) =>
      compare(a.level, b.level) || a.dayMs - b.dayMs || b.blocks - a.blocks || compare(a.entity ?? '', b.entity ?? ''),
  );
  await makeFolder(options.out);
  const path = join(options.out, TABLE);
  await writeTempThenRename(path, (temporary) => writeParquet(temporary, columns, rows));
  const bytes = await readFile(path);
  const sha256 = hash('sha256', bytes, 'hex');
  const datapackage = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: recipe.name,
    title: recipe.title,
    version: recipe.version,
    description: recipe.description,
    licenses: [...new Set(recipe.origins.map(({ licence }) => licence))].sort().map((name) => ({ name })),
    sources: recipe.origins.map(({ title, publisher, url, licence, id }) => ({
      id,
      title,
      publisher,
      path: url,
      licence,
    })),
    labelSet: registry.version,
    origins: recipe.origins.map((origin) => ({
      ...origin,
      sha256: inputs.get(origin.path),
      blocks: rows.reduce(
        (sum, row) => (row.origin === origin.id && row.level === origin.levels[0] ? sum + row.blocks : sum),
        0,
      ),
    })),
    resources: [
      {
        name: 'daily-blocks',
        path: TABLE,
        format: 'parquet',
        mediatype: 'application/vnd.apache.parquet',
        bytes: bytes.length,
        hash: `sha256:${sha256}`,
        rows: rows.length,
        schema: {
          fields: [
            { name: 'date', type: 'datetime', description: 'start of a UTC day' },
            { name: 'level', type: 'string', description: 'pool, parent (legal owner) or proxy-group' },
            { name: 'entity', type: 'string', description: 'entity id; empty: unattributed' },
            { name: 'blocks', type: 'integer', description: 'blocks on the best chain' },
            { name: 'origin', type: 'string', description: 'id of the origin that was counted' },
          ],
          missingValues: [''],
        },
      },
    ],
  };
  await writeFileAtomic(join(options.out, 'datapackage.json'), `${JSON.stringify(datapackage, null, 2)}\n`);
  return { rows: rows.length, bytes: bytes.length, sha256, problems };
}

const columns: readonly TableColumn<DailyRow>[] = [
  { name: dailyBlocksColumns[0], type: 'time', value: ({ dayMs }) => dayMs },
  { name: dailyBlocksColumns[1], type: 'text', value: ({ level }) => level },
  { name: dailyBlocksColumns[2], type: 'text', value: ({ entity }) => entity },
  { name: dailyBlocksColumns[3], type: 'integer', value: ({ blocks }) => blocks },
  { name: dailyBlocksColumns[4], type: 'text', value: ({ origin }) => origin },
];

interface OriginRows {
  readonly rows: readonly DailyRow[];
  readonly problems: readonly Problem[];
  readonly sha256: string;
}

async function blockRows(path: string, origin: Origin, folder: string, attributor: Attributor): Promise<OriginRows> {
  const { blocks: source, problems, sha256 } = await readSourceBlocks(path);
  const dated =
    origin.anchors === undefined
      ? source
      : {
          ...source,
          timeSeconds: heightTimes(source.height, await readAnchors(folder, origin.anchors)).map(
            (ms) => ms / SECOND_MS,
          ),
        };
  const attributed = attributeBlocks(dated, attributor);
  return {
    rows: origin.levels.flatMap((level) => countedDays(attributed.blocks, level, origin)),
    problems: [...problems, ...attributed.problems],
    sha256,
  };
}

async function dailyRows(
  path: string,
  origin: Origin,
  registry: PoolRegistry,
  attributor: Attributor,
): Promise<OriginRows> {
  const { daily, problems, sha256 } = await readDailyTable(path);
  const { fromMs, days, entities, counts, unattributed } = dailyOwners(daily, registry, attributor);
  const isUsed = daysOf(origin);
  const rows: DailyRow[] = [];
  for (let day = 0; day < days; day++) {
    const dayMs = fromMs + day * DAY_MS;
    if (!isUsed(dayMs)) continue;
    const put = (entity: string | null, blocks: number) => {
      if (blocks > 0) for (const level of origin.levels) rows.push({ dayMs, level, entity, blocks, origin: origin.id });
    };
    for (const [index, entity] of entities.entries()) put(entity, counts[index * days + day]!);
    put(null, unattributed[day]!);
  }
  return { rows, problems, sha256 };
}

function countedDays(blocks: AttributedBlocks, level: Level, origin: Origin): DailyRow[] {
  const { codes, names } = blocks.levels[level];
  const isUsed = daysOf(origin);
  const rows = new Map<string, { blocks: number } & Omit<DailyRow, 'blocks'>>();
  for (let row = 0; row < blocks.count; row++) {
    const dayMs = Math.floor((blocks.timeSeconds[row]! * SECOND_MS) / DAY_MS) * DAY_MS;
    if (blocks.stale[row] === 1 || !isUsed(dayMs)) continue;
    const key = `${dayMs}/${codes[row]}`;
    const counted = rows.get(key) ?? { dayMs, level, entity: names[codes[row]!] ?? null, blocks: 0, origin: origin.id };
    counted.blocks++;
    rows.set(key, counted);
  }
  return [...rows.values()];
}

/** Whether a day is one on which an origin is used. */
function daysOf({ from, until }: Origin): (dayMs: number) => boolean {
  const fromMs = parseInstant(from);
  const untilMs = parseInstant(until);
  return (dayMs) => dayMs >= fromMs && dayMs < untilMs;
}

/** Dated heights: `header` where the table has stale headers, else `time`. */
async function readAnchors(folder: string, paths: readonly string[]): Promise<ClockAnchor[]> {
  const anchors: ClockAnchor[] = [];
  for (const path of paths) {
    const table = await readTable(join(folder, path));
    const heights = table.columns.get('height');
    const headers = table.columns.get('header');
    const times = table.columns.get('time');
    if (heights === undefined || (headers === undefined && times === undefined)) {
      throw new TypeError(
        `snapshot: expected the columns height and header or time, got ${[...table.columns.keys()].join(', ')} (${path})`,
      );
    }
    for (let row = 0; row < table.rowCount; row++) {
      const height = Number(cellText(heights, row));
      const header = headers === undefined ? null : cellText(headers, row);
      const time = times === undefined ? null : cellText(times, row);
      if (header !== null && header !== '') {
        anchors.push({ height, timeSeconds: decodeHeader(Buffer.from(header, 'hex')).timeSeconds });
      } else if (time !== null && time !== '') {
        anchors.push({ height, timeSeconds: /^\d+$/.test(time) ? Number(time) : parseInstant(time) / SECOND_MS });
      }
    }
  }
  return anchors;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
