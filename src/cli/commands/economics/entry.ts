import type { Command, OptionValues } from '../../command.ts';
import { recordOptions, writeRecord } from '../../flat-record.ts';
import { parsedOption, usageError } from '../../options.ts';
import { parseAmount, parseProportion } from '../../quantities.ts';
import { networkOption, parseDay, requestedDays } from './_days.ts';

export const entryCommand: Command = {
  name: 'entry',
  summary: 'The entry ticket: which hardware could mine at a profit when, and what a hundredth of the network took.',
  options: [
    { flags: '--usd-per-kwh <amount>', description: 'tariff at all times', default: '0.1' },
    {
      flags: '--proportion <proportion>',
      description: 'of the network that equipment is counted for',
      default: '0.01',
    },
    { flags: '--date <day>', description: 'every class of hardware on that day' },
    { flags: '--history', description: 'every class on every day, or on the first day of each month of a series' },
    networkOption,
    ...recordOptions,
  ],
  examples: [
    'contraflow economics entry',
    'contraflow economics entry --date 2013-07-04',
    'contraflow economics entry --history --network coinmetrics/ --format csv',
  ],
  async run(_positionals, options, effects) {
    const { entryAnswer, turnsAnswer } = await import('../../../pipeline/economics/entry.ts');
    const { readMachines } = await import('../../../pipeline/economics/machines.ts');
    const { days, remark } = await requestedDays(options);
    const machines = readMachines();
    const entryOptions = {
      usdPerKilowattHour: parsedOption(options, 'usdPerKwh', parseAmount)!,
      proportion: parsedOption(options, 'proportion', parseProportion)!,
    };
    const chosen = await chosenDays(options, days);
    const { records, remarks, ...shown } =
      chosen === null ? turnsAnswer(machines, days, entryOptions) : entryAnswer(machines, chosen, entryOptions);
    return writeRecord(records, { ...shown, remarks: [...remarks, remark], options, effects });
  },
};

type Days = Awaited<ReturnType<typeof requestedDays>>['days'];

/** null: all of them, summarized. */
async function chosenDays(options: OptionValues, days: Days): Promise<Days | null> {
  const { dayAt } = await import('../../../pipeline/economics/network-days.ts');
  const atDay = parsedOption(options, 'date', (text) => dayAt(days, parseDay(text)));
  if (options.history === true) {
    if (atDay !== undefined) throw usageError('--history: expected without --date, got both');
    const isSeries = options.network !== undefined;
    return isSeries ? days.filter(({ dayMs }) => new Date(dayMs).getUTCDate() === 1) : days;
  }
  return atDay === undefined ? null : [atDay];
}
