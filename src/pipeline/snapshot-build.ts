import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Attributor, attributeBlocks, createAttributor, type PoolRegistry } from '../attribution/index.ts';
import { decodeHeader } from '../bitcoin/index.ts';
import type { ScoredModel } from '../core/ai-model.ts';
import type { AttributedBlocks, Level } from '../core/blocks.ts';
import type { Amount, HeldLayer, HeldWindow } from '../core/holding.ts';
import type { Problem } from '../core/problem.ts';
import { cellText } from '../core/table.ts';
import { byText } from '../core/text.ts';
import { DAY_MS, formatDate, parseInstant, SECOND_MS } from '../core/time-span.ts';
import { loadFacts } from '../platform/facts.ts';
import { makeFolder, writeFileAtomic, writeTempThenRename } from '../platform/files.ts';
import { loadPoolRegistry } from '../platform/pool-registry.ts';
import { dailyBlocksColumns, heldAmountsColumns, publishedSources, scoredModelsColumns } from '../sources/index.ts';
import { readTable } from '../store/table-file.ts';
import { type TableColumn, writeParquet } from '../store/table-writer.ts';
import type { BundledStale } from './bundled-snapshot.ts';
import { dailyOwners } from './daily-owners.ts';
import { type ClockAnchor, heightTimes } from './height-clock.ts';
import { readDailyTable, readSourceBlocks } from './input.ts';
import { readPublished } from './published.ts';
import { publishedLayers } from './published-layers.ts';
import {
  checkedRecipe,
  checkLicence,
  type Origin,
  type PublishedOrigin,
  type PublishedRecipe,
  type StaleRecipe,
} from './recipe.ts';
import { readStaleHeaders, staleCollection } from './stale-collection.ts';

/** One row of the bundled table. */
interface DailyRow {
  readonly dayMs: number;
  readonly level: Level;
  readonly entity: string | null;
  readonly blocks: number;
  readonly origin: string;
}

export interface SnapshotBuild {
  readonly files: readonly {
    readonly path: string;
    readonly rows: number;
    readonly bytes: number;
    readonly sha256: string;
  }[];
  readonly problems: readonly Problem[];
}

const TABLE = 'daily-blocks.parquet';
const AMOUNTS = 'published-amounts.parquet';
const MODELS = 'scored-models.parquet';

/**
 * Makes the bundled snapshot of a recipe: three tables and their `datapackage.json`. The same inputs, registry and program give
 * the same bytes.
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
    for (const row of found.rows) rows.push(row); // a call takes no more than some hundred thousand arguments
    problems.push(...found.problems.map((problem) => ({ ...problem, message: `${origin.id}: ${problem.message}` })));
    inputs.set(origin.path, found.sha256);
  }
  rows.sort(
    (a, b) =>
      byText(a.level, b.level) || a.dayMs - b.dayMs || b.blocks - a.blocks || byText(a.entity ?? '', b.entity ?? ''),
  );
  options.onProgress?.('reading published tables');
  const published = await readPublishedPart(options.inputs, recipe.published);
  problems.push(...published.problems);
  const stale = await readStalePart(options.inputs, recipe.stale);
  await makeFolder(options.out);
  const resources = [
    await writeResource(options.out, TABLE, { columns, rows, fields: dailyFields }),
    await writeResource(options.out, AMOUNTS, {
      columns: amountColumns,
      rows: published.amounts,
      fields: amountFields,
    }),
    await writeResource(options.out, MODELS, { columns: modelColumns, rows: published.models, fields: modelFields }),
  ];
  const credited = [...recipe.origins, recipe.stale, ...published.description.origins];
  const datapackage = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: recipe.name,
    title: recipe.title,
    version: recipe.version,
    description: recipe.description,
    licenses: [...new Set(credited.map(({ licence }) => licence))].sort().map((name) => ({ name })),
    sources: credited.map(({ title, publisher, url, licence, id }) => ({ id, title, publisher, path: url, licence })),
    labelSet: registry.version,
    origins: recipe.origins.map((origin) => ({
      ...origin,
      sha256: inputs.get(origin.path),
      blocks: rows.reduce(
        (sum, row) => (row.origin === origin.id && row.level === origin.levels[0] ? sum + row.blocks : sum),
        0,
      ),
    })),
    stale,
    published: published.description,
    resources,
  };
  await writeFileAtomic(join(options.out, 'datapackage.json'), `${JSON.stringify(datapackage, null, 2)}\n`);
  return {
    files: resources.map(({ path, rows: count, bytes, hash: name }) => ({
      path,
      rows: count,
      bytes,
      sha256: name.slice(7),
    })),
    problems,
  };
}

const columns: readonly TableColumn<DailyRow>[] = [
  { name: dailyBlocksColumns[0], type: 'time', value: ({ dayMs }) => dayMs },
  { name: dailyBlocksColumns[1], type: 'text', value: ({ level }) => level },
  { name: dailyBlocksColumns[2], type: 'text', value: ({ entity }) => entity },
  { name: dailyBlocksColumns[3], type: 'integer', value: ({ blocks }) => blocks },
  { name: dailyBlocksColumns[4], type: 'text', value: ({ origin }) => origin },
];

const dailyFields = [
  'start of a UTC day',
  'pool, parent (legal owner) or proxy-group',
  'entity id; empty: unattributed',
  'blocks on the best chain',
  'id of the origin that was counted',
];

/** One row of the table of published amounts. */
interface AmountRow extends Amount {
  readonly layer: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly isIncomplete: boolean;
  readonly kind: 'held' | 'total' | 'scope';
  readonly entity: string | null;
  readonly group: string | null;
}

