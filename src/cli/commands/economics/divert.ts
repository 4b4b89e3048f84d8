import type { Command } from '../../command.ts';
import { recordOptions, writeRecord } from '../../flat-record.ts';
import { choiceOption, integerOption, listOption, parsedOption, textOption, usageError } from '../../options.ts';
import { parseList, parseNumber } from '../../quantities.ts';

export const divertCommand: Command = {
  name: 'divert',
  summary: 'What gigawatts that turn from mining to AI leave: hashrate, difficulty, hashprice, who mines.',
  options: [
    { flags: '--gw <number>', description: 'gigawatts that turn away from mining' },
    {
      flags: '--order <which>',
      description: 'marginal (least efficient machines first) or pro-rata',
      default: 'marginal',
    },
    { flags: '--days <number>', description: 'in which they leave, evenly', default: '0' },
    { flags: '--fleet <list>', description: 'proportions of the hashrate by J/TH: 17.5=0.6,30=0.4 (default: assumed)' },
    { flags: '--hashrate <hashes>', description: 'of the network, hashes per second (default: the latest fact)' },
    {
      flags: '--holders <list>',
      description: 'proportions of the hashrate: us=0.38,ru=0.155 (default: countries of the facts)',
    },
    { flags: '--from <list>', description: 'holders who give it up (default: everyone alike)' },
    { flags: '--ai-megawatts <list>', description: 'of AI by owner: a=3000,b=2000' },
    { flags: '--to <owner>', description: 'owner who has them after (default: everyone alike)' },
    { flags: '--reward <coins>', description: 'subsidy and fees of a block', default: '3.15' },
    { flags: '--coin-usd <amount>', description: 'price of a coin, for the hashprice in USD' },
    { flags: '--periods <number>', description: 'of one difficulty each', default: '6' },
    ...recordOptions,
  ],
  examples: [
    'contraflow economics divert --gw 2 --format json',
    'contraflow economics divert --gw 5 --from us --order pro-rata --days 30 --coin-usd 70000',
  ],
  async run(_positionals, options, effects) {
    const { divertAnswer } = await import('../../../pipeline/economics/divert.ts');
    const gigawatts = parsedOption(options, 'gw', parseNumber);
    if (gigawatts === undefined) throw usageError('--gw: expected gigawatts, got none');
    const fleet = parsedOption(options, 'fleet', parseAmounts)?.map(({ name, value }) => ({
      joulesPerTerahash: parseNumber(name),
      proportion: value,
    }));
    const holders = parsedOption(options, 'holders', parseAmounts)?.map(({ name, value }) => ({
      name,
      proportion: value,
    }));
    const hashesPerSecond = parsedOption(options, 'hashrate', parseNumber);
    const answer = divertAnswer({
      gigawatts,
      order: choiceOption(options, 'order', ['marginal', 'pro-rata'], 'marginal'),
      rampDays: parsedOption(options, 'days', parseNumber) ?? 0,
      fleet: fleet ?? null,
      networkExahashesPerSecond: hashesPerSecond === undefined ? null : hashesPerSecond / 1e18,
      coinsPerBlock: parsedOption(options, 'reward', parseNumber) ?? 3.15,
      coinUsd: parsedOption(options, 'coinUsd', parseNumber) ?? null,
      periods: integerOption(options, 'periods', { fallback: 6, least: 1, most: 1000 }),
      holders: holders ?? null,
      from: listOption(options, 'from') ?? null,
      aiMegawatts: parsedOption(options, 'aiMegawatts', parseAmounts) ?? null,
      to: textOption(options, 'to') ?? null,
    });
    return writeRecord(answer.records, { ...answer, options, effects });
  },
};

function parseAmounts(text: string): { readonly name: string; readonly value: number }[] {
  return parseList(text, (part) => {
    const [, name, value] = /^(.+)=([^=]+)$/.exec(part) ?? [];
    if (name === undefined || value === undefined)
      throw new SyntaxError(`expected names with numbers as us=0.38, got '${part}'`);
    return { name: name.trim(), value: parseNumber(value) };
  });
}
