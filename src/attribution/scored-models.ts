import { areApart, isPackedName, namedParameters, nameId } from '../compute/model-name.ts';
import type { ScoredModel } from '../core/ai-model.ts';
import type { Problem } from '../core/problem.ts';
import type { PublishedModel, PublishedRepository, PublishedScore } from '../core/published-model.ts';
import { byText } from '../core/text.ts';
import { formatDate } from '../core/time-span.ts';
import { grouped } from './_grouped.ts';
import { type ProblemCounter, problemCounter } from './_problem-counter.ts';
import { developerId, repositoryDeveloper } from './developers.ts';
import { countryIds } from './model-jurisdictions.ts';

const WHO = 'scored-models';

/** A score that has a date. */
interface DatedScore extends PublishedScore {
  readonly releasedMs: number;
}

/** Tables in which parameters are looked up. */
interface ModelTables {
  /** One row per model, as `mergeModels` gives them. */
  readonly models: readonly PublishedModel[];
  readonly repositories: readonly PublishedRepository[];
}

/**
 * Scored versions as models, in the order of their release.
 *
 * Settings, hosts and variants of one model name and release date are one model with the best score. A version of a later date
 * is a model of its own, for a better score then is a later achievement; unless its score is one that the name
 * already had, which is the same model listed again. Versions without a date, and those dated after `asOfMs`, are left out and counted.
 *
 * `confidence` grades Epoch's estimate of the training compute, not the score. Parameters are what the tables, the name and the
 * developer's own repository agree on within a factor of two; where they do not agree they are null, and counted.
 */
export function scoredModels(
  scores: readonly PublishedScore[],
  { models, repositories, asOfMs }: ModelTables & { readonly asOfMs: number | null },
): { readonly models: readonly ScoredModel[]; readonly problems: readonly Problem[] } {
  const counter = problemCounter(WHO);
  const parametersOf = parameterLookup({ models, repositories }, counter);
  const ids = new Set<string>();
  const result: ScoredModel[] = [];
  for (const versions of byName(scores, { asOfMs, counter }).values()) {
    for (const [at, release] of releasesOf(versions).entries()) {
      const { name, releasedMs } = release;
      const suffix = at === 0 ? '' : formatDate(releasedMs);
      result.push({
        id: freeId(suffix === '' ? nameId(name) : `${nameId(name)}-${suffix}`, ids),
        name: suffix === '' ? name : `${name} (${suffix})`,
        developers: release.organizations,
        jurisdictions: countryIds(release.countries),
        releasedMs,
        access: release.access,
        score: release.score,
        confidence: release.confidence,
        ...parametersOf(release),
        origin: release.origin,
      });
    }
  }
  result.sort((left, right) => left.releasedMs - right.releasedMs || byText(left.id, right.id));
  return { models: result, problems: counter.problems() };
}

function byName(
  scores: readonly PublishedScore[],
  { asOfMs, counter }: { readonly asOfMs: number | null; readonly counter: ProblemCounter },
): ReadonlyMap<string, readonly DatedScore[]> {
  const dated: DatedScore[] = [];
  for (const score of scores) {
    const { version, releasedMs, origin } = score;
    const where = `(${origin.file}, row ${origin.row})`;
    if (releasedMs === null) counter.add('no-date', `expected a release date of ${version}, got none ${where}`);
    else if (asOfMs !== null && releasedMs > asOfMs)
      counter.add('in-the-future', `expected ${version} to be out when the table was read, got a later date ${where}`);
    else dated.push({ ...score, releasedMs });
  }
  return grouped(dated, ({ name }) => nameId(name));
}

/** The best version of each date on which a score appeared that the name had not had, in ascending order of time. */
function releasesOf(versions: readonly DatedScore[]): readonly DatedScore[] {
  const dates = [...new Set(versions.map(({ releasedMs }) => releasedMs))].sort((left, right) => left - right);
  const seen = new Set<number>();
  const releases: DatedScore[] = [];
  for (const date of dates) {
    const ofDate = versions.filter(({ releasedMs }) => releasedMs === date);
    const fresh = ofDate.filter(({ score }) => !seen.has(score));
    for (const { score } of ofDate) seen.add(score);
    if (fresh.length > 0) releases.push(fresh.reduce((best, other) => (other.score > best.score ? other : best)));
  }
  return releases;
}

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number++) id = `${wanted}-${number}`;
  taken.add(id);
  return id;
}

/** Words that part a repository from the model that it holds. */
const VARIANT = /-(?:instruct|chat|it|base|hf|bf16|fp8)(?=-|$)/g;

/** Looks up the parameters of a scored version in the tables, in its name and in its developer's own repository. */
function parameterLookup({ models, repositories }: ModelTables, counter: ProblemCounter) {
  const modelsOf = grouped(models, ({ name }) => nameId(name));
  const unpacked = repositories.filter(({ repository }) => !isPackedName(repository));
  const repositoriesOf = grouped(unpacked, ({ repository }) =>
    nameId(repository.slice(repository.indexOf('/') + 1)).replace(VARIANT, ''),
  );
  return (release: DatedScore) => {
    const { name, organizations, releasedMs } = release;
    const makers = organizations.map((organization) => developerId(organization, releasedMs));
    const listed = (modelsOf.get(nameId(name)) ?? []).filter((model) => isSameMaker(model, makers));
    const named = namedParameters(name);
    const stored = (repositoriesOf.get(nameId(name).replace(VARIANT, '')) ?? []).filter(({ repository }) =>
      makers.includes(repositoryDeveloper(repository) ?? ''),
    );
    const totals = [
      ...listed.map(({ parameters }) => parameters),
      named?.total,
      ...stored.map((row) => row.parameters),
    ];
    const actives = [...listed, ...stored].map(({ activeParameters }) => activeParameters);
    const total = agreed(totals, { what: 'total parameters', release, counter });
    const active = agreed([...actives, named?.active], { what: 'active parameters', release, counter });
    const isPart = total !== null && active !== null && active <= total;
    return { totalParameters: total, activeParameters: isPart ? active : null };
  };
}

/** The first known count; null where none is, or another contradicts it. */
function agreed(
  counts: readonly (number | null | undefined)[],
  {
    what,
    release: { name, origin },
    counter,
  }: { readonly what: string; readonly release: DatedScore; readonly counter: ProblemCounter },
): number | null {
  const known = counts.filter((count) => count !== null && count !== undefined);
  const other = known.find((count) => areApart(count, known[0]!));
  if (other === undefined) return known[0] ?? null;
  const where = `(${origin.file}, row ${origin.row})`;
  counter.add(`different-${nameId(what)}`, `expected ${known[0]} ${what} of ${name}, got ${other} too ${where}`);
  return null;
}

function isSameMaker({ organizations, publishedMs }: PublishedModel, makers: readonly string[]): boolean {
  return organizations.some((name) => makers.includes(developerId(name, publishedMs ?? Infinity)));
}