const amountColumns: readonly TableColumn<AmountRow>[] = [
  { name: heldAmountsColumns[0], type: 'text', value: ({ layer }) => layer },
  { name: heldAmountsColumns[1], type: 'time', value: ({ fromMs }) => fromMs },
  { name: heldAmountsColumns[2], type: 'time', value: ({ toMs }) => toMs },
  { name: heldAmountsColumns[3], type: 'text', value: ({ isIncomplete }) => (isIncomplete ? 'true' : null) },
  { name: heldAmountsColumns[4], type: 'text', value: ({ kind }) => kind },
  { name: heldAmountsColumns[5], type: 'text', value: ({ entity }) => entity },
  { name: heldAmountsColumns[6], type: 'text', value: ({ group }) => group },
  { name: heldAmountsColumns[7], type: 'number', value: ({ weight }) => weight },
  { name: heldAmountsColumns[8], type: 'number', value: ({ low }) => low },
  { name: heldAmountsColumns[9], type: 'number', value: ({ high }) => high },
  { name: heldAmountsColumns[10], type: 'text', value: ({ origin }) => origin.source },
  { name: heldAmountsColumns[11], type: 'text', value: ({ origin }) => origin.file },
  { name: heldAmountsColumns[12], type: 'integer', value: ({ origin }) => origin.row },
];

const amountFields = [
  'layer id',
  'first instant of the window, UTC',
  'instant after the last',
  'true where the publisher marks the window incomplete',
  'held; total: of a whole group; scope: from then on something else is counted',
  'entity id; empty: nobody',
  'what shares its error, a vendor',
  'median, in the unit of the layer',
  '5% quantile, where published',
  '95% quantile',
  'id of the source',
  'name of the published file',
  'row of the file, from 1 without the header',
];

const modelColumns: readonly TableColumn<ScoredModel>[] = [
  { name: scoredModelsColumns[0], type: 'text', value: ({ id }) => id },
  { name: scoredModelsColumns[1], type: 'text', value: ({ name }) => name },
  { name: scoredModelsColumns[2], type: 'text', value: ({ developers }) => developers.join('|') },
  { name: scoredModelsColumns[3], type: 'text', value: ({ jurisdictions }) => jurisdictions.join('|') },
  { name: scoredModelsColumns[4], type: 'time', value: ({ releasedMs }) => releasedMs },
  { name: scoredModelsColumns[5], type: 'text', value: ({ access }) => access },
  { name: scoredModelsColumns[6], type: 'number', value: ({ score }) => score },
  { name: scoredModelsColumns[7], type: 'text', value: ({ confidence }) => confidence },
  { name: scoredModelsColumns[8], type: 'number', value: ({ totalParameters }) => totalParameters },
  { name: scoredModelsColumns[9], type: 'number', value: ({ activeParameters }) => activeParameters },
  { name: scoredModelsColumns[10], type: 'text', value: ({ origin }) => origin.source },
  { name: scoredModelsColumns[11], type: 'text', value: ({ origin }) => origin.file },
  { name: scoredModelsColumns[12], type: 'integer', value: ({ origin }) => origin.row },
];

const modelFields = [
  'stable id',
  'name of the model',
  'organizations, joined by |',
  'jurisdictions of the organizations, joined by |',
  'day of release',
  'open or closed weights; empty: not published',
  'points of the capability index, the best of its settings',
  'how sure the publisher is of the record of the model',
  'all weights, a number of parameters',
  'weights read per token',
  'id of the source',
  'name of the published file',
  'row of the file, from 1 without the header',
];

