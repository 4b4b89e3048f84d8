import { hash } from 'node:crypto';
import { basename } from 'node:path';
import { attributeModels, type ModelRows } from '../attribution/index.ts';
import type { ScoredModel } from '../core/ai-model.ts';
import type { Problem } from '../core/problem.ts';
import type { ColumnHead } from '../core/table.ts';
import { printable } from '../core/text.ts';
import { formatDate } from '../core/time-span.ts';
import {
  epochCapabilitiesIndex,
  epochModels,
  huggingFaceModels,
  publishedSources,
  scoredModels as snapshotModels,
} from '../sources/index.ts';
import { readTable } from '../store/table-file.ts';
import { readBundledPublished } from './bundled-snapshot.ts';
import { readPublished } from './published.ts';
import { rowsBySource } from './published-layers.ts';

/** Models with scores, and what there is to say of where they came from. */
export interface ScoredModels {
  /** At least one. */
  readonly models: readonly ScoredModel[];
  readonly problems: readonly Problem[];
  /** Content hash of the tables. */
  readonly snapshot: string;
  /** Sentences on what was read, with the credits. */
  readonly notes: readonly string[];
  readonly credits: readonly ModelCredit[];
}

/** Who is to be named where scores or parameters are shown. */
interface ModelCredit {
  /** Id of the source. */
  readonly source: string;
  readonly title: string;
  readonly publisher: string;
  /** SPDX identifier; null where none is stated. */
  readonly licence: string | null;
  readonly url: string | null;
}

/** What is read in place of the bundled models: a table, or a folder of published tables. */
export interface ScoredModelsOptions {
  /** A table of the Epoch Capabilities Index, or one as the bundled snapshot holds its models: its columns tell. */
  readonly models?: string | undefined;
  readonly published?: string | undefined;
  /** When the tables were read: models dated later are left out, and counted. null, and by default: not known. */
  readonly asOfMs?: number | null;
  readonly signal?: AbortSignal;
}

/** Sources of scores, and of parameters. */
export const modelSources = [epochCapabilitiesIndex, epochModels, huggingFaceModels];

/**
 * Reads scored models: those that are bundled, unless a table or a folder is given.
 *
 * A table of the index has no parameters: only those that names state are known. In a folder they are looked up in the tables of
 * models too.
 *
 * @throws {SyntaxError} if both are given, the table is another, or no model has a score and a date.
 * @throws {Error} if the file or the folder cannot be read.
 */
export async function readScoredModels(options: ScoredModelsOptions = {}): Promise<ScoredModels> {
  const { models, published } = options;
  if (models !== undefined && published !== undefined)
    throw new SyntaxError(`models: expected a table or a folder, got both (${models}, ${published})`);
  if (models !== undefined) return ofTable(models, options);
  if (published !== undefined) return ofFolder(published, options);
  return ofBundle();
}

async function ofBundle(): Promise<ScoredModels> {
  const { models, sha256, asOfMs, description } = await readBundledPublished();
  const credits = modelSources.flatMap(({ id: source }) =>
    description.origins
      .filter(({ id }) => id === source)
      .map(({ title, publisher, licence, url }) => ({ source, title, publisher, licence, url })),
  );
  const what = `${modelCount(models)}, bundled with the program; their tables were read on ${formatDate(asOfMs)}`;
  return { models, problems: [], snapshot: sha256[1], notes: notesOf(what, credits), credits };
}

async function ofTable(path: string, { asOfMs = null }: ScoredModelsOptions): Promise<ScoredModels> {
  const file = basename(path);
  const kind: { source?: typeof epochCapabilitiesIndex | typeof snapshotModels } = {};
  const table = await readTable(path, (columns) => {
    kind.source = tableSource(columns, path);
    return kind.source.wanted(columns);
  });
  const isIndex = kind.source?.id === epochCapabilitiesIndex.id;
  const read = isIndex
    ? ofIndex(epochCapabilitiesIndex.parse(table, { file }), asOfMs)
    : ofSnapshot(snapshotModels.parse(table, { file }), asOfMs);
  const what = `${modelCount(read.models)}, of ${file}${isIndex ? ', with the numbers of parameters that their names state' : ''}`;
  const credits = creditsOf(isIndex ? [epochCapabilitiesIndex.id] : read.models.map(({ origin }) => origin.source));
  return { ...someOf(read, path), snapshot: table.sha256, notes: notesOf(what, credits), credits };
}

