import type { Command, OptionValues } from '../../command.ts';
import { recordOptions, writeRecord } from '../../flat-record.ts';
import { integerOption, parsedOption, textOption, usageError } from '../../options.ts';
import { parseAmount, parsePositive, parseProportion } from '../../quantities.ts';
import { quantizationOption, readRequestedModels, scoredOptions } from '../../scored.ts';

export const edgeCommand: Command = {
  name: 'edge',
  summary: 'What a task costs on a device of one’s own and from a provider, and what decides between them.',
  options: [
    { flags: '--tokens-in <number>', description: 'tokens of a prompt' },
    { flags: '--tokens-out <number>', description: 'tokens of an answer' },
    { flags: '--calls-per-day <number>', description: 'calls a day' },
    { flags: '--latency-seconds <number>', description: 'longest that a whole call may take (default: no bound)' },
    { flags: '--private', description: 'nothing may leave the device' },
    { flags: '--tier <tier>', description: 'laptop-16gb, phone, gpu-24gb, … (default: a row for each)' },
    {
      flags: '--model <model>',
      description: 'id or name of a scored model, or a name with its size as qwen3-8b (default: the best that does)',
    },
    {
      flags: '--cloud <model>',
      description: 'provider’s model whose listed price is compared: phi-4, gpt-5-4-mini, …',
      default: 'claude-haiku-5-5',
    },
    { flags: '--cloud-usd-per-million-in <amount>', description: 'another price of a million tokens read' },
    { flags: '--cloud-usd-per-million-out <amount>', description: 'and of a million written' },
    { flags: '--usd-per-kwh <amount>', description: 'price of electricity (default: of households, 0.17)' },
    { flags: '--device-usd <amount>', description: 'price of the device (default: by tier)' },
    { flags: '--device-years <number>', description: 'years that it serves (default: 4)' },
    { flags: '--device-watts <number>', description: 'power above idle (default: by tier)' },
    { flags: '--device-charged <proportion>', description: 'part of its price that the task pays', default: '100%' },
    quantizationOption,
    ...scoredOptions,
    ...recordOptions,
  ],
  examples: [
    'contraflow economics edge --tokens-in 1000 --tokens-out 300 --calls-per-day 50 --latency-seconds 30 --tier laptop-16gb',
    'contraflow economics edge --tokens-in 1000 --tokens-out 300 --calls-per-day 50 --private --format csv',
    'contraflow economics edge --tokens-in 4000 --tokens-out 500 --calls-per-day 2000 --tier gpu-24gb --model qwen3-30b-a3b --cloud phi-4 --format json',
  ],
  async run(_positionals, options, effects) {
    const [tokensIn, tokensOut] = [tokenCount(options, 'tokensIn'), tokenCount(options, 'tokensOut')];
    const numbers = {
      callsPerDay: required(options, 'callsPerDay'),
      latencySeconds: positive(options, 'latencySeconds'),
      usdPerKilowattHour: amount(options, 'usdPerKwh'),
      deviceUsd: amount(options, 'deviceUsd'),
      deviceYears: positive(options, 'deviceYears'),
      deviceWatts: amount(options, 'deviceWatts'),
      chargedProportion: parsedOption(options, 'deviceCharged', parseProportion)!,
    };
    const { edgeCostRows } = await import('../../../pipeline/economics/edge-cost.ts');
    const { parseQuantization } = await import('../../../pipeline/edge.ts');
    const quantization = parsedOption(options, 'quantization', parseQuantization)!.id;
    const cloud = await cloudPrice(options);
    const scored = await readRequestedModels(options, effects);
    const { rows, columns, remarks } = edgeCostRows(scored.models, {
      ...numbers,
      tokensIn,
      tokensOut,
      quantization,
      cloud,
      isPrivate: options.private === true,
      tier: textOption(options, 'tier') ?? null,
      model: textOption(options, 'model') ?? null,
    });
    return writeRecord(rows.length === 1 ? rows[0]! : rows, {
      columns,
      remarks: [...remarks, ...scored.notes],
      options,
      effects,
    });
  },
};

const FLAGS = { tokensIn: 'tokens-in', tokensOut: 'tokens-out', callsPerDay: 'calls-per-day' } as const;

function tokenCount(options: OptionValues, name: 'tokensIn' | 'tokensOut'): number {
  if (textOption(options, name) === undefined)
    throw usageError(`--${FLAGS[name]}: expected a number of tokens, got none`);
  return integerOption(options, name, { fallback: 0, least: 1, most: 10_000_000 });
}

function required(options: OptionValues, name: 'callsPerDay'): number {
  const value = positive(options, name);
  if (value === null) throw usageError(`--${FLAGS[name]}: expected a number of calls, got none`);
  return value;
}

function positive(options: OptionValues, name: string): number | null {
  return parsedOption(options, name, parsePositive) ?? null;
}

function amount(options: OptionValues, name: string): number | null {
  return parsedOption(options, name, parseAmount) ?? null;
}

/** The price that was given, or a listed one. */
async function cloudPrice(options: OptionValues) {
  const [usdPerMillionIn, usdPerMillionOut] = [
    amount(options, 'cloudUsdPerMillionIn'),
    amount(options, 'cloudUsdPerMillionOut'),
  ];
  if (usdPerMillionIn !== null && usdPerMillionOut !== null)
    return { id: 'as given', usdPerMillionIn, usdPerMillionOut, from: null };
  if (usdPerMillionIn !== null || usdPerMillionOut !== null)
    throw usageError('--cloud-usd-per-million-in: expected with --cloud-usd-per-million-out, got one of the two');
  const { cloudPriceNamed } = await import('../../../pipeline/economics/edge-inputs.ts');
  const { loadFacts } = await import('../../../pipeline/catalogue.ts');
  return parsedOption(options, 'cloud', (name) => cloudPriceNamed(loadFacts(), name))!;
}
