import type { ChipTotal } from '../core/compute-rows.ts';
import { chipColumns, chipOptions, chipRow, chipsFile, epochSource, oneStart } from './_epoch.ts';

/** Chips sold by each vendor since its rows begin: cumulative at the ends of quarters, with 5, 50 and 95% quantiles. */
export const epochChipTotals = epochSource<ChipTotal>({
  id: 'epoch-chip-totals',
  title: 'AI chip sales',
  page: 'https://epoch.ai/data/ai-chip-sales',
  accepts: 'A row per vendor and quarter end: Chip manufacturer, Start date, End date, H100e and its quantiles.',
  files: ['nvidia', 'tpu', 'amd', 'trainium'].map((family) => chipsFile(`csv_export/${family}_cumulative_totals.csv`)),
  columns: chipColumns,
  optional: chipOptions,
  without: ['Owner', 'Chip type'],
  reader(_table, origin) {
    const checkStart = oneStart();
    return (cells) => {
      const row = chipRow(cells, origin(cells));
      checkStart(cells, row.vendor, row.fromMs);
      return row;
    };
  },
});