function tableSource(columns: readonly ColumnHead[], path: string) {
  if (epochCapabilitiesIndex.recognises(columns)) return epochCapabilitiesIndex;
  if (snapshotModels.recognises(columns)) return snapshotModels;
  const got = columns.map(({ name }) => name).join(', ');
  throw new SyntaxError(
    `models: expected a table of scored models, got the columns ${printable(got.slice(0, 200))} (${path}). Tables of the index: ` +
      `${epochCapabilitiesIndex.accepts} Others: ${snapshotModels.accepts}`,
  );
}

type Read = Pick<ScoredModels, 'models' | 'problems'>;

function ofIndex({ value, problems }: ReturnType<typeof epochCapabilitiesIndex.parse>, asOfMs: number | null): Read {
  const found = attributeModels({ 'epoch-capabilities-index': value }, { asOfMs });
  return { models: found.scoredModels, problems: [...problems, ...found.problems] };
}

function ofSnapshot({ value, problems }: ReturnType<typeof snapshotModels.parse>, asOfMs: number | null): Read {
  const later = asOfMs === null ? [] : value.filter(({ releasedMs }) => releasedMs > asOfMs);
  if (later.length === 0) return { models: value, problems };
  const { name, origin } = later[0]!;
  const message = `scored-models: expected ${name} to be out when the table was read, got a later date (${origin.file}, row ${origin.row})`;
  const problem = { kind: 'scored-models/in-the-future', message, count: later.length };
  return { models: value.filter((model) => !later.includes(model)), problems: [...problems, problem] };
}

async function ofFolder(folder: string, { asOfMs = null, signal }: ScoredModelsOptions): Promise<ScoredModels> {
  const found = await readPublished(folder, publishedSources, signal === undefined ? {} : { signal });
  const ids = modelSources.map(({ id }) => id);
  const tables = found.tables.filter(({ source }) => ids.includes(source));
  const ofTables = found.problems.filter(({ source }) => source === null || ids.includes(source));
  const index = epochCapabilitiesIndex.id;
  if (!tables.some(({ source }) => source === index)) {
    const first = ofTables[0] === undefined ? '' : `; ${ofTables[0].message}`;
    throw new SyntaxError(
      `models: expected a table of ${index}, got none (${folder}; contraflow fetch ${index} gets it${first})`,
    );
  }
  const read = attributeModels(rowsBySource(tables) as ModelRows, { asOfMs });
  const problems = [...ofTables, ...read.problems.filter(({ kind }) => !kind.startsWith('training-layers/'))];
  const credits = creditsOf(tables.map(({ source }) => source));
  const what = `${modelCount(read.scoredModels)}, of the tables in ${basename(folder)}`;
  return {
    ...someOf({ models: read.scoredModels, problems }, folder),
    snapshot: hash(
      'sha256',
      tables
        .map(({ sha256 }) => sha256)
        .sort()
        .join('\n'),
      'hex',
    ),
    notes: notesOf(what, credits),
    credits,
  };
}

/** What was read, if it is anything. */
function someOf(read: Read, where: string): Read {
  if (read.models.length > 0) return read;
  const first = read.problems[0] === undefined ? '' : `; ${read.problems[0].message}`;
  throw new SyntaxError(`models: expected a model with a score and a date, got none (${where}${first})`);
}

function modelCount({ length }: readonly ScoredModel[]): string {
  return length === 1 ? '1 model with a score' : `${length.toLocaleString('en-US')} models with a score`;
}

function creditsOf(sources: readonly string[]): readonly ModelCredit[] {
  return modelSources
    .filter(({ id }) => sources.includes(id))
    .map(({ id: source, title, publisher, licence, homepage: url }) => ({ source, title, publisher, licence, url }));
}

function notesOf(what: string, credits: readonly ModelCredit[]): readonly string[] {
  const shown = credits.map(({ title, publisher, licence, url }) =>
    [...(title.startsWith(publisher) ? [] : [publisher]), title, licence, url]
      .filter((part) => part !== null)
      .join(', '),
  );
  return [what, ...(shown.length === 0 ? [] : [`data: ${shown.join('; ')}`])];
}
