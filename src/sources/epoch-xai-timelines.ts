import type { SiteReading } from '../core/compute-rows.ts';
import { chipsFile, epochSource, siteColumns, siteRow } from './_epoch.ts';

/** What each site of xAI held at dates on which it was seen or reported, and is expected to hold at later ones. */
export const epochXaiTimelines = epochSource<SiteReading>({
  id: 'epoch-xai-timelines',
  title: 'AI chip owners',
  page: 'https://epoch.ai/data/ai-chip-owners',
  accepts: 'A row per site of xAI and date: Date, Data center, Power (MW), H100 equivalents, Hardware quantities.',
  files: [chipsFile('data_inputs/xai_datacenter_timelines.csv')],
  columns: [...siteColumns, 'Hardware quantities'],
  optional: [],
  reader: (_table, origin) => (cells) => siteRow(cells, origin(cells)),
});
