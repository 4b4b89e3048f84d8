import type { Command, OptionValues } from '../../command.ts';
import { observedPositionals } from '../../observed.ts';
import { parsedOption, textOption, usageError } from '../../options.ts';
import { parseAttackers, parseNumber } from '../../quantities.ts';
import { answerOptions, isFromReadings, readingsOptions, readLevels, writeAnswer } from '../../security.ts';

export const costCommand: Command = {
  name: 'cost',
  summary: 'Machines, power and money for a proportion of the hashrate, by inputs that can all be changed.',
  positionals: observedPositionals,
  options: [
    { flags: '--attacker <list>', description: 'proportions of the hashrate that are to be had: 0.5 or 50%' },
    { flags: '--hashrate <hashes>', description: 'of the network, hashes per second: 1e21 (default: the latest fact)' },
    {
      flags: '--machine <id>',
      description: 'antminer-s21-xp, antminer-s21 or antminer-s19-xp (default: the one that uses least)',
    },
    { flags: '--terahashes <number>', description: 'another machine: TH/s, with --watts and --machine-usd' },
    { flags: '--watts <number>', description: 'its power' },
    { flags: '--machine-usd <amount>', description: 'its price' },
    {
      flags: '--usd-per-kwh <amount>',
      description: 'price of electricity (default: industry in the United States, 2025)',
    },
    { flags: '--infrastructure-usd-per-kw <amount>', description: 'of buildings and connections', default: '0' },
    { flags: '--rent-usd-per-ph-day <amount>', description: 'price of renting a petahash per second for a day' },
    { flags: '--coin-usd <amount>', description: 'price of a coin, with --reward: what mining honestly would earn' },
    { flags: '--reward <coins>', description: 'subsidy and fees of a block' },
    ...readingsOptions,
    ...answerOptions,
  ],
  examples: [
    'contraflow security cost --attacker 0.3,0.5',
    'contraflow security cost --attacker 0.5 --hashrate 1e21 --machine antminer-s21 --usd-per-kwh 0.05 --format json',
    'contraflow security cost --from-readings',
  ],
  async run([path], options, effects) {
    const { costAnswer, costInputs } = await import('../../../pipeline/security/cost.ts');
    const { loadFacts } = await import('../../../pipeline/catalogue.ts');
    const { largestOf } = await import('../../../pipeline/security/attackers.ts');
    const given = givenInputs(options);
    const attackers = isFromReadings(path, options, 'attacker')
      ? largestOf((await readLevels(path, options, effects)).levels)
      : parsedOption(options, 'attacker', parseAttackers)!;
    return writeAnswer(() => costAnswer(attackers, costInputs(given, loadFacts())), options, effects);
  },
};

function givenInputs(options: OptionValues) {
  const number = (name: string) => parsedOption(options, name, parseNumber) ?? null;
  const machine = machineOf(options, number);
  const given = {
    networkHashesPerSecond: number('hashrate'),
    usdPerKilowattHour: number('usdPerKwh'),
    infrastructureUsdPerKilowatt: number('infrastructureUsdPerKw'),
    coinUsd: number('coinUsd'),
    rewardCoinsPerBlock: number('reward'),
    rentUsdPerPetahashDay: number('rentUsdPerPhDay'),
  };
  if ((given.coinUsd === null) !== (given.rewardCoinsPerBlock === null))
    throw usageError('--coin-usd: expected together with --reward, got one of them');
  return { ...given, machine };
}

function machineOf(options: OptionValues, number: (name: string) => number | null) {
  const id = textOption(options, 'machine');
  const [terahashesPerSecond, watts, usd] = [number('terahashes'), number('watts'), number('machineUsd')];
  const given = [terahashesPerSecond, watts, usd].filter((one) => one !== null);
  if (given.length === 0) return id ?? null;
  if (terahashesPerSecond === null || watts === null || usd === null)
    throw usageError(`--terahashes: expected --watts and --machine-usd with it, got ${given.length} of the three`);
  if (id !== undefined) throw usageError('--machine: expected without --terahashes, got both');
  return { terahashesPerSecond, watts, usd };
}