/** Writes one table and describes it. */
async function writeResource<Row>(
  folder: string,
  path: string,
  {
    columns: of,
    rows,
    fields,
  }: {
    readonly columns: readonly TableColumn<Row>[];
    readonly rows: readonly Row[];
    readonly fields: readonly string[];
  },
) {
  const whole = join(folder, path);
  await writeTempThenRename(whole, (temporary) => writeParquet(temporary, of, rows));
  const bytes = await readFile(whole);
  return {
    name: path.replace('.parquet', ''),
    path,
    format: 'parquet',
    mediatype: 'application/vnd.apache.parquet',
    bytes: bytes.length,
    hash: `sha256:${hash('sha256', bytes, 'hex')}`,
    rows: rows.length,
    schema: {
      fields: of.map(({ name, type }, at) => ({ name, type: tableTypes[type], description: fields[at] })),
      missingValues: [''],
    },
  };
}

const tableTypes = { text: 'string', json: 'string', number: 'number', integer: 'integer', time: 'datetime' } as const;

/** Counts of a collection of stale blocks, and whom to credit. */
async function readStalePart(inputs: string, recipe: StaleRecipe): Promise<BundledStale> {
  const { headers, sha256 } = await readStaleHeaders(join(inputs, recipe.path));
  const { untilHeight, bands, episodes } = staleCollection(headers, recipe);
  return {
    ...recipe,
    sha256,
    untilHeight,
    bands: bands.map(({ firstMs, lastMs, ...band }) => ({
      ...band,
      first: firstMs === null ? null : formatDate(firstMs),
      last: lastMs === null ? null : formatDate(lastMs),
    })),
    episodes,
  };
}

/** What the published tables of a recipe give, and whom to credit. */
async function readPublishedPart(inputs: string, recipe: PublishedRecipe) {
  const wanted = recipe.sources.map(({ id }) => {
    const source = publishedSources.find((candidate) => candidate.id === id);
    if (source === undefined) throw new RangeError(`recipe: published: expected a published source, got '${id}'`);
    checkLicence(source.licence, `recipe: published: ${id}`);
    return source;
  });
  const read = await readPublished(join(inputs, recipe.folder), publishedSources);
  const tables = read.tables.filter(({ source }) => wanted.some(({ id }) => id === source));
  const problems = read.problems.filter(({ source }) => wanted.some(({ id }) => id === source));
  const asOfMs = (source: string) => parseInstant(recipe.asOfSource?.[source] ?? recipe.asOf);
  const found = publishedLayers(tables, { facts: loadFacts(), asOfMs });
  const origins = wanted.map(({ id, title, publisher, licence, homepage }): PublishedOrigin => {
    const ofSource = tables.filter(({ source }) => source === id);
    if (ofSource.length === 0)
      throw new Error(`recipe: published: expected a table of ${id}, got none (${recipe.folder})`);
    const note = recipe.sources.find((source) => source.id === id)?.note;
    return {
      id,
      title,
      publisher,
      licence: licence!,
      url: homepage ?? '',
      files: ofSource.map(({ file, sha256 }) => ({ name: file, sha256 })),
      rows: ofSource.reduce((sum, { value }) => sum + (value as readonly unknown[]).length, 0),
      ...(note !== undefined && { note }),
    };
  });
  const own = found.layers.filter(({ windows }) => windows.some(isOfTables(wanted)));
  return {
    amounts: own.flatMap(amountRows),
    models: found.models,
    problems: [...problems, ...found.problems],
    description: {
      asOf: recipe.asOf,
      asOfSource: recipe.asOfSource ?? {},
      origins,
      problems: [...problems, ...found.problems].map(({ kind, message, count }) => ({ kind, message, count })),
      names: Object.fromEntries([...found.names].map(([layer, names]) => [layer, Object.fromEntries(names)])),
    },
  };
}

/** Whether a window was made of tables: facts come with the package, and are not copied into its snapshot. */
function isOfTables(sources: readonly { readonly id: string }[]) {
  const ids = new Set(sources.map(({ id }) => id));
  return ({ holdings, totals }: HeldWindow) => [...holdings, ...totals].some(({ origin }) => ids.has(origin.source));
}

function amountRows({ layer, windows, scopeBreaksMs }: HeldLayer): AmountRow[] {
  const none = { source: 'scope', file: '', row: 0 };
  return [
    ...scopeBreaksMs.map(
      (ms): AmountRow => ({
        layer,
        fromMs: ms,
        toMs: ms,
        isIncomplete: false,
        kind: 'scope',
        entity: null,
        group: null,
        weight: 0,
        low: null,
        high: null,
        origin: none,
      }),
    ),
    ...windows.flatMap(({ span, isIncomplete, holdings, totals }) => {
      const common = { layer, fromMs: span.fromMs, toMs: span.toMs, isIncomplete };
      return [
        ...totals.map((total): AmountRow => ({ ...common, kind: 'total', entity: null, ...total })),
        ...holdings.map((holding): AmountRow => ({ ...common, kind: 'held', ...holding })),
      ];
    }),
  ];
}

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
