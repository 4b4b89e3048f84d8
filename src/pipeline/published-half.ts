import { hash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { hostingLayersFrom } from '../attribution/index.ts';
import type { ScoredModel } from '../core/ai-model.ts';
import type { Fact } from '../core/fact.ts';
import type { HeldLayer } from '../core/holding.ts';
import { announcedMs, type LedgerDeal } from '../core/hosting-ledger.ts';
import type { Problem } from '../core/problem.ts';
import { DAY_MS, formatDate, type TimeSpan } from '../core/time-span.ts';
import { loadFacts } from '../platform/facts.ts';
import { isMissing } from '../platform/files.ts';
import { loadHostingLedger } from '../platform/hosting-ledger.ts';
import type { SourceCredit } from '../report/index.ts';
import { publishedSources } from '../sources/index.ts';
import { readBundledPublished } from './bundled-snapshot.ts';
import { type PublishedTables, readPublished } from './published.ts';
import { factsHash, publishedLayers, withFactLayers } from './published-layers.ts';
import type { PublishedOrigin } from './recipe.ts';

/** Everything but the blocks: layers of published amounts, scored models and facts. */
export interface PublishedHalf {
  readonly layers: readonly HeldLayer[];
  readonly models: readonly ScoredModel[];
  readonly facts: readonly Fact[];
  /** Hosting deals that were announced by then. */
  readonly deals: readonly LedgerDeal[];
  /** Names of entities by layer id and entity id. */
  readonly names: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly sources: readonly SourceCredit[];
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
  /** Content hash. */
  readonly snapshot: string;
  /** When the tables were read: later rows are expectations. */
  readonly asOfMs: number;
}

/** The half that comes with the package. */
export async function readBundledHalf(): Promise<PublishedHalf> {
  const { layers, models, sha256, description, asOfMs } = await readBundledPublished();
  const facts = loadFacts();
  const deals = loadHostingLedger();
  return {
    layers: [...withFactLayers(layers, facts), ...hostingLayersFrom(deals)],
    models,
    facts,
    deals,
    names: new Map(Object.entries(description.names).map(([layer, names]) => [layer, new Map(Object.entries(names))])),
    sources: [
      ...description.origins.flatMap((origin) => creditOf(origin, { layers, models })),
      ...factCredits(facts),
      ...ledgerCredits(deals),
    ],
    problems: description.problems,
    notes: description.origins.flatMap(({ id, note }) => (note === undefined ? [] : [`${id}: ${note}`])),
    snapshot: hash(
      'sha256',
      [...sha256, JSON.stringify(description), factsHash(facts), JSON.stringify(deals)].join('\n'),
      'hex',
    ),
    asOfMs,
  };
}

/**
 * The half of a folder of published tables: what its tables give, facts where they give nothing, and the hosting deals that were
 * announced by then. A source that is missing or cannot be read is told, and the others are used.
 *
 * @throws {Error} if the folder cannot be listed, or holds no published table at all.
 */
export async function readPublishedHalf(
  folder: string,
  { asOfMs, signal }: { readonly asOfMs: number; readonly signal?: AbortSignal },
): Promise<PublishedHalf> {
  await checkIsThere(folder);
  const { tables, problems, missing } = await readPublished(
    folder,
    publishedSources,
    signal === undefined ? {} : { signal },
  );
  if (tables.length === 0) {
    const first = problems[0] === undefined ? '' : `; ${problems[0].message}`;
    throw new Error(
      `published: expected at least one published table, got none (${folder}; contraflow fetch gets them${first})`,
    );
  }
  const facts = loadFacts();
  const deals = loadHostingLedger().filter((deal) => announcedMs(deal) <= asOfMs);
  const found = publishedLayers(tables, { facts, asOfMs: () => asOfMs });
  const used = publishedSources.filter(({ id }) => tables.some(({ source }) => source === id));
  const credits = used.flatMap(({ id, title, publisher, licence, homepage }) =>
    creditOf(
      {
        id,
        title,
        publisher,
        licence: licence ?? 'not stated',
        url: homepage ?? '',
        rows: tables.reduce(
          (sum, table) => sum + (table.source === id && Array.isArray(table.value) ? table.value.length : 0),
          0,
        ),
      },
      found,
    ),
  );
  return {
    ...found,
    layers: [...found.layers, ...hostingLayersFrom(deals)],
    facts,
    deals,
    sources: [...credits, ...factCredits(facts), ...ledgerCredits(deals)],
    snapshot: hash('sha256', [found.snapshot, JSON.stringify(deals)].join('\n'), 'hex'),
    problems: [...problems, ...found.problems],
    notes: [
      `Published tables of ${basename(resolve(folder))}, taken as of ${formatDate(asOfMs)}: rows dated later are expectations and are not counted.`,
      ...absenceNotes({ tables, problems, missing }),
    ],
    asOfMs,
  };
}

/** What of the sources is not there: whole sources, and files of those that are. */
function absenceNotes({ tables, problems, missing }: PublishedTables): string[] {
  const countOf = (source: string) => tables.filter((table) => table.source === source).length;
  const unread = problems.flatMap(({ source, kind }) => (kind === `source/${source}` ? [source!] : []));
  const expected = new Set([...missing.map(({ source }) => source), ...unread]);
  const absent = [...expected].filter((id) => countOf(id) === 0).sort();
  const partial = publishedSources.filter(({ id, files }) => countOf(id) > 0 && countOf(id) < files.length);
  const counts = partial.map(({ id, files }) => `${id} (${countOf(id)} of ${files.length})`);
  return [
    ...(absent.length === 0 ? [] : [`Missing, and so not measured from tables: ${absent.join(', ')}.`]),
    ...(counts.length === 0 ? [] : [`Fewer files than the publisher keeps: ${counts.join(', ')}.`]),
  ];
}

/** @throws {Error} if nothing is there: one that was named is a slip, and what it holds is not for `readPublished` to say. */
async function checkIsThere(folder: string): Promise<void> {
  try {
    await stat(folder);
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new Error(`published: expected a folder, got none (${folder}; contraflow fetch --folder makes one)`, {
      cause: error,
    });
  }
}

type Said = Pick<PublishedHalf, 'layers' | 'models'>;

/** The credit of a source; none where nothing that is shown rests on it. */
function creditOf(origin: Omit<PublishedOrigin, 'files' | 'note'>, said: Said): readonly SourceCredit[] {
  const { title, publisher, licence, url, rows } = origin;
  const span = spanOfSource(completed.get(origin.id) ?? origin.id, said);
  return span === null ? [] : [{ title, publisher, licence, url, span, rows }];
}

/** Sources whose rows only complete those of another, owners of sites and sizes of models: they cover what that one does. */
const completed: ReadonlyMap<string, string> = new Map([
  ['epoch-data-centers', 'epoch-data-center-timelines'],
  ['hugging-face-models', 'epoch-capabilities-index'],
]);

/** From the first to the last window in which a source is used, and the releases of its models; null where it is not. */
function spanOfSource(source: string, { layers, models }: Said): TimeSpan | null {
  let fromMs = Infinity;
  let toMs = -Infinity;
  const put = (span: TimeSpan) => {
    fromMs = Math.min(fromMs, span.fromMs);
    toMs = Math.max(toMs, span.toMs);
  };
  for (const { windows } of layers) {
    for (const { span, holdings, totals } of windows) {
      if ([...holdings, ...totals].some(({ origin }) => origin.source === source)) put(span);
    }
  }
  for (const { origin, releasedMs } of models) {
    if (origin.source === source) put({ fromMs: releasedMs, toMs: releasedMs + DAY_MS });
  }
  return fromMs < toMs ? { fromMs, toMs } : null;
}

function factCredits(facts: readonly Fact[]): SourceCredit[] {
  const used = facts.filter(({ layer }) => layer !== null);
  if (used.length === 0) return [];
  return [
    {
      title: 'Facts typed from reports (data/facts), each with its own source',
      publisher: `${new Set(used.map(({ source }) => source.url)).size} reports and press pages`,
      licence: 'facts',
      url: 'https://github.com/contraflow/contraflow/tree/main/data/facts',
      span: {
        fromMs: Math.min(...used.map(({ span }) => span.fromMs)),
        toMs: Math.max(...used.map(({ span }) => span.toMs)),
      },
      rows: used.length,
    },
  ];
}

function ledgerCredits(deals: readonly LedgerDeal[]): SourceCredit[] {
  if (deals.length === 0) return [];
  const times = deals.map(announcedMs);
  const pages = new Set(deals.flatMap(({ sources }) => sources.map(({ url }) => url)));
  return [
    {
      title: 'Hosting deals of miners typed from reports (data/hosting-deals.json), each with its own sources',
      publisher: `${pages.size} reports and press pages`,
      licence: 'facts',
      url: 'https://github.com/contraflow/contraflow/blob/main/data/hosting-deals.json',
      span: { fromMs: Math.min(...times), toMs: Math.max(...times) + DAY_MS },
      rows: deals.length,
    },
  ];
}
