import { namedParameters } from '../compute/model-name.ts';
import type { HeldLayer, HeldWindow } from '../core/holding.ts';
import type { Problem } from '../core/problem.ts';
import type { RepositoryDownloads } from '../core/published-model.ts';
import { DAY_MS, formatDate } from '../core/time-span.ts';
import { type ProblemCounter, problemCounter } from './_problem-counter.ts';
import { repositoryDeveloper } from './developers.ts';

const WHO = 'download-layers';
/** Over how long the Hub counts downloads. */
const WINDOW_MS = 30 * DAY_MS;
/** A snapshot is a repetition where more than this proportion of its counts are those of the one before. */
const MOST_REPEATED = 0.5;

/** Classes of models by all their weights, in ascending order; each up to `below`, exclusive. */
export const sizeClasses = [
  { id: 'up-to-1b', title: '<1B', below: 1e9 },
  { id: '1b-to-4b', title: '1–4B', below: 4e9 },
  { id: '4b-to-15b', title: '4–15B', below: 15e9 },
  { id: '15b-to-40b', title: '15–40B', below: 40e9 },
  { id: '40b-to-150b', title: '40–150B', below: 150e9 },
  { id: 'over-150b', title: '>150B', below: Infinity },
] as const;

/** Rows of one date by repository. */
interface Snapshot {
  readonly atMs: number;
  readonly rows: ReadonlyMap<string, RepositoryDownloads>;
}

/**
 * Downloads in the 30 days before each snapshot, by developer and by size class of the model.
 *
 * Snapshots are never added up. Those kept are at least 30 days apart, counted back from the last, so that no download counts
 * twice; each holds only repositories that are in all of them and whose counts move. What is left out is counted: repositories made for
 * tests, snapshots that repeat the one before, snapshots that overlap a kept one.
 */
export function downloadLayers(rows: readonly RepositoryDownloads[]): {
  readonly layers: readonly HeldLayer[];
  readonly problems: readonly Problem[];
} {
  const counter = problemCounter(WHO);
  const snapshots = apartSnapshots(freshSnapshots(snapshotsOf(rows, counter), counter), counter);
  const compared = comparableRepositories(snapshots, counter);
  const roles = { developer: repositoryDeveloper, 'size-class': sizeClassOf };
  const layers = Object.entries(roles).map(([role, entityOf]) => ({
    layer: `ai/downloads/${role}`,
    windows: snapshots.map((snapshot) => windowOf(snapshot, { compared, entityOf })),
    scopeBreaksMs: [],
  }));
  return { layers, problems: counter.problems() };
}

function snapshotsOf(rows: readonly RepositoryDownloads[], counter: ProblemCounter): readonly Snapshot[] {
  const byTime = new Map<number, Map<string, RepositoryDownloads>>();
  const tests = new Set<string>();
  for (const row of rows) {
    const { snapshotMs, repository, origin } = row;
    if (isForTests(repository)) {
      tests.add(repository);
      continue;
    }
    const known = byTime.get(snapshotMs) ?? new Map<string, RepositoryDownloads>();
    if (known.has(repository))
      counter.add('twice', `expected ${repository} once a snapshot, got it again (${origin.file}, row ${origin.row})`);
    else known.set(repository, row);
    byTime.set(snapshotMs, known);
  }
  for (const repository of tests) counter.add('for-tests', `expected a model for use, got ${repository}`);
  return [...byTime].sort(([left], [right]) => left - right).map(([atMs, held]) => ({ atMs, rows: held }));
}

/**
 * Whether a repository says that it is there to test programs: its weights are random or its account is one for tests.
 *
 * @example
 * isForTests('hmellor/tiny-random-LlamaForCausalLM'); // => true
 */
export function isForTests(repository: string): boolean {
  return /(^|[-_])testing\/|tiny[-_]?random|tiny-dummy|unit-test|(^|[-_/])(random|testing)[-_].*tiny|tiny.*[-_]random|\/testing[-_]/i.test(
    repository,
  );
}

function freshSnapshots(snapshots: readonly Snapshot[], counter: ProblemCounter): readonly Snapshot[] {
  const fresh: Snapshot[] = [];
  for (const snapshot of snapshots) {
    const last = fresh.at(-1);
    const moving = [...snapshot.rows.values()].filter(({ downloads }) => downloads > 0);
    const before = moving.flatMap((row) => last?.rows.get(row.repository) ?? []);
    const repeated = before.filter((row) => row.downloads === snapshot.rows.get(row.repository)?.downloads).length;
    if (repeated > MOST_REPEATED * before.length)
      counter.add(
        'repeated-snapshot',
        `expected new counts on ${formatDate(snapshot.atMs)}, got those of ${formatDate(last!.atMs)} for ${repeated} of ${before.length} repositories`,
      );
    else fresh.push(snapshot);
  }
  return fresh;
}

function apartSnapshots(snapshots: readonly Snapshot[], counter: ProblemCounter): readonly Snapshot[] {
  const apart: Snapshot[] = [];
  for (const snapshot of [...snapshots].reverse()) {
    const next = apart[0];
    if (next === undefined || next.atMs - snapshot.atMs >= WINDOW_MS) apart.unshift(snapshot);
    else
      counter.add(
        'overlapping-snapshot',
        `expected snapshots 30 days apart, got ${formatDate(snapshot.atMs)} before ${formatDate(next.atMs)}`,
      );
  }
  return apart;
}

/** Repositories that every snapshot holds, and whose counts move from each to the next. */
function comparableRepositories(snapshots: readonly Snapshot[], counter: ProblemCounter): readonly string[] {
  const [first, ...rest] = snapshots;
  return [...(first?.rows.keys() ?? [])].filter((repository) => {
    const counts = snapshots.map(({ rows }) => rows.get(repository)?.downloads);
    if (rest.some(({ rows }) => !rows.has(repository))) {
      counter.add('not-in-all', `expected ${repository} in every snapshot, got it in some`);
      return false;
    }
    const isStill = counts.some((count, at) => count === 0 || (at > 0 && count === counts[at - 1]));
    if (isStill)
      counter.add('count-at-rest', `expected downloads of ${repository} that move, got ${counts.join(', ')}`);
    return !isStill;
  });
}

type EntityOf = (repository: string, row: RepositoryDownloads) => string | null;

function windowOf(
  { atMs, rows }: Snapshot,
  { compared, entityOf }: { readonly compared: readonly string[]; readonly entityOf: EntityOf },
): HeldWindow {
  const holdings = compared.map((repository) => {
    const row = rows.get(repository)!;
    const { downloads, origin } = row;
    return { entity: entityOf(repository, row), group: null, weight: downloads, low: null, high: null, origin };
  });
  return { span: { fromMs: atMs - WINDOW_MS, toMs: atMs }, holdings, totals: [], isIncomplete: false };
}

/** By what the name states, for packing makes stored weights fewer; by those where it states nothing. */
function sizeClassOf(repository: string, { parameters }: RepositoryDownloads): string | null {
  const count = namedParameters(repository.slice(repository.indexOf('/') + 1))?.total ?? parameters;
  return count === null ? null : sizeClasses.find(({ below }) => count < below)!.id;
}
