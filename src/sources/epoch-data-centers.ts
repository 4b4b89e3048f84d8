import type { ComputeSite } from '../core/compute-rows.ts';
import { epochSource, megawattsOf } from './_epoch.ts';

/** Columns that name the site, each edition of the table having its own. */
const NAMES = ['Handle', 'Name', 'Title'] as const;

/** Large sites with their owners and what they are said to hold now. */
export const epochDataCenters = epochSource<ComputeSite>({
  id: 'epoch-data-centers',
  title: 'AI data centers',
  page: 'https://epoch.ai/data/ai-data-centers',
  accepts: 'A row per site: Handle, Name or Title, Owner, Users, Current power (MW).',
  files: [{ name: 'epoch-data_centers.csv', url: 'https://epoch.ai/data/data_centers/data_centers.csv' }],
  columns: ['Owner', 'Users', 'Current power (MW)'],
  optional: NAMES,
  reader: (_table, origin) => (cells) => {
    const names = NAMES.map((column) => cells.text(column)).filter((name) => name !== null);
    if (names.length === 0) cells.reject('no-name', 'a name of the site', 'nothing');
    return {
      names: [...new Set(names)],
      owner: cells.text('Owner'),
      megawatts: megawattsOf(cells, 'Current power (MW)'),
      origin: origin(cells),
    };
  },
});
