import { printable } from '../../core/text.ts';
import { formatDate } from '../../core/time-span.ts';
import type { SourceFile } from '../../pipeline/fetch-sources.ts';
import { formatBytes } from '../amounts.ts';
import type { Command, OptionValues } from '../command.ts';
import { type CliEffects, CliError } from '../effects.ts';
import { shellWord } from '../input.ts';
import { textOption } from '../options.ts';
import { type CatalogueRecord, printRecords, recordFormatOption } from '../records.ts';

type PublishedSources = typeof import('../../pipeline/catalogue.ts').publishedSources;

export const sourcesCommand: Command = createSourcesCommand(
  async () => (await import('../../pipeline/catalogue.ts')).publishedSources,
);

/** The command for a list of published sources. */
export function createSourcesCommand(load: () => Promise<PublishedSources>): Command {
  return {
    name: 'sources',
    summary: 'List what can be read, the published datasets and what is there of them, and the bundled origins.',
    options: [
      { flags: '--problems', description: 'read the published files that are there, and list what is wrong in them' },
      { flags: '--folder <folder>', description: 'where the files are (default: in the platform’s data folder)' },
      recordFormatOption,
    ],
    examples: ['contraflow sources', 'contraflow sources --format json', 'contraflow sources --problems --format csv'],
    async run(_positionals, options, effects) {
      const published = await load();
      const { defaultSourcesFolder } = await import('../../pipeline/fetch-sources.ts');
      const folder = textOption(options, 'folder') ?? defaultSourcesFolder();
      if (options.problems === true) return printProblems(published, folder, { options, effects });
      return printRecords(await catalogue(published, folder, effects), options, effects);
    },
  };
}

async function catalogue(
  published: PublishedSources,
  folder: string,
  { now, signal }: CliEffects,
): Promise<readonly CatalogueRecord[]> {
  const { sources } = await import('../../pipeline/catalogue.ts');
  const { bundledDescription } = await import('../../pipeline/bundled-snapshot.ts');
  const { fetchSources } = await import('../../pipeline/fetch-sources.ts');
  const files = await fetchSources(published, { folder, isOffline: true, userAgent: 'contraflow', now, signal });
  return [
    blockFiles,
    ...sources
      .filter(({ id }) => !published.some((other) => other.id === id))
      .map((source) => ({
        id: source.id,
        kind: 'input format',
        title: source.title,
        about: source.accepts,
        publisher: null,
        licence: source.licence,
        url: source.homepage,
        files: null,
      })),
    ...published.map((source) => ({
      id: source.id,
      kind: 'published dataset',
      title: source.title,
      about: source.accepts,
      publisher: source.publisher,
      licence: source.licence,
      url: source.homepage,
      files: files
        .filter((file) => file.source === source.id)
        .map(fileState)
        .join('; '),
    })),
    ...bundledDescription().origins.map((origin) => ({
      id: origin.id,
      kind: 'bundled snapshot',
      title: origin.title,
      about: `${origin.from} to ${origin.until}, ${origin.levels.join(', ')}`,
      publisher: origin.publisher,
      licence: origin.licence,
      url: origin.url,
      files: null,
    })),
  ];
}

function fileState({ file, status, bytes, fetchedAtMs }: SourceFile): string {
  if (status === 'failed') return `${file.name}: cannot be read`;
  if (bytes === null) return `${file.name}: not there`;
  const when = fetchedAtMs === null ? '' : `, fetched ${formatDate(fetchedAtMs)}`;
  return `${file.name}: ${formatBytes(bytes)}${when}`;
}

const blockFiles = {
  id: 'bitcoin-core-blocks',
  kind: 'input format',
  title: 'Block files of Bitcoin Core',
  about:
    'A blocks directory, or one blkNNNNN.dat: XORed or not, pruned or not, while the node runs or not; every network.',
  publisher: null,
  licence: null,
  url: 'https://github.com/bitcoin/bitcoin/blob/master/doc/files.md',
  files: null,
};

/** Problems of one kind in one file. */
type ProblemRecord = {
  readonly source: string | null;
  readonly file: string | null;
  readonly kind: string;
  readonly count: number;
  readonly example: string;
};

async function printProblems(
  published: PublishedSources,
  folder: string,
  { options, effects }: { readonly options: OptionValues; readonly effects: CliEffects },
): Promise<number> {
  const { readPublished } = await import('../../pipeline/published.ts');
  const { tables, problems, missing } = await readPublished(folder, published, { signal: effects.signal });
  const named = textOption(options, 'folder') === undefined ? '' : ` --folder ${shellWord(folder)}`;
  const advice = `contraflow fetch${named} gets them`;
  if (tables.length === 0 && problems.length === 0) {
    if (textOption(options, 'folder') === undefined) return printBundledProblems(options, effects);
    throw new CliError(`sources: expected published files, got none; ${advice} (${folder})`);
  }
  const records = new Map<string, ProblemRecord>();
  for (const { source, file, kind, count, message } of problems) {
    const key = JSON.stringify([source, file, kind]);
    const { example = message, count: before = 0 } = records.get(key) ?? {};
    records.set(key, { source, file, kind, count: before + count, example });
  }
  printRecords([...records.values()], options, effects, ['source', 'file', 'kind', 'count', 'example']);
  const total = problems.reduce((sum, { count }) => sum + count, 0);
  effects.note(
    `published files read: ${tables.length.toLocaleString('en-US')}; problems: ${total.toLocaleString('en-US')}`,
  );
  if (missing.length > 0) {
    effects.note(`not there: ${missing.map(({ file }) => printable(file.name)).join(', ')}; ${advice}`);
  }
  return 0;
}

/** Where nothing was fetched: what was wrong in the tables that the bundled snapshot was made of. */
async function printBundledProblems(options: OptionValues, effects: CliEffects): Promise<number> {
  const { bundledDescription } = await import('../../pipeline/bundled-snapshot.ts');
  const { asOf, problems } = bundledDescription().published;
  const records = problems.map(({ kind, count, message }) => ({
    source: kind.split('/')[0]!,
    file: null,
    kind,
    count,
    example: message,
  }));
  printRecords(records, options, effects, ['source', 'file', 'kind', 'count', 'example']);
  effects.note(
    `of the tables that the bundled snapshot was made of, as of ${asOf}; nothing was fetched: contraflow fetch gets the tables of today`,
  );
  return 0;
}
