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
    const ledger = await import('../../../pipeline/economics/deals.ts');
    const isConcentration = options.concentration === true;
    return writeRecord(isConcentration ? await ledger.dealConcentration() : ledger.dealRecords(), {
      columns: isConcentration ? ledger.concentrationColumns : ledger.dealColumns,
      remarks: isConcentration ? ledger.concentrationRemarks : ledger.dealsRemarks,
      options,
      effects,
    });
  },
};
