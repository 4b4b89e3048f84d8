import type { Command, OptionValues } from '../../command.ts';
import { recordOptions, writeRecord } from '../../flat-record.ts';
import { parsedOption, textOption, usageError } from '../../options.ts';
import { parseAmount, parsePositive } from '../../quantities.ts';
import { networkOption, parseDay, requestedDays } from './_days.ts';
import { requestedMachines } from './_fleet-options.ts';

export const breakevenCommand: Command = {
  name: 'breakeven',
  summary:
    'The tariff, efficiency and hashprice at which electricity takes all that mining earns: for one machine or all.',
  options: [
    { flags: '--hashprice <amount>', description: 'USD/PH/s/day (default: of the day)' },
    { flags: '--joules-per-terahash <number>', description: 'efficiency of one machine' },
    { flags: '--machine <id>', description: 'a machine of the list: antminer-s21' },
    { flags: '--usd-per-kwh <amount>', description: 'a tariff: whether machines run, and what breaks even at it' },
    { flags: '--date <day>', description: 'all machines of that day, at its hashprice (default: the last day)' },
    networkOption,
    { flags: '--cambridge <file>', description: 'machines of one’s own copy of Cambridge’s miners.csv' },
    ...recordOptions,
  ],
  examples: [
    'contraflow economics breakeven --hashprice 30 --joules-per-terahash 24 --format json',
    'contraflow economics breakeven --date 2024-05-23 --usd-per-kwh 0.06',
    'contraflow economics breakeven --date 2021-11-10 --network coinmetrics/ --format csv',
  ],
  async run(_positionals, options, effects) {
    const { breakevenAnswer, breakevensAnswer } = await import('../../../pipeline/economics/breakeven.ts');
    const usdPerKilowattHour = parsedOption(options, 'usdPerKwh', parseAmount) ?? null;
    const hashprice = parsedOption(options, 'hashprice', parsePositive) ?? null;
    const single = await singleMachine(options);
    const hasDay = ['date', 'network'].some((name) => textOption(options, name) !== undefined);
    if (single !== null || (hashprice !== null && usdPerKilowattHour !== null && !hasDay)) {
      const isTariffEnough = usdPerKilowattHour !== null && !hasDay;
      const day = hashprice !== null || isTariffEnough ? null : await dayOf(options);
      const { records, remarks } = breakevenAnswer({
        usdPerPetahashDay: hashprice ?? day?.usdPerPetahashDay ?? null,
        joulesPerTerahash: single?.joulesPerTerahash ?? null,
        usdPerKilowattHour,
        machine: single?.machine ?? null,
      });
      return writeRecord(records[0]!, { remarks: [...remarks, ...(day?.remarks ?? [])], options, effects });
    }
    const day = await dayOf(options);
    const { records, ...said } = breakevensAnswer(await requestedMachines(options), {
      ...day,
      usdPerPetahashDay: hashprice ?? day.usdPerPetahashDay,
      usdPerKilowattHour,
    });
    return writeRecord(records, { ...said, options, effects });
  },
};

async function singleMachine(options: OptionValues) {
  const { machineOf } = await import('../../../pipeline/economics/machines.ts');
  const joulesPerTerahash = parsedOption(options, 'joulesPerTerahash', parsePositive);
  const machines = textOption(options, 'machine') === undefined ? [] : await requestedMachines(options);
  const machine = parsedOption(options, 'machine', (id) => machineOf(id, machines));
  if (joulesPerTerahash !== undefined && machine !== undefined)
    throw usageError('--machine: expected without --joules-per-terahash, got both');
  if (machine !== undefined) return { joulesPerTerahash: machine.joulesPerTerahash, machine: machine.id };
  return joulesPerTerahash === undefined ? null : { joulesPerTerahash, machine: null };
}

async function dayOf(options: OptionValues) {
  const { dayAt, hashpriceOn } = await import('../../../pipeline/economics/network-days.ts');
  const { formatDate } = await import('../../../core/time-span.ts');
  const { days, remark } = await requestedDays(options);
  const atMs = parsedOption(options, 'date', parseDay) ?? days.at(-1)!.dayMs;
  const day = parsedOption({ date: formatDate(atMs) }, 'date', () => dayAt(days, atMs))!;
  const notes =
    day.dayMs === atMs ? [] : [`no price of ${formatDate(atMs)}: that of ${formatDate(day.dayMs)} is taken`];
  return { atMs, usdPerPetahashDay: hashpriceOn(day), remarks: [remark, ...notes] };
}
