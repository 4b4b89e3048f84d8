import type { PublishedScore } from '../core/published-model.ts';
import type { ColumnHead } from '../core/table.ts';
import { accessCell, confidenceCell, epochHub, listCell, presentColumns } from './_epoch-cells.ts';
import { publishedRows, type RowCells } from './_published-rows.ts';
import type { PublishedSource } from './_source.ts';

const id = 'epoch-capabilities-index';
const homepage = 'https://epoch.ai/benchmarks/eci';

/** Names of the columns in each of the two tables in which the index is published. */
interface Shape {
  readonly version: string;
  readonly name: string;
  readonly score: string;
  readonly date: string;
  readonly country: string;
}

/** A row per tested version and setting, as in the archive of benchmark data. */
const byVersion: Shape = {
  version: 'Model version',
  name: 'Model name',
  score: 'ECI Score',
  date: 'Release date',
  country: 'Country',
};
/** A row per model, with intervals. */
const byModel: Shape = {
  version: 'Model',
  name: 'Model',
  score: 'eci',
  date: 'date',
  country: 'Country (of organization)',
};
const further = ['eci_ci_low', 'eci_ci_high', 'Organization', 'Model accessibility', 'Confidence'];

/** Epoch Capabilities Index: one score per model, fitted to many benchmarks; Claude 3.5 Sonnet is 130 and GPT-5 150. */
export const epochCapabilitiesIndex: PublishedSource<readonly PublishedScore[]> = {
  id,
  title: 'Epoch Capabilities Index',
  homepage,
  ...epochHub,
  citation: {
    title: 'Ho et al., "A Rosetta Stone for AI Benchmarks" (2025)',
    url: 'https://arxiv.org/abs/2512.00193',
    licence: epochHub.licence,
  },
  accepts: `A row per model or version with the columns ${needed(byModel).join(', ')}; or ${needed(byVersion).join(', ')}.`,
  files: [{ name: 'eci_scores.csv', url: 'https://epoch.ai/data/eci_scores.csv' }],
  recognises: (columns) => [byVersion, byModel].some((shape) => fits(shape, columns)),
  wanted: (columns) => presentColumns(columns, [...Object.values(shapeOf(columns)), ...further]),
  parse(table, { file } = { file: id }) {
    const shape = shapeOf([...table.columns.keys()].map((name) => ({ name })));
    const read = (cells: RowCells) => readScore(cells, { shape, file });
    return publishedRows(table, { source: id, file, columns: needed(shape), read });
  },
};

function needed({ version, name, score, date }: Shape): readonly string[] {
  return [...new Set([version, name, score, date])];
}

function fits(shape: Shape, columns: readonly Pick<ColumnHead, 'name'>[]): boolean {
  return needed(shape).every((mark) => columns.some(({ name }) => name === mark));
}

function shapeOf(columns: readonly Pick<ColumnHead, 'name'>[]): Shape {
  return fits(byModel, columns) ? byModel : byVersion;
}

function readScore(
  cells: RowCells,
  { shape, file }: { readonly shape: Shape; readonly file: string },
): PublishedScore | null {
  const version = cells.text(shape.version) ?? cells.reject('no-name', `a name in ${shape.version}`, '');
  const score = cells.number(shape.score) ?? cells.reject('no-score', `a score of ${version}`, '');
  const name = (cells.text(shape.name) ?? cells.reject('no-name', `the model of ${version}`, '')).replace(/\s+/g, ' ');
  const low = cells.number('eci_ci_low');
  const high = cells.number('eci_ci_high');
  const isInterval = low !== null && high !== null && low <= score && score <= high;
  if ((low !== null || high !== null) && !isInterval)
    cells.setAside('bad-interval', `an interval about ${score}`, `${low} to ${high}`);
  return {
    version,
    name,
    score,
    low: isInterval ? low : null,
    high: isInterval ? high : null,
    releasedMs: cells.date(shape.date),
    organizations: listCell(cells, 'Organization'),
    countries: listCell(cells, shape.country),
    access: accessCell(cells, 'Model accessibility'),
    confidence: confidenceCell(cells),
    origin: { source: id, file, row: cells.row },
  };
}
