import { gpuOwners, leaseTypes } from '../../../core/hosting-ledger.ts';
import type { Command, OptionValues } from '../../command.ts';
import { recordOptions, writeRecord } from '../../flat-record.ts';
import { choiceOption, parsedOption, textOption, usageError } from '../../options.ts';
import { parseAmount, parseNumber, parsePositive, parseProportion } from '../../quantities.ts';

export const dealCommand: Command = {
  name: 'deal',
  summary: 'A hosting deal by megawatt and year: average and first year, income, capital, and what GPUs leave of it.',
  options: [
    { flags: '--value-usd <amount>', description: 'rent of the base term, options excluded' },
    { flags: '--years <number>', description: 'the base term' },
    { flags: '--critical-mw <number>', description: 'power of the computers' },
    { flags: '--gross-mw <number>', description: 'power of the whole site that serves them' },
    { flags: '--pue <ratio>', description: 'gross by critical power, in place of --gross-mw' },
    { flags: '--escalator <ratio>', description: 'yearly rise of the rent: 0.03 or 3%; 0 for none' },
    { flags: '--lease <type>', description: leaseTypes.join(', ') },
    { flags: '--gpu-owner <party>', description: gpuOwners.join(', ') },
    { flags: '--gpu-capital-usd <amount>', description: 'what GPUs of the landlord cost' },
    { flags: '--gpu-life-years <number>', description: 'after which they are bought again', default: '5' },
    { flags: '--gpu-rate <ratio>', description: 'what the money for them costs a year', default: '0.1' },
    { flags: '--noi-usd-per-year <amount>', description: 'net operating income of an average year' },
    { flags: '--capital-usd-per-mw <amount>', description: 'to build, for each critical MW, without GPUs' },
    ...recordOptions,
  ],
  examples: [
    'contraflow economics deal --value-usd 3.5e9 --years 12 --critical-mw 200 --escalator 0.03 --format json',
    'contraflow economics deal --value-usd 7e9 --years 15 --critical-mw 245 --gross-mw 330 --escalator 3% --lease triple-net --gpu-owner tenant --noi-usd-per-year 454e6',
    'contraflow economics deal --value-usd 9.7e9 --years 5 --critical-mw 200 --lease cloud --gpu-owner landlord --gpu-capital-usd 5.8e9',
  ],
  async run(_positionals, options, effects) {
    const { dealAnswer } = await import('../../../pipeline/economics/deal.ts');
    const { record, remarks } = dealAnswer(dealOf(options));
    return writeRecord(record, { remarks, options, effects });
  },
};

function dealOf(options: OptionValues) {
  const amount = (name: string) => parsedOption(options, name, parseAmount) ?? null;
  const positive = (name: string) => parsedOption(options, name, parsePositive) ?? null;
  return {
    valueUsd: needed(options, 'valueUsd', '--value-usd'),
    years: needed(options, 'years', '--years'),
    criticalMegawatts: needed(options, 'criticalMw', '--critical-mw'),
    grossMegawatts: positive('grossMw'),
    powerUsageEffectiveness: positive('pue'),
    escalator: parsedOption(options, 'escalator', parseProportion) ?? null,
    lease: textOption(options, 'lease') === undefined ? null : choiceOption(options, 'lease', leaseTypes, 'gross'),
    gpuOwner:
      textOption(options, 'gpuOwner') === undefined ? null : choiceOption(options, 'gpuOwner', gpuOwners, 'tenant'),
    gpuCapitalUsd: amount('gpuCapitalUsd'),
    gpuLifeYears: positive('gpuLifeYears')!,
    gpuRatePerYear: parsedOption(options, 'gpuRate', parseProportion)!,
    noiUsdPerYear: parsedOption(options, 'noiUsdPerYear', parseNumber) ?? null,
    capitalUsdPerMegawatt: amount('capitalUsdPerMw'),
  };
}

function needed(options: OptionValues, name: string, flag: string): number {
  const value = parsedOption(options, name, parsePositive);
  if (value === undefined) throw usageError(`deal: expected ${flag}, got none`);
  return value;
}
