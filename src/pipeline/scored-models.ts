import type { ModelConfidence, ScoredModel } from '../core/ai-model.ts';
import { modelConfidences } from '../core/ai-model.ts';
import type { Problem } from '../core/problem.ts';
import { publishedDate } from '../core/published.ts';
import { cellText, type Table } from '../core/table.ts';
import { readTable } from '../store/table-file.ts';

/** Models with scores, and what there is to say of where they came from. */
export interface ScoredModels {
  readonly models: readonly ScoredModel[];
  readonly problems: readonly Problem[];
  /** Content hash of the input. */
  readonly snapshot: string;
  readonly notes: readonly string[];
}

const SOURCE = 'epoch-capabilities-index';
const COLUMNS = [
  'Model version',
  'ECI Score',
  'Release date',
  'Organization',
  'Country',
  'Model accessibility',
  'Confidence',
  'Model name',
] as const;
type Column = (typeof COLUMNS)[number];

/**
 * Reads scored models from a table of the Epoch Capabilities Index. Rows of one name and release date are one model, with the best
 * of their scores.
 *
 * @throws {SyntaxError} if the table lacks a column.
 * @throws {Error} if no file is given: there is no bundled one.
 */
export async function readScoredModels(path?: string): Promise<ScoredModels> {
  if (path === undefined) throw new Error('models: expected --models <file>, got nothing: no models are bundled');
  const table = await readTable(path);
  const missing = COLUMNS.filter((name) => !table.columns.has(name));
  if (missing.length > 0) throw new SyntaxError(`${SOURCE}: expected the columns ${missing.join(', ')} (${path})`);
  const file = path.replace(/^.*\//, '');
  return {
    ...fold(table, file),
    snapshot: table.sha256,
    notes: ['scores: Epoch AI, Epoch Capabilities Index, CC BY 4.0'],
  };
}

function fold(table: Table, file: string): Pick<ScoredModels, 'models' | 'problems'> {
  const best = new Map<string, ScoredModel>();
  const rejected = new Map<string, Problem>();
  for (let at = 0; at < table.rowCount; at++) {
    const cell = (name: Column): string => cellText(table.columns.get(name)!, at)?.trim() ?? '';
    if (cell('ECI Score') === '') continue;
    const model = toModel(cell, { source: SOURCE, file, row: at + 1 });
    if (typeof model === 'string') {
      const known = rejected.get(model);
      const message = `${SOURCE}: expected ${model} (${file}, row ${at + 1})`;
      rejected.set(
        model,
        known === undefined ? { kind: `${SOURCE}/rejected`, message, count: 1 } : { ...known, count: known.count + 1 },
      );
      continue;
    }
    const key = `${model.name} ${model.releasedMs}`;
    const other = best.get(key);
    if (other === undefined || model.score > other.score) best.set(key, model);
  }
  return { models: [...best.values()], problems: [...rejected.values()] };
}

/** A row's model, or what was expected of it. */
function toModel(cell: (name: Column) => string, origin: ScoredModel['origin']): ScoredModel | string {
  const score = Number(cell('ECI Score'));
  if (!Number.isFinite(score)) return 'a number as ECI Score';
  let releasedMs: number;
  try {
    releasedMs = publishedDate(cell('Release date'));
  } catch (error) {
    if (error instanceof SyntaxError) return 'a release date';
    throw error;
  }
  const name = cell('Model name') || cell('Model version');
  if (name === '') return 'a model name';
  const access = cell('Model accessibility');
  const confidence = cell('Confidence').toLowerCase();
  return {
    id: `${name.toLowerCase().replace(/[^a-z0-9.]+/g, '-')}-${new Date(releasedMs).toISOString().slice(0, 10)}`,
    name,
    developers: list(cell('Organization')),
    jurisdictions: list(cell('Country')).map((country) => jurisdictions[country] ?? country.toLowerCase()),
    releasedMs,
    access: access === '' ? null : /^open weights/i.test(access) ? 'open' : 'closed',
    score,
    confidence: modelConfidences.find((known): known is ModelConfidence => known === confidence) ?? 'unknown',
    totalParameters: null,
    activeParameters: null,
    origin,
  };
}

const jurisdictions: Readonly<Record<string, string>> = { 'United States of America': 'us', China: 'china' };

function list(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
