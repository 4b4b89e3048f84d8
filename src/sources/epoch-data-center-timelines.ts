import type { SiteReading } from '../core/compute-rows.ts';
import { epochSource, siteColumns, siteRow } from './_epoch.ts';

/** Power and H100-equivalents of large sites at dates on which they were seen, and what is expected of later ones. */
export const epochDataCenterTimelines = epochSource<SiteReading>({
  id: 'epoch-data-center-timelines',
  title: 'AI data centers',
  page: 'https://epoch.ai/data/ai-data-centers',
  accepts: 'A row per site and date: Date, Data center, Power (MW), H100 equivalents.',
  files: [
    {
      name: 'epoch-data_center_timelines.csv',
      url: 'https://epoch.ai/data/data_centers/data_center_timelines.csv',
    },
  ],
  columns: siteColumns,
  optional: [],
  without: ['Hardware quantities'],
  reader: (_table, origin) => (cells) => siteRow(cells, origin(cells)),
});
