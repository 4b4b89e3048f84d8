import type { CommandOption, OptionValues } from '../../command.ts';
import { integerOption, parsedOption, textOption } from '../../options.ts';
import { parsePositive } from '../../quantities.ts';
import { parseDay } from './_days.ts';

/** Options of the commands that infer the network's fleet. */
export const fleetOptions: readonly CommandOption[] = [
  { flags: '--hashprice <amount>', description: 'USD/PH/s/day (default: the latest fact)' },
  { flags: '--date <day>', description: 'which machines there are (default: the day of the hashprice)' },
  { flags: '--median-tariff <amount>', description: 'USD/kWh that half of the machines pay less than (default: 0.05)' },
  { flags: '--tariff-deviation <number>', description: 'standard deviation of the tariff’s logarithm (default: 0.3)' },
  { flags: '--half-life <years>', description: 'in which the hashrate of an age halves (default: 2)' },
  { flags: '--cambridge <file>', description: 'machines and quantities of one’s own copy of Cambridge’s miners.csv' },
  { flags: '--draws <count>', description: 'of the assumptions, for the interval', default: '2000' },
  { flags: '--seed <number>', description: 'of the draws', default: '1' },
];

/** Machines of the registry, or those of Cambridge’s list where a copy is given. */
export async function requestedMachines(options: OptionValues) {
  const { readCambridgeMachines, readMachines } = await import('../../../pipeline/economics/machines.ts');
  const path = textOption(options, 'cambridge');
  return path === undefined ? readMachines() : readCambridgeMachines(path);
}

/** What the fleet is inferred with. */
export async function fleetRequest(options: OptionValues) {
  const number = (name: string) => parsedOption(options, name, parsePositive) ?? null;
  return {
    machines: await requestedMachines(options),
    usdPerPetahashDay: number('hashprice'),
    atMs: parsedOption(options, 'date', parseDay) ?? null,
    given: {
      medianUsdPerKilowattHour: number('medianTariff'),
      logDeviation: number('tariffDeviation'),
      halfLifeYears: number('halfLife'),
    },
    draws: integerOption(options, 'draws', { fallback: 2000, least: 1, most: 1_000_000 }),
    seed: integerOption(options, 'seed', { fallback: 1, least: 0, most: 4_294_967_295 }),
  };
}
