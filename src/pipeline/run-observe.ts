import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { Distribution } from '../core/distribution.ts';
import { jsonText } from '../core/text.ts';
import { formatInstant } from '../core/time-span.ts';
import { makeFolder, writeFileAtomic } from '../platform/files.ts';
import { type Brief, joined, type ReportData, renderPage } from '../report/index.ts';
import { briefText, composeBrief } from './brief.ts';
import { type Observation, type ObserveOptions, observe } from './observe.ts';
import type { ObservedInput } from './observed-input.ts';
import { readingsCsv, writeReadingsParquet } from './output.ts';
import { recordRun } from './store-runs.ts';

/** What the main job is told. */
export interface ObserveRequest extends Omit<ObserveOptions, 'run'> {
  /** Folder for the report, made where it is missing. */
  readonly out: string;
  /** Path of the store; null: record nothing. */
  readonly store: string | null;
  readonly programVersion: string;
  readonly labelSet: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Where the input came from, for the run's record: no path of the machine that a reader cannot use. */
  readonly inputName: string;
  /** Looked at before anything is written. */
  readonly signal?: AbortSignal;
}

export interface ObserveResult {
  readonly observation: Observation;
  readonly files: readonly string[];
  /** Why nothing was recorded in the store, where that was asked for and failed; null otherwise. */
  readonly storeProblem: string | null;
}

/** Fields of `run.json` that may differ between two runs on the same snapshot with the same options. */
const runDependent = ['startedAt', 'finishedAt', 'node', 'platform'] as const;

/**
 * The main job: measures an input, writes the report, the brief and the readings, and records the run. The same snapshot and options
 * give the same bytes, but for the fields that `run.json` lists under `runDependent`.
 */
export async function runObserve(input: ObservedInput, request: ObserveRequest): Promise<ObserveResult> {
  const { out, programVersion, labelSet, windowDays, interval, seed, groupCorrelation = 0 } = request;
  const startedAtMs = request.now();
  const measured = observe(input, {
    windowDays,
    interval,
    seed,
    groupCorrelation,
    run: [
      { key: 'label set', value: labelSet },
      { key: 'program', value: `contraflow ${programVersion}` },
    ],
  });
  const brief = composeBrief({ input, observation: measured, seed, programVersion });
  const observation = { ...measured, report: withDigest(measured.report, brief) };
  await new Promise((resolve) => setImmediate(resolve)); // a signal that came meanwhile has its turn
  request.signal?.throwIfAborted();
  const parameters = {
    command: 'observe',
    windowDays,
    stepDays: windowDays,
    interval,
    groupCorrelation,
    unattributed: 'thin',
    estimator: 'corrected',
  };
  const id = runId({ snapshot: input.snapshot, labelSet, parameters, seed, programVersion });
  await makeFolder(out);
  const path = (name: string) => join(out, name);
  await writeFileAtomic(path('index.html'), renderPage(observation.report));
  for (const [ending, format] of briefForms) await writeFileAtomic(path(`brief.${ending}`), briefText(brief, format));
  await writeFileAtomic(path('readings.csv'), readingsCsv(observation.readings));
  await writeReadingsParquet(path('readings.parquet'), observation.readings);
  const finishedAtMs = request.now();
  const run = {
    id,
    program: { name: 'contraflow', version: programVersion },
    snapshot: input.snapshot,
    input: request.inputName,
    labelSet,
    parameters,
    seed,
    coverage: { from: formatInstant(observation.coverage.fromMs), to: formatInstant(observation.coverage.toMs) },
    readings: observation.readings.length,
    sources: input.sources.map(({ title, publisher, licence, url }) => ({ title, publisher, licence, url })),
    startedAt: formatInstant(startedAtMs),
    finishedAt: formatInstant(finishedAtMs),
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    runDependent,
  };
  await writeFileAtomic(path('run.json'), `${jsonText(run, 2)}\n`);
  const storeProblem =
    request.store === null
      ? null
      : await recordRun(request.store, {
          snapshot: {
            hash: input.snapshot,
            title: input.title,
            coverage: observation.coverage,
            sources: input.sources,
          },
          run: { id, programVersion, labelSet, parameters, seed, startedAtMs, finishedAtMs },
          distributions: latestDistributions(observation),
          readings: observation.readings,
          ...(input.blocks !== undefined && { blocks: input.blocks }),
        });
  const names = [
    'index.html',
    ...briefForms.map(([ending]) => `brief.${ending}`),
    'readings.csv',
    'readings.parquet',
    'run.json',
  ];
  return { observation, files: names.map(path), storeProblem };
}

const briefForms = [
  ['html', 'html'],
  ['md', 'markdown'],
  ['json', 'json'],
] as const;

/** The report with what the brief says first. */
function withDigest(report: ReportData, { headline, meaning, sections }: Brief): ReportData {
  const takeaways = sections.find(({ id }) => id === 'takeaways')?.points ?? [];
  return {
    ...report,
    headline: { now: headline.text, trend: meaning.text },
    brief: { headline: 'In short', lines: takeaways.map(({ sentences }) => joined(sentences).text) },
  };
}

/** A run is named by all that decides its result. */
function runId(parts: {
  readonly snapshot: string;
  readonly labelSet: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly seed: number;
  readonly programVersion: string;
}): string {
  const { snapshot, labelSet, parameters, seed, programVersion } = parts;
  return hash('sha256', JSON.stringify([snapshot, labelSet, parameters, seed, programVersion]), 'hex');
}

function latestDistributions({ report }: Observation): Distribution[] {
  return report.layers.map(({ distribution }) => distribution);
}
