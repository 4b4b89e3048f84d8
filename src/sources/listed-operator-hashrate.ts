import type { HashrateKind, OperatorHashrate } from '../core/mining.ts';
import { publishedRows, type RowCells } from './_published-rows.ts';
import type { PublishedSource } from './_source.ts';

const id = 'listed-operator-hashrate';
const columns = ['period', 'company', 'metric', 'value', 'unit'] as const;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
/** Groups, averages and the network itself, in the column of companies. */
const AGGREGATE = /^(top|all|listed|public|us|total|network|global|average|other)(\d|[ _-]|$)/i;

const kinds: Readonly<Record<string, HashrateKind>> = {
  installed_hashrate: 'installed',
  energized_hashrate: 'installed',
  deployed_hashrate: 'installed',
  nameplate_hashrate: 'installed',
  operational_hashrate: 'operating',
  operating_hashrate: 'operating',
  average_hashrate: 'operating',
  average_operating_hashrate: 'operating',
  realized_hashrate: 'operating',
  hashrate: 'unstated',
};
const exahashesPer: Readonly<Record<string, number>> = { 'TH/s': 1e-6, 'PH/s': 1e-3, 'EH/s': 1, 'ZH/s': 1e3 };

/** Names beside tickers. */
const tickers: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'marathon digital': 'mara',
    'marathon digital holdings': 'mara',
    'mara holdings': 'mara',
    cleanspark: 'clsk',
    'riot platforms': 'riot',
    'riot blockchain': 'riot',
    'core scientific': 'corz',
    'cipher mining': 'cifr',
    'iris energy': 'iren',
    bitdeer: 'btdr',
    bitfarms: 'bitf',
    terawulf: 'wulf',
    cango: 'cang',
    'hut 8': 'hut',
  }),
);

/**
 * Hashrate that listed mining companies report by month. Rows of other figures are left out; groups of companies are not
 * entities and are rejected, as are rows whose figure fits no kind of `hashrateKinds`.
 */
export const listedOperatorHashrate: PublishedSource<readonly OperatorHashrate[]> = {
  id,
  title: 'Hashrate of listed mining companies by month',
  publisher: 'the companies, as press and reports quote them',
  homepage: null,
  licence: null,
  citation: null,
  accepts: `A row per month, company and figure with the columns ${columns.join(', ')}; the period as 2025-12.`,
  files: [],
  recognises: (heads) => columns.every((column) => heads.some(({ name }) => name === column)),
  wanted: () => columns,
  parse(table, options) {
    const file = options?.file ?? id;
    const seen = new Set<string>();
    return publishedRows(table, { source: id, file, columns, read: (cells) => readRow(cells, { file, seen }) });
  },
};

function readRow(
  cells: RowCells,
  { file, seen }: { readonly file: string; readonly seen: Set<string> },
): OperatorHashrate | null {
  const metric = (cells.text('metric') ?? '').toLowerCase();
  if (!metric.includes('hashrate')) return null;
  const company = cells.text('company') ?? cells.reject('no-company', 'a company', '');
  if (AGGREGATE.test(company) || metric.startsWith('aggregate')) {
    cells.reject('aggregate', 'one company, for a group is no entity', company);
  }
  const kind = Object.hasOwn(kinds, metric) ? kinds[metric]! : cells.reject('unknown-metric', 'a known metric', metric);
  const unit = cells.text('unit') ?? '';
  const factor = Object.hasOwn(exahashesPer, unit) ? exahashesPer[unit]! : cells.reject('bad-unit', 'EH/s', unit);
  const value = cells.number('value') ?? cells.reject('no-value', 'a number in value', '');
  if (value <= 0) cells.reject('bad-hashrate', 'a hashrate above 0', String(value));
  const row: OperatorHashrate = {
    span: month(cells),
    operator: operatorId(company) || cells.reject('no-company', 'letters in company', company),
    kind,
    exahashesPerSecond: value * factor,
    origin: { source: id, file, row: cells.row },
  };
  const key = `${row.span.fromMs} ${row.operator} ${kind}`;
  if (seen.has(key)) cells.reject('twice', `each figure of ${row.operator} once a month`, metric);
  seen.add(key);
  return row;
}

function operatorId(company: string): string {
  const plain = company
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return tickers.get(company.toLowerCase()) ?? plain.replaceAll(' ', '-');
}

function month(cells: RowCells): OperatorHashrate['span'] {
  const text = cells.text('period') ?? '';
  const [, year, number] = MONTH.exec(text) ?? cells.reject('bad-period', 'a month as 2025-12', text);
  return { fromMs: Date.UTC(Number(year), Number(number) - 1), toMs: Date.UTC(Number(year), Number(number)) };
}
