import type { OwnedChips } from '../core/compute-rows.ts';
import { chipColumns, chipOptions, chipRow, chipsFile, epochSource, neededText, oneStart } from './_epoch.ts';

/**
 * Chips of each vendor by owner: cumulative at the ends of quarters, with 5, 50 and 95% quantiles. The owner "Other" is
 * nobody. The tables leave owners out, each its own: what they name does not add up to the vendor's total.
 */
export const epochChipOwners = epochSource<OwnedChips>({
  id: 'epoch-chip-owners',
  title: 'AI chip owners',
  page: 'https://epoch.ai/data/ai-chip-owners',
  accepts:
    'A row per owner, vendor and quarter end: Owner, Chip manufacturer, Start date, End date, H100e and its quantiles.',
  files: [
    'nvidia_owners_cumulative_totals',
    'nvidia_owners_OTHER_cumulative_totals',
    'coreweave/coreweave_owners_cumulative_totals',
    'tpu_owners_cumulative_totals',
    'amd_owners_cumulative_totals',
    'trainium_owners_cumulative_totals',
  ].map((name) => chipsFile(`owners_csv_export/${name}.csv`)),
  columns: ['Owner', ...chipColumns],
  optional: chipOptions,
  without: ['Chip type'],
  reader(_table, origin) {
    const checkStart = oneStart();
    return (cells) => {
      const row = chipRow(cells, origin(cells));
      const owner = neededText(cells, 'Owner');
      checkStart(cells, `${owner}, ${row.vendor}`, row.fromMs);
      return { ...row, owner: /^others?$/i.test(owner) ? null : owner };
    };
  },
});
