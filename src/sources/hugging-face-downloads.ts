import type { RepositoryDownloads } from '../core/published-model.ts';
import { publishedRows, type RowCells } from './_published-rows.ts';
import { downloadsCell, huggingFaceHub, repositoryCell, storedParameters } from './_repository-cells.ts';
import type { PublishedSource } from './_source.ts';

const id = 'hugging-face-downloads';
const own = ['snapshot_commit_date', 'model', 'parameters', 'hf_downloads'] as const;

/** Downloads of the last 30 days per repository on several dates: derived from the Hub's list; the selection grows. */
export const huggingFaceDownloads: PublishedSource<readonly RepositoryDownloads[]> = {
  id,
  title: 'Hugging Face Hub, downloads on several dates',
  ...huggingFaceHub,
  accepts: `A row per date and repository with the columns ${own.join(', ')}, derived from https://huggingface.co/api/models.`,
  files: [],
  recognises: (columns) => own.every((mark) => columns.some(({ name }) => name === mark)),
  wanted: () => own,
  parse: (table, { file } = { file: id }) =>
    publishedRows(table, { source: id, file, columns: own, read: (cells) => readDownloads(cells, file) }),
};

function readDownloads(cells: RowCells, file: string): RepositoryDownloads {
  const repository = repositoryCell(cells, 'model');
  return {
    snapshotMs: cells.date('snapshot_commit_date') ?? cells.reject('no-date', `a date for ${repository}`, ''),
    repository,
    downloads: downloadsCell(cells) ?? cells.reject('no-downloads', `the downloads of ${repository}`, ''),
    parameters: storedParameters(cells, 'parameters', repository),
    origin: { source: id, file, row: cells.row },
  };
}
