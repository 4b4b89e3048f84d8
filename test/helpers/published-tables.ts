import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from './run-cli.ts';

/** A folder of its own with files of these contents by their paths. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function csv(...rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) =>
    /[",\n\r]/.test(`${value}`) ? `"${`${value}`.replaceAll('"', '""')}"` : value;
  return rows.map((row) => `${row.map(cell).join(',')}\n`).join('');
}

const quantiles = ['Compute estimate in H100e (median)', 'H100e (5th percentile)', 'H100e (95th percentile)'];
const CHIPS = ['Chip manufacturer', 'Start date', 'End date', ...quantiles, 'Power in MW (median)'];

/** Last days of the quarters from the first of 2022 on. */
function quarterEnds(count: number): string[] {
  return Array.from({ length: count }, (_, quarter) =>
    new Date(Date.UTC(2022, 3 * (quarter + 1), 0)).toISOString().slice(0, 10),
  );
}

/** Totals of vendors over quarters: the amount of a quarter is that of the first times its number. */
export function chipTotals(vendors: Readonly<Record<string, number>>, quarters = 12): string {
  const rows = Object.entries(vendors).flatMap(([vendor, amount]) =>
    quarterEnds(quarters).map((end, at) => chipCells([vendor, '2022-01-01', end], amount * (at + 1))),
  );
  return csv(CHIPS, ...rows);
}

/** Holdings of owners of one vendor's chips over quarters. */
export function chipOwners(vendor: string, owners: Readonly<Record<string, number>>, quarters = 12): string {
  const rows = Object.entries(owners).flatMap(([owner, amount]) =>
    quarterEnds(quarters).map((end, at) => [owner, ...chipCells([vendor, '2022-01-01', end], amount * (at + 1))]),
  );
  return csv(['Owner', ...CHIPS], ...rows);
}

function chipCells(start: readonly string[], amount: number): (string | number)[] {
  return [...start, amount, amount / 2, amount * 2, amount];
}

/** Clusters by name: owner, country, H100-equivalents and first day. */
export function gpuClusters(
  clusters: Readonly<Record<string, readonly [owner: string, country: string, h100e: number | string, day: string]>>,
): string {
  const head = 'Name,Status,Certainty,H100 equivalents,Owner,Country,Sector,First Operational Date,Possible Duplicate';
  const rows = Object.entries(clusters).map(([name, [owner, country, h100e, day]]) => [
    ...[name, 'Existing', 'Confirmed', h100e, owner],
    ...[country, 'Private', day, 'No'],
  ]);
  return csv(head.split(','), ...rows);
}

/** Sites by name with their owner, and their power over time. */
const dataCenters = csv(
  ['Title', 'Owner', 'Users', 'Current power (MW)'],
  ['Site A', 'Meta', 'Meta', 100],
  ['Site B', 'Oracle', 'OpenAI', 50],
);
const siteTimelines = csv(
  ['Date', 'Data center', 'Power (MW)', 'H100 equivalents'],
  ['2023-01-10', 'Site A', 40, 4000],
  ['2023-07-10', 'Site B', 50, 5000],
  ['2024-02-10', 'Site A', 100, 10_000],
);

/** Models of two developers over the years from 2013 on. */
function aiModels(years = 12): string {
  const rows = Array.from({ length: years }, (_, year) => [
    ...[`Alpha ${year + 1}`, 'OpenAI', `${2013 + year}-03-01`, '', 10 ** (18 + year / 2), 'United States of America'],
  ]);
  const others = rows.map(([, , , , flop], year) => [
    ...[`Beta ${year + 1}`, 'DeepSeek', `${2013 + year}-06-01`, '', Number(flop) / 3, 'China'],
  ]);
  return csv(
    ['Model', 'Organization', 'Publication date', 'Parameters', 'Training compute (FLOP)', 'Country (of organization)'],
    ...rows,
    ...others,
  );
}

/** Three scored models. */
const capabilityScores = csv(
  ['Model version', 'ECI Score', 'Release date', 'Organization', 'Country', 'Model accessibility', 'Model name'],
  ['alpha-1', 120, '2023-03-01', 'OpenAI', 'United States of America', 'API access', 'Alpha 1'],
  ['alpha-2', 140, '2024-03-01', 'OpenAI', 'United States of America', 'API access', 'Alpha 2'],
  ['beta-1', 110, '2023-06-01', 'DeepSeek', 'China', 'Open weights (unrestricted)', 'Beta 1'],
);

/** Countries of hashrate over two quarters. */
export const hashrateCountries = csv(
  ['quarter', 'country', 'share_percent'],
  ['2025-Q1', 'United States', 60],
  ['2025-Q1', 'Russia', 40],
  ['2025-Q2', 'United States', 70],
  ['2025-Q2', 'Russia', 30],
);

/** Operators of hashrate over two months. */
const operatorHashrate = csv(
  ['period', 'company', 'metric', 'value', 'unit'],
  ['2025-01', 'MARA Holdings', 'installed_hashrate', 50, 'EH/s'],
  ['2025-01', 'Riot Platforms', 'installed_hashrate', 30, 'EH/s'],
  ['2025-02', 'MARA Holdings', 'installed_hashrate', 52, 'EH/s'],
  ['2025-02', 'Riot Platforms', 'installed_hashrate', 31, 'EH/s'],
);

/** Machines of two makers in two years. */
const miningMachines = csv(
  ['Miner_name', 'UNIX_date_of_release', 'Efficiency_J_Gh', 'Qty'],
  ['Antminer S9', Date.UTC(2016, 5, 1) / 1000, 0.1, 1],
  ['Whatsminer M3', Date.UTC(2017, 5, 1) / 1000, 0.15, 1],
  ['Antminer S11', Date.UTC(2017, 6, 1) / 1000, 0.08, 1],
);

/** Downloads of repositories on three days, a month apart. */
export const downloads = csv(
  ['snapshot_commit_date', 'model', 'parameters', 'hf_downloads'],
  ...['2025-01-10', '2025-02-14', '2025-03-20'].flatMap((day, at) => [
    [day, 'Qwen/alpha', 500_000_000, 1000 + at],
    [day, 'meta-llama/beta', 8_000_000_000, 400 + 10 * at],
  ]),
);

/** One file of each source, all sound. */
export const soundFiles: Readonly<Record<string, string>> = {
  'totals.csv': chipTotals({ Nvidia: 1000, AMD: 200 }),
  'owners.csv': chipOwners('Nvidia', { Microsoft: 400, Google: 250, Other: 350 }),
  'amd_owners.csv': chipOwners('AMD', { Meta: 120, Oracle: 30 }),
  'gpu_clusters.csv': gpuClusters({
    'Cluster A': ['Meta', 'United States of America', 3000, '2022-02-01'],
    'Cluster B': ['Alibaba', 'China', 2000, '2022-08-01'],
    'Cluster C': ['', 'France', 500, '2023-03-01'],
  }),
  'data_centers.csv': dataCenters,
  'data_center_timelines.csv': siteTimelines,
  'notable_ai_models.csv': aiModels(),
  'eci_scores.csv': capabilityScores,
  'countries.csv': hashrateCountries,
  'operators.csv': operatorHashrate,
  'miners.csv': miningMachines,
  'downloads.csv': downloads,
};
