import { jsonText, printable } from '../../core/text.ts';
import { formatInstant } from '../../core/time-span.ts';
import type { FetchProgress, SourceFile } from '../../pipeline/fetch-sources.ts';
import { formatAge, formatBytes } from '../amounts.ts';
import type { Command } from '../command.ts';
import type { CliEffects } from '../effects.ts';
import { choiceOption, integerOption, textOption, usageError } from '../options.ts';
import { tableStyle } from '../output.ts';
import { programVersion } from '../version.ts';

type PublishedSources = typeof import('../../pipeline/catalogue.ts').publishedSources;

export const fetchCommand: Command = createFetchCommand(
  async () => (await import('../../pipeline/catalogue.ts')).publishedSources,
);

/** The command for a list of sources. */
export function createFetchCommand(load: () => Promise<PublishedSources>): Command {
  return {
    name: 'fetch',
    summary: 'Get the published datasets from their publishers, or see what is there of them.',
    positionals: [{ name: '[source...]', description: 'ids as `contraflow sources` lists them (default: all)' }],
    options: [
      { flags: '--offline', description: 'ask nobody, only say what is there' },
      { flags: '--folder <folder>', description: 'where the files are kept (default: in the platform’s data folder)' },
      { flags: '--retries <number>', description: 'further attempts after a failure that may pass', default: '3' },
      { flags: '--format <format>', description: 'text or json', default: 'text' },
    ],
    examples: ['contraflow fetch', 'contraflow fetch --offline', 'contraflow fetch --folder published --format json'],
    async run(ids, options, effects) {
      const format = choiceOption(options, 'format', ['text', 'json'], 'text');
      const retries = integerOption(options, 'retries', { fallback: 3, least: 0, most: 20 });
      const sources = sourcesNamed(ids, await load());
      const { defaultSourcesFolder, fetchSources } = await import('../../pipeline/fetch-sources.ts');
      const folder = textOption(options, 'folder') ?? defaultSourcesFolder();
      const files = await fetchSources(sources, {
        folder,
        retries,
        ...(await mirrorOf(effects)),
        isOffline: options.offline === true,
        userAgent: `contraflow/${programVersion()}`,
        now: effects.now,
        signal: effects.signal,
        onProgress: shownProgress(effects),
      });
      if (format === 'json') effects.out(`${jsonText(files.map(toRecord), 2)}\n`);
      else await printFiles(files, folder, effects);
      return files.every(({ reason }) => reason === null) ? 0 : 1;
    },
  };
}

function sourcesNamed(ids: readonly string[], sources: PublishedSources): PublishedSources {
  const unknown = ids.find((id) => !sources.some((source) => source.id === id));
  if (unknown !== undefined) {
    throw usageError(`fetch: expected sources of ${sources.map(({ id }) => id).join(', ')}, got '${unknown}'`);
  }
  return ids.length === 0 ? sources : sources.filter(({ id }) => ids.includes(id));
}

/** The mirror that the environment names: an origin in place of every publisher's. */
async function mirrorOf({ env }: CliEffects): Promise<{ readonly mirror?: string }> {
  const mirror = env.CONTRAFLOW_FETCH_ORIGIN;
  if (mirror === undefined || mirror === '') return {};
  const { isOrigin } = await import('../../pipeline/fetch-sources.ts');
  if (!isOrigin(mirror)) {
    throw usageError(`CONTRAFLOW_FETCH_ORIGIN: expected an origin as https://mirror.example, got '${mirror}'`);
  }
  return { mirror };
}

/** Milliseconds between two lines of progress. */
const PROGRESS_MS = 100;

function shownProgress({ now, progress }: CliEffects): (at: FetchProgress) => void {
  let shownAt = Number.NEGATIVE_INFINITY;
  return ({ file, bytes, filesDone, files }) => {
    if (now() - shownAt < PROGRESS_MS) return;
    shownAt = now();
    progress(`fetching ${file.name}: ${formatBytes(bytes)}, ${filesDone} of ${files} files done`);
  };
}

function toRecord({ source, file, status, reason, bytes, sha256, fetchedAtMs }: SourceFile) {
  const fetchedAt = fetchedAtMs === null ? null : formatInstant(fetchedAtMs);
  return { source, file: file.name, url: file.url, status, reason, bytes, sha256, fetched_at: fetchedAt };
}

async function printFiles(files: readonly SourceFile[], folder: string, effects: CliEffects): Promise<void> {
  const { renderTable } = await import('../../report/index.ts');
  const rows = files.map(({ source, file, status, bytes, fetchedAtMs }) => [
    source,
    file.name,
    status,
    bytes === null ? '' : formatBytes(bytes),
    fetchedAtMs === null ? '' : formatAge(effects.now() - fetchedAtMs),
  ]);
  effects.out(`${renderTable(columns, rows, tableStyle(undefined, effects))}\n\nfolder   ${printable(folder)}\n`);
  for (const { status, reason } of files) if (status === 'failed') effects.note(printable(reason!));
  if (files.some(({ status }) => status === 'missing')) {
    effects.note('what is missing: contraflow fetch gets it');
  }
}

const columns = [
  { title: 'source' },
  { title: 'file', cut: 'middle' },
  { title: 'status' },
  { title: 'size', align: 'right' },
  { title: 'age', align: 'right' },
] as const;
