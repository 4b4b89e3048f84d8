import type { ComputeRows } from '../../src/core/compute-rows.ts';
import type { Problem } from '../../src/core/problem.ts';
import { publishedSources } from '../../src/sources/index.ts';
import { readTable } from '../../src/store/table-file.ts';
import { sharedPath } from './shared-data.ts';

const chips = 'ai/epoch-chip-counts';

/** Files of the development data that hold published tables of compute. */
export const computeFiles = [
  ...['nvidia', 'tpu', 'amd', 'trainium'].map((family) => `${chips}/csv_export_${family}_cumulative_totals.csv`),
  ...['nvidia', 'nvidia', 'coreweave_coreweave', 'tpu', 'amd', 'trainium'].map(
    (family, at) => `${chips}/owners_csv_export_${family}_owners${at === 1 ? '_OTHER' : ''}_cumulative_totals.csv`,
  ),
  `${chips}/data_inputs_xai_datacenter_timelines.csv`,
  'ai/epoch/gpu_clusters.csv',
  'ai/epoch/data_centers.csv',
  'ai/epoch/data_center_timelines.csv',
];

/** Rows of one file, read by the one source that knows it. */
export async function readPublished(
  path: string,
): Promise<{ readonly id: string; readonly rows: readonly unknown[]; readonly problems: readonly Problem[] }> {
  const all = await readTable(sharedPath(path));
  const heads = [...all.columns.keys()].map((name) => ({ name, type: 'text' }) as const);
  const found = publishedSources.filter((source) => source.recognises(heads));
  if (found.length !== 1) throw new Error(`${path}: expected one source, got ${found.map(({ id }) => id)}`);
  const [source] = found;
  const table = await readTable(sharedPath(path), (columns) => source!.wanted(columns));
  const { value, problems } = source!.parse(table, { file: path.split('/').at(-1)! });
  return { id: source!.id, rows: value as readonly unknown[], problems };
}

let read: Promise<ComputeRows> | undefined;

/** The rows of all files, by source; read once. */
export function readComputeRows(): Promise<ComputeRows> {
  read ??= readAll();
  return read;
}

async function readAll(): Promise<ComputeRows> {
  const rows: Record<string, unknown[]> = {};
  for (const path of computeFiles) {
    const { id, rows: more } = await readPublished(path);
    rows[id] = [...(rows[id] ?? []), ...more];
  }
  return rows as unknown as ComputeRows;
}
