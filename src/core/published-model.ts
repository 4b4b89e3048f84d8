import type { ModelAccess, ModelConfidence } from './ai-model.ts';
import type { RowOrigin } from './holding.ts';

/** What a table says of who made a model and who may run it. */
interface PublishedMaker {
  /** Organizations in the order of the table, each once. */
  readonly organizations: readonly string[];
  /** Names of the organizations' countries in the order of the table, each once. */
  readonly countries: readonly string[];
  /** null where the table does not say. */
  readonly access: ModelAccess | null;
  /** How sure the publisher is of its own estimates of training compute, parameters and data; it does not grade scores. */
  readonly confidence: ModelConfidence;
  readonly origin: RowOrigin;
}

/** One row of a table of AI models. A value that the row contradicts is null. */
export interface PublishedModel extends PublishedMaker {
  readonly name: string;
  /** Milliseconds since 1970 UTC. */
  readonly publishedMs: number | null;
  /** All weights, and those read per token. */
  readonly parameters: number | null;
  readonly activeParameters: number | null;
  /** Operations of training, those of the base model included; what the publisher calls its bounds, both or neither. */
  readonly trainingFlop: number | null;
  readonly trainingFlopLow: number | null;
  readonly trainingFlopHigh: number | null;
}

/** One row of a table of capability scores: a version of a model, at one setting. */
export interface PublishedScore extends PublishedMaker {
  /** What was tested, `gpt-5-2025-08-07_high`. */
  readonly version: string;
  /** The model of which it is a version. */
  readonly name: string;
  readonly score: number;
  /** Ends of the publisher's 90% interval; null, both, where it gives none. */
  readonly low: number | null;
  readonly high: number | null;
  readonly releasedMs: number | null;
}

/** One result of one benchmark. */
export interface BenchmarkScore {
  /** Name of the benchmark; of the file, where the table holds a single one. */
  readonly benchmark: string;
  readonly version: string;
  readonly organizations: readonly string[];
  readonly releasedMs: number | null;
  /** As published: mostly a fraction, in some tables a percentage or minutes. */
  readonly value: number;
  /** In the unit of the value; null where not published. */
  readonly standardError: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly origin: RowOrigin;
}

/** One accelerator or processor, as its makers specify it; null where the table does not say. */
export interface PublishedHardware {
  readonly name: string;
  readonly manufacturer: string | null;
  /** `GPU`, `TPU`, `CPU`, `Other`. */
  readonly type: string | null;
  readonly releasedMs: number | null;
  readonly releasePriceUsd: number | null;
  readonly memoryBytes: number | null;
  readonly memoryBytesPerSecond: number | null;
  readonly thermalDesignWatts: number | null;
  /** Dense operations per second of matrix units. */
  readonly fp16FlopPerSecond: number | null;
  readonly fp8FlopPerSecond: number | null;
  readonly fp4FlopPerSecond: number | null;
  readonly int8OperationsPerSecond: number | null;
  readonly origin: RowOrigin;
}

/** One repository of model weights. Counts are the repository's: a model may lie in many. */
export interface PublishedRepository {
  /** `owner/name`. */
  readonly repository: string;
  /** Weights as stored, which packing makes fewer; null where the name contradicts them. */
  readonly parameters: number | null;
  /** Weights read per token; null where the figure was worked out and not stated. */
  readonly activeParameters: number | null;
  readonly releasedMs: number | null;
  /** Downloads of the last 30 days. */
  readonly downloads: number | null;
  readonly origin: RowOrigin;
}

/** What was downloaded of one repository in the 30 days before a date. */
export interface RepositoryDownloads {
  /** Milliseconds since 1970 UTC. */
  readonly snapshotMs: number;
  /** `owner/name`. */
  readonly repository: string;
  readonly downloads: number;
  /** Weights as stored; null where the name contradicts them. */
  readonly parameters: number | null;
  readonly origin: RowOrigin;
}
