import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ScoredModel } from '../core/ai-model.ts';
import type { HeldLayer } from '../core/holding.ts';
import type { Problem } from '../core/problem.ts';
import { parseInstant } from '../core/time-span.ts';
import { heldAmounts, type Parsed, scoredModels } from '../sources/index.ts';
import { readTable } from '../store/table-file.ts';
import { type MeasuredInput, readInput } from './input.ts';
import type { CountedOrigin, PublishedOrigin, StaleRecipe } from './recipe.ts';
import type { StaleBand, StaleEpisode } from './stale-blocks.ts';

/** `data/snapshot` of the package: src/pipeline and dist/pipeline lie equally deep. */
const FOLDER = fileURLToPath(new URL('../../data/snapshot/', import.meta.url));

/** Counts of a collection of stale blocks of the main network, with whom to credit. Dates are of the stale headers, ISO 8601. */
export interface BundledStale extends StaleRecipe {
  /** Hash of the collection's table: 64 hexadecimal digits. */
  readonly sha256: string;
  /** Height after the last stale block that was seen. */
  readonly untilHeight: number;
  readonly bands: readonly (Omit<StaleBand, 'firstMs' | 'lastMs'> & {
    readonly first: string | null;
    readonly last: string | null;
  })[];
  readonly episodes: readonly StaleEpisode[];
}

/** What the bundled snapshot says of itself; origins are in order of time. */
export interface BundledDescription {
  readonly title: string;
  readonly version: string;
  readonly origins: readonly CountedOrigin[];
  readonly stale: BundledStale;
  /** When the published tables were read, and who is to be credited for them. */
  readonly published: {
    readonly asOf: string;
    readonly origins: readonly PublishedOrigin[];
    /** What of the tables could not be used, or was rightly left out, when the snapshot was made. */
    readonly problems: readonly Problem[];
    /** Names of entities by layer id and entity id. */
    readonly names: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
}

/** What the bundled snapshot says of itself. */
export function bundledDescription(): BundledDescription {
  return JSON.parse(readFileSync(`${FOLDER}datapackage.json`, 'utf8'));
}

/** Blocks of the bundled snapshot, as an input. */
export async function readBundledBlocks(): Promise<MeasuredInput> {
  const { title, origins } = bundledDescription();
  const input = await readInput(`${FOLDER}daily-blocks.parquet`);
  return { ...input, name: `bundled snapshot: ${title}`, origins };
}

/** Published amounts and scored models of the bundled snapshot. */
export async function readBundledPublished(): Promise<{
  readonly layers: readonly HeldLayer[];
  readonly models: readonly ScoredModel[];
  /** Hashes of the two files. */
  readonly sha256: readonly [string, string];
  readonly description: BundledDescription['published'];
  readonly asOfMs: number;
}> {
  const description = bundledDescription().published;
  const amounts = await readTable(`${FOLDER}published-amounts.parquet`, heldAmounts.wanted);
  const models = await readTable(`${FOLDER}scored-models.parquet`, scoredModels.wanted);
  return {
    layers: sound(heldAmounts.parse(amounts)),
    models: sound(scoredModels.parse(models)),
    sha256: [amounts.sha256, models.sha256],
    description,
    asOfMs: parseInstant(description.asOf),
  };
}

/** What was parsed; the snapshot is the package's own, and a problem in it a fault of the package. */
function sound<Value>({ value, problems: [first] }: Parsed<Value>): Value {
  if (first !== undefined) throw new SyntaxError(`bundled snapshot: ${first.message} (${first.kind})`);
  return value;
}
