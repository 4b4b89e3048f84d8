import type { SourceBlocks } from '../core/blocks.ts';
import type { ColumnHead } from '../core/table.ts';
import type { PublishedSource, Source } from './_source.ts';
import { type BlockTableOptions, blockTable } from './block-table.ts';
import { cambridgeHardware } from './cambridge-hardware.ts';
import { cambridgeMiningMap } from './cambridge-mining-map.ts';
import { dailyBlocks } from './daily-blocks.ts';
import { edinburghBigquery } from './edinburgh-bigquery.ts';
import { edinburghDailyTable } from './edinburgh-daily-table.ts';
import { epochBenchmarks } from './epoch-benchmarks.ts';
import { epochCapabilitiesIndex } from './epoch-capabilities-index.ts';
import { epochChipOwners } from './epoch-chip-owners.ts';
import { epochChipTotals } from './epoch-chip-totals.ts';
import { epochDataCenterTimelines } from './epoch-data-center-timelines.ts';
import { epochDataCenters } from './epoch-data-centers.ts';
import { epochGpuClusters } from './epoch-gpu-clusters.ts';
import { epochMlHardware } from './epoch-ml-hardware.ts';
import { epochModels } from './epoch-models.ts';
import { epochXaiTimelines } from './epoch-xai-timelines.ts';
import { hashrateIndexCountries } from './hashrate-index-countries.ts';
import { huggingFaceDownloads } from './hugging-face-downloads.ts';
import { huggingFaceModels } from './hugging-face-models.ts';
import { listedOperatorHashrate } from './listed-operator-hashrate.ts';
import { ondeviceGeerlingguy } from './ondevice-geerlingguy.ts';
import { ondeviceLlmfit } from './ondevice-llmfit.ts';
import { ondeviceLocalmaxxing } from './ondevice-localmaxxing.ts';
import { ondeviceXiongjiedai } from './ondevice-xiongjiedai.ts';
import { staleBlockCoinbases } from './stale-block-coinbases.ts';

export type { Parsed, PublishedSource, Source } from './_source.ts';
export { type BlockTableOptions, blockTable, type ColumnMapping, parseColumnMapping } from './block-table.ts';
export { cambridgeHardware } from './cambridge-hardware.ts';
export { cambridgeMiningMap } from './cambridge-mining-map.ts';
export { type DailyBlocks, dailyBlocks, dailyBlocksColumns } from './daily-blocks.ts';
export { edinburghBigquery } from './edinburgh-bigquery.ts';
export { edinburghDailyTable } from './edinburgh-daily-table.ts';
export { epochBenchmarks } from './epoch-benchmarks.ts';
export { epochCapabilitiesIndex } from './epoch-capabilities-index.ts';
export { epochChipOwners } from './epoch-chip-owners.ts';
export { epochChipTotals } from './epoch-chip-totals.ts';
export { epochDataCenterTimelines } from './epoch-data-center-timelines.ts';
export { epochDataCenters } from './epoch-data-centers.ts';
export { epochGpuClusters } from './epoch-gpu-clusters.ts';
export { epochMlHardware } from './epoch-ml-hardware.ts';
export { epochModels } from './epoch-models.ts';
export { epochXaiTimelines } from './epoch-xai-timelines.ts';
export { hashrateIndexCountries } from './hashrate-index-countries.ts';
export { heldAmounts, heldAmountsColumns } from './held-amounts.ts';
export { huggingFaceDownloads } from './hugging-face-downloads.ts';
export { huggingFaceModels } from './hugging-face-models.ts';
export { listedOperatorHashrate } from './listed-operator-hashrate.ts';
export { ondeviceGeerlingguy } from './ondevice-geerlingguy.ts';
export { ondeviceLlmfit } from './ondevice-llmfit.ts';
export { ondeviceLocalmaxxing } from './ondevice-localmaxxing.ts';
export { ondeviceXiongjiedai } from './ondevice-xiongjiedai.ts';
export { scoredModels, scoredModelsColumns } from './scored-models.ts';
export { staleBlockCoinbases } from './stale-block-coinbases.ts';

/** Sources of blocks, the particular before the general. */
export const blockSources: readonly Source<SourceBlocks, BlockTableOptions>[] = [
  staleBlockCoinbases,
  edinburghBigquery,
  blockTable,
];

/** Every source of tables. */
export const sources: readonly Source<unknown>[] = [dailyBlocks, edinburghDailyTable, ...blockSources];

/** Datasets that their publishers keep at stated addresses, the particular before the general. */
export const publishedSources: readonly PublishedSource<unknown>[] = [
  epochChipTotals,
  epochChipOwners,
  epochXaiTimelines,
  epochGpuClusters,
  epochDataCenters,
  epochDataCenterTimelines,
  epochModels,
  epochCapabilitiesIndex,
  epochBenchmarks,
  epochMlHardware,
  huggingFaceModels,
  huggingFaceDownloads,
  cambridgeMiningMap,
  cambridgeHardware,
  hashrateIndexCountries,
  listedOperatorHashrate,
  ondeviceGeerlingguy,
  ondeviceLlmfit,
  ondeviceLocalmaxxing,
  ondeviceXiongjiedai,
];

/** The source of blocks that knows a table by its columns; `blockTable`, which says what it lacks, where none does. */
export function blockSourceOf(
  columns: readonly ColumnHead[],
  { columns: mapping }: BlockTableOptions = {},
): Source<SourceBlocks, BlockTableOptions> {
  if (mapping !== undefined) return blockTable;
  return blockSources.find((source) => source.recognises(columns)) ?? blockTable;
}
