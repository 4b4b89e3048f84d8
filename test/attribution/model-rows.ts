import type {
  PublishedModel,
  PublishedRepository,
  PublishedScore,
  RepositoryDownloads,
} from '../../src/core/published-model.ts';
import { parseInstant } from '../../src/core/time-span.ts';

const origin = { source: 's', file: 'f.csv', row: 1 };
const maker = {
  organizations: ['OpenAI'],
  countries: ['United States of America'],
  access: 'closed',
  confidence: 'likely',
  origin,
} as const;

/** A row of a table of models, published on a day. */
export function modelRow(name: string, day: string | null, rest: Partial<PublishedModel> = {}): PublishedModel {
  return {
    ...maker,
    name,
    publishedMs: day === null ? null : parseInstant(day),
    parameters: null,
    activeParameters: null,
    trainingFlop: null,
    trainingFlopLow: null,
    trainingFlopHigh: null,
    ...rest,
  };
}

/** A scored version `name`, or `name_setting`, released on a day. */
export function scoreRow(
  version: string,
  day: string | null,
  { score, ...rest }: Partial<PublishedScore> & { readonly score: number },
): PublishedScore {
  const releasedMs = day === null ? null : parseInstant(day);
  return { ...maker, version, name: version.split('_')[0]!, score, low: null, high: null, releasedMs, ...rest };
}

export function repositoryRow(repository: string, rest: Partial<PublishedRepository> = {}): PublishedRepository {
  return { repository, parameters: null, activeParameters: null, releasedMs: null, downloads: 1, origin, ...rest };
}

/** Rows of one day: downloads by repository. */
export function downloadRows(day: string, counts: Readonly<Record<string, number>>): readonly RepositoryDownloads[] {
  return Object.entries(counts).map(([repository, downloads]) => ({
    snapshotMs: parseInstant(day),
    repository,
    downloads,
    parameters: null,
    origin,
  }));
}
