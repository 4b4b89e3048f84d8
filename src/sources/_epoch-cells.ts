import { type ModelAccess, type ModelConfidence, modelConfidences } from '../core/ai-model.ts';
import type { RowCells } from './_published-rows.ts';

/** Publisher, licence and citation of every table of Epoch AI's data hub. */
export const epochHub = {
  publisher: 'Epoch AI',
  licence: 'CC-BY-4.0',
} as const;

/** Texts that a cell joins by commas, each once. */
export function listCell(cells: RowCells, column: string): readonly string[] {
  const items = cells.text(column)?.split(',') ?? [];
  return [...new Set(items.map((item) => item.trim().replace(/\s+/g, ' ')))].filter((item) => item !== '');
}

/** Whatever begins "Open weights" is open, whatever its licence; the rest is closed, what was never released included. */
export function accessCell(cells: RowCells, column: string): ModelAccess | null {
  const text = cells.text(column);
  if (text === null) return null;
  return /^open weights/i.test(text) ? 'open' : 'closed';
}

/**
 * Epoch's grade of a record's estimates, training compute above all: a record graded Unknown has no estimate of it.
 * It does not grade a score that stands in the same row.
 */
export function confidenceCell(cells: RowCells): ModelConfidence {
  const text = cells.text('Confidence')?.toLowerCase();
  return modelConfidences.find((confidence) => confidence === text) ?? 'unknown';
}

/** Names of the wanted columns that the table has. */
export function presentColumns(heads: readonly { readonly name: string }[], wanted: readonly string[]): string[] {
  return heads.map(({ name }) => name).filter((name) => wanted.includes(name));
}
