import type { BenchmarkScore } from '../core/published-model.ts';
import { epochHub, listCell, presentColumns } from './_epoch-cells.ts';
import { publishedRows, type RowCells } from './_published-rows.ts';
import type { PublishedSource } from './_source.ts';

const id = 'epoch-benchmarks';
const homepage = 'https://epoch.ai/benchmarks';

/** A table of one benchmark: the score stands under one of these names, else right after the version. */
const VERSION = 'Model version';
const SCORES = ['mean_score', 'Best score (across scorers)', 'Score', 'EM', 'Time horizon', 'Global average'];
/** A table of many benchmarks, a row per model and benchmark. */
const long = ['benchmark', 'performance'] as const;
const LONG_VERSIONS = ['model_version', VERSION, 'model', 'Model'];
const further = ['Name', 'Release date', 'date', 'Organization', 'stderr', 'CI_low', 'CI_high'];

/** Results of single benchmarks, Epoch AI's own runs and those it collects from others. */
export const epochBenchmarks: PublishedSource<readonly BenchmarkScore[]> = {
  id,
  title: 'Epoch AI, benchmark results',
  homepage,
  ...epochHub,
  citation: { title: 'Epoch AI, AI Benchmarking Hub', url: homepage, licence: epochHub.licence },
  accepts: `A row per version with the columns ${VERSION}, Release date and a score; or a row per model and benchmark with the columns ${long.join(', ')}.`,
  files: [{ name: 'eci_benchmarks.csv', url: 'https://epoch.ai/data/eci_benchmarks.csv' }],
  recognises: (columns) => {
    const names = columns.map(({ name }) => name);
    if (isLong(names)) return longVersion(names) !== undefined;
    return names.includes(VERSION) && names.includes('Release date') && !names.includes('ECI Score');
  },
  wanted(columns) {
    const { version, score } = columnsOf(columns.map(({ name }) => name));
    return presentColumns(columns, [version, score, 'benchmark', ...further]);
  },
  parse(table, { file } = { file: id }) {
    const { version, score } = columnsOf([...table.columns.keys()]);
    const read = (cells: RowCells) => readResult(cells, { version, score, file });
    return publishedRows(table, { source: id, file, columns: [version, score], read });
  },
};

function isLong(names: readonly string[]): boolean {
  return long.every((name) => names.includes(name));
}

function longVersion(names: readonly string[]): string | undefined {
  return LONG_VERSIONS.find((name) => names.includes(name));
}

function columnsOf(names: readonly string[]): { readonly version: string; readonly score: string } {
  if (isLong(names)) return { version: longVersion(names) ?? LONG_VERSIONS[0]!, score: 'performance' };
  const next = names[names.indexOf(VERSION) + 1];
  return { version: VERSION, score: SCORES.find((name) => names.includes(name)) ?? next ?? SCORES[0]! };
}

function readResult(
  cells: RowCells,
  { version, score, file }: { readonly version: string; readonly score: string; readonly file: string },
): BenchmarkScore {
  const tested = cells.text(version) ?? cells.text('Name') ?? cells.reject('no-name', `a name in ${version}`, '');
  return {
    benchmark: cells.text('benchmark') ?? file.replace(/(_external)?\.[a-z]+$/, ''),
    version: tested,
    organizations: listCell(cells, 'Organization'),
    releasedMs: cells.date('Release date') ?? cells.date('date'),
    value: cells.number(score) ?? cells.reject('no-score', `a score of ${tested}`, ''),
    standardError: cells.number('stderr'),
    low: cells.number('CI_low'),
    high: cells.number('CI_high'),
    origin: { source: id, file, row: cells.row },
  };
}
