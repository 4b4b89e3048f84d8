import type { ClusterCertainty, ClusterStatus, ComputeCluster } from '../core/compute-rows.ts';
import { cellText, type Table } from '../core/table.ts';
import { formatDate } from '../core/time-span.ts';
import { day, epochSource, h100eOf, neededText } from './_epoch.ts';
import type { RowCells } from './_published-rows.ts';

const DUPLICATE = 'Possible Duplicate';
const DECOMMISSIONED = 'Decommissioned Date (if applicable)';
const CHIP = 'Chip type (primary)';
const OTHER_CHIP = 'Chip type (secondary)';
const CHIPS = 'Chip quantity (primary)';
const H100E = 'H100 equivalents';

const statuses: readonly ClusterStatus[] = ['existing', 'planned', 'decommissioned'];
const certainties: readonly ClusterCertainty[] = ['confirmed', 'likely', 'unlikely'];

/** A row may differ from the others of its chip by this factor: chips of one name differ by two or three. */
const FARTHEST = 100;

/**
 * Clusters of accelerators, planned ones and doubtful ones among them, with the marks by which they are told. A row whose
 * H100-equivalents per chip are a hundred times off those of the other rows of its chip is rejected.
 */
export const epochGpuClusters = epochSource<ComputeCluster>({
  id: 'epoch-gpu-clusters',
  title: 'GPU clusters',
  page: 'https://epoch.ai/data/gpu-clusters',
  accepts:
    'A row per cluster: Name, Status, Certainty, H100 equivalents, Country, Owner, First Operational Date, Sector.',
  files: [{ name: 'epoch-gpu_clusters.csv', url: 'https://epoch.ai/data/gpu_clusters.csv' }],
  columns: ['Name', 'Status', 'Certainty', H100E, 'Owner', 'Country', 'Sector', 'First Operational Date', DUPLICATE],
  optional: [DECOMMISSIONED, 'Builds Upon', 'Superseded by', 'Exclude', CHIP, OTHER_CHIP, CHIPS],
  reader(table, origin) {
    const usual = h100ePerChip(table);
    const names = new Set(Array.from({ length: table.rowCount }, (_, row) => clusterName(cellOf(table, 'Name', row))));
    return (cells) => {
      const h100e = h100eOf(cells, H100E);
      checkChips(cells, h100e, usual);
      return {
        name: clusterName(neededText(cells, 'Name')),
        status: oneOf(cells, 'Status', statuses) ?? cells.reject('no-status', 'a status', 'nothing'),
        certainty: oneOf(cells, 'Certainty', certainties),
        h100e,
        owner: cells.text('Owner'),
        country: cells.text('Country'),
        sector: cells.text('Sector'),
        ...daysOf(cells),
        buildsUpon: clusterNames(cells.text('Builds Upon'), names),
        supersededBy: clusterNames(cells.text('Superseded by'), names),
        isPossibleDuplicate: cells.flag(DUPLICATE),
        isExcluded: cells.flag('Exclude'),
        origin: origin(cells),
      };
    };
  },
});

function daysOf(cells: RowCells) {
  const operationalMs = day(cells, 'First Operational Date');
  const decommissionedMs = day(cells, DECOMMISSIONED);
  if (operationalMs !== null && decommissionedMs !== null && decommissionedMs < operationalMs) {
    cells.reject(
      'decommissioned-before-operational',
      `an end after the first day, ${formatDate(operationalMs)}`,
      formatDate(decommissionedMs),
    );
  }
  return { operationalMs, decommissionedMs };
}

function oneOf<Word extends string>(cells: RowCells, column: string, words: readonly Word[]): Word | null {
  const text = cells.text(column);
  if (text === null) return null;
  const word = words.find((known) => known === text.toLowerCase());
  return word ?? cells.reject(`unknown-${column.toLowerCase()}`, `${words.join(', ')} in ${column}`, text);
}

/** Names in a cell of links: one that a cluster has, commas and all, or several between commas, some in quotes. */
function clusterNames(cell: string | null, known: ReadonlySet<string>): readonly string[] {
  const whole = clusterName(cell ?? '');
  if (known.has(whole)) return [whole];
  return (cell?.match(/"[^"]*"|[^,]+/g) ?? []).map(clusterName).filter((name) => name !== '');
}

function clusterName(text: string): string {
  return text
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .trim();
}

/** The median of H100-equivalents per chip of each chip that three rows or more have alone. */
function h100ePerChip(table: Table): ReadonlyMap<string, number> {
  const ratios = new Map<string, number[]>();
  for (let row = 0; row < table.rowCount; row++) {
    const chip = cellOf(table, CHIP, row);
    const ratio = Number(cellOf(table, H100E, row) || NaN) / Number(cellOf(table, CHIPS, row) || NaN);
    if (chip === '' || cellOf(table, OTHER_CHIP, row) !== '' || !(ratio > 0 && ratio < Infinity)) continue;
    const known = ratios.get(chip);
    if (known === undefined) ratios.set(chip, [ratio]);
    else known.push(ratio);
  }
  const medians = new Map<string, number>();
  for (const [chip, all] of ratios) {
    if (all.length >= 3) medians.set(chip, all.sort((a, b) => a - b)[Math.floor(all.length / 2)]!);
  }
  return medians;
}

function checkChips(cells: RowCells, h100e: number | null, usual: ReadonlyMap<string, number>): void {
  const chips = cells.number(CHIPS);
  const expected = usual.get(cells.text(CHIP) ?? '');
  if (h100e === null || chips === null || expected === undefined || cells.text(OTHER_CHIP) !== null) return;
  const factor = h100e / (chips * expected);
  if (factor <= FARTHEST && factor >= 1 / FARTHEST) return;
  cells.reject('h100e-against-chips', `about ${chips * expected} H100-equivalents for ${chips} chips`, String(h100e));
}

function cellOf(table: Table, column: string, row: number): string {
  const values = table.columns.get(column);
  return values === undefined ? '' : (cellText(values, row)?.trim() ?? '');
}
