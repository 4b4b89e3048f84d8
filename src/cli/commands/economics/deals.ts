import type { Command } from '../../command.ts';
import { recordOptions, writeRecord } from '../../flat-record.ts';

export const dealsCommand: Command = {
  name: 'deals',
  summary: 'The ledger of miners’ hosting deals, normalized, and how concentrated it is before and after the pivot.',
  options: [
    {
      flags: '--concentration',
      description:
        'effective number and HHI by landlord, tenant, end user and who owes the rent, in place of the deals',
    },
    ...recordOptions,
  ],
  examples: [
    'contraflow economics deals --format csv',
    'contraflow economics deals --concentration',
    'contraflow economics deals --concentration --format json',
  ],
  async run(_positionals, options, effects) {
    const { concentrationRemarks, dealConcentration, dealRecords, dealsRemarks } = await import(
      '../../../pipeline/economics/deals.ts'
    );
    if (options.concentration === true)
      return writeRecord(await dealConcentration(), { remarks: concentrationRemarks, options, effects });
    return writeRecord(dealRecords(), { remarks: dealsRemarks, options, effects });
  },
};
