import { areApart, namedParameters } from '../compute/model-name.ts';
import type { RowCells } from './_published-rows.ts';

/** What the two tables of repositories share. */
export const huggingFaceHub = {
  publisher: 'Hugging Face',
  homepage: 'https://huggingface.co/models',
  licence: 'MIT',
  citation: { title: 'llmfit, data/hf_models.json', url: 'https://github.com/AlexsJones/llmfit', licence: 'MIT' },
} as const;

/** `owner/name` of a repository. */
export function repositoryCell(cells: RowCells, column: string): string {
  const name = cells.text(column) ?? cells.reject('no-name', `a name in ${column}`, '');
  return /^[^/\s]+\/[^/\s]+$/.test(name) ? name : cells.reject('bad-name', `owner/name in ${column}`, name);
}

/** Weights as stored; set aside where the repository's name states more than twice or less than half as many. */
export function storedParameters(cells: RowCells, column: string, repository: string): number | null {
  const stored = cells.amount(column);
  const named = namedParameters(repository.slice(repository.indexOf('/') + 1))?.total;
  if (stored === null || named === undefined || !areApart(stored, named)) return stored;
  return cells.setAside('contradicted-parameters', `the ${named} parameters that ${repository} names`, String(stored));
}

/** A whole number of downloads, which may be none. */
export function downloadsCell(cells: RowCells): number | null {
  const downloads = cells.number('hf_downloads');
  if (downloads === null || (Number.isSafeInteger(downloads) && downloads >= 0)) return downloads;
  return cells.reject('bad-downloads', 'a whole number of downloads', String(downloads));
}
