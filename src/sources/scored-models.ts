import { type ModelAccess, modelConfidences, type ScoredModel } from '../core/ai-model.ts';
import { publishedRows, type RowCells } from './_published-rows.ts';
import type { Source } from './_source.ts';

/** Columns of the table, in order; lists are joined by `|`. */
export const scoredModelsColumns = [
  'id',
  'model',
  'developers',
  'jurisdictions',
  'released',
  'access',
  'score',
  'confidence',
  'total_parameters',
  'active_parameters',
  'source',
  'file',
  'row',
] as const;

const id = 'scored-models';
const needed = ['id', 'model', 'released', 'access', 'score'];

/** AI models with a capability score each, as the bundled snapshot holds them. */
export const scoredModels: Source<readonly ScoredModel[], { readonly file: string }> = {
  id,
  title: 'Contraflow snapshot, AI models with a capability score',
  homepage: null,
  licence: null,
  citation: null,
  accepts: `A row per model with the columns ${needed.join(', ')}; and ${scoredModelsColumns.filter((each) => !needed.includes(each)).join(', ')} where they are known.`,
  recognises: (columns) => needed.every((wanted) => columns.some(({ name }) => name === wanted)),
  wanted: (columns) => scoredModelsColumns.filter((wanted) => columns.some(({ name }) => name === wanted)),
  parse(table, options) {
    const file = options?.file ?? 'table';
    return publishedRows(table, { source: id, file, columns: needed, read: (cells) => readRow(cells, file) });
  },
};

function readRow(cells: RowCells, file: string): ScoredModel {
  const required = (column: string) => cells.text(column) ?? cells.reject(`no-${column}`, `a ${column}`, 'nothing');
  const confidence = cells.text('confidence') ?? 'unknown';
  return {
    id: required('id'),
    name: required('model'),
    developers: list(cells.text('developers')),
    jurisdictions: list(cells.text('jurisdictions')),
    releasedMs: cells.date('released') ?? cells.reject('no-date', 'a day in released', 'nothing'),
    access: accessOf(cells),
    score: cells.number('score') ?? cells.reject('no-score', 'a score', 'nothing'),
    confidence:
      modelConfidences.find((known) => known === confidence) ??
      cells.reject('bad-confidence', modelConfidences.join(', '), confidence),
    totalParameters: positive(cells, 'total_parameters'),
    activeParameters: positive(cells, 'active_parameters'),
    origin: {
      source: cells.text('source') ?? id,
      file: cells.text('file') ?? file,
      row: cells.number('row') ?? cells.row,
    },
  };
}

function accessOf(cells: RowCells): ModelAccess | null {
  const access = cells.text('access');
  if (access === null || access === 'open' || access === 'closed') return access;
  return cells.reject('bad-access', 'open, closed or nothing', access);
}

function positive(cells: RowCells, column: string): number | null {
  const value = cells.number(column);
  if (value !== null && !(value > 0)) cells.reject('bad-parameters', `a positive number in ${column}`, String(value));
  return value;
}

function list(cell: string | null): string[] {
  return cell === null ? [] : cell.split('|').map((part) => part.trim());
}
