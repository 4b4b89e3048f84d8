import type { PublishedRepository } from '../core/published-model.ts';
import { presentColumns } from './_epoch-cells.ts';
import { publishedRows, type RowCells } from './_published-rows.ts';
import { downloadsCell, huggingFaceHub, repositoryCell, storedParameters } from './_repository-cells.ts';
import type { PublishedSource } from './_source.ts';

const id = 'hugging-face-models';
const own = ['name', 'provider', 'parameters_raw', 'hf_downloads'] as const;
const further = ['active_parameters', 'release_date'];

/** Repositories of model weights with their size: a table derived from the Hub's list of models, a selection of it. */
export const huggingFaceModels: PublishedSource<readonly PublishedRepository[]> = {
  id,
  title: 'Hugging Face Hub, repositories of models',
  ...huggingFaceHub,
  accepts: `A row per repository with the columns ${own.join(', ')}, derived from https://huggingface.co/api/models.`,
  files: [],
  recognises: (columns) => own.every((mark) => columns.some(({ name }) => name === mark)),
  wanted: (columns) => presentColumns(columns, [...own, ...further]),
  parse: (table, { file } = { file: id }) =>
    publishedRows(table, { source: id, file, columns: own, read: (cells) => readRepository(cells, file) }),
};

function readRepository(cells: RowCells, file: string): PublishedRepository {
  const repository = repositoryCell(cells, 'name');
  const parameters = storedParameters(cells, 'parameters_raw', repository);
  return {
    repository,
    parameters,
    activeParameters: activeOf(cells, parameters),
    releasedMs: cells.date('release_date'),
    downloads: downloadsCell(cells),
    origin: { source: id, file, row: cells.row },
  };
}

/** Stated figures are round. The others the table's maker works out from the configuration, up to twice too high. */
const ROUND = 1e8;

function activeOf(cells: RowCells, parameters: number | null): number | null {
  const active = cells.amount('active_parameters');
  if (active === null || parameters === null) return null;
  if (active > parameters)
    return cells.setAside('bad-active-parameters', `at most ${parameters} active parameters`, String(active));
  if (active % ROUND === 0) return active;
  return cells.setAside('derived-active-parameters', `a stated count, a multiple of ${ROUND}`, String(active));
}
