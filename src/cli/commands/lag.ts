import { type ModelConfidence, modelConfidences } from '../../core/ai-model.ts';
import { parseInstant } from '../../core/time-span.ts';
import type { Command, OptionValues } from '../command.ts';
import type { CliEffects } from '../effects.ts';
import { noteAll } from '../input.ts';
import { choiceOption, integerOption, listOption, parsedOption, textOption, usageError } from '../options.ts';
import { outputFormat, tableStyle, writeText } from '../output.ts';
import { contextOption, contextTokens, quantizationOption, readRequestedModels, scoredOptions } from '../scored.ts';

export const lagCommand: Command = {
  name: 'lag',
  summary: 'How far behind open models, China or a device are: four definitions, with intervals and what is unmatched.',
  options: [
    {
      flags: '--leader <group>',
      description:
        'open, closed, us, china, frontier (all models), or those that fit a device: phone, laptop, consumer-gpu or a tier of `tiers`',
      default: 'closed',
    },
    { flags: '--follower <group>', description: 'as for --leader', default: 'open' },
    {
      flags: '--as-of <date>',
      description: 'models released later do not count (default: the newest model’s date)',
    },
    { flags: '--tolerance <points>', description: 'a level counts as matched this many points below it', default: '0' },
    {
      flags: '--weighting <how>',
      description: 'points: a level counts for the points it added; records: each alike',
      default: 'points',
    },
    {
      flags: '--confidence <list>',
      description: `only models known so: ${modelConfidences.join(', ')} (default: all)`,
    },
    { flags: '--interval <level>', description: 'coverage of the intervals, or none', default: '0.95' },
    { flags: '--resamples <number>', description: 'times that the models are drawn anew', default: '2000' },
    { flags: '--seed <number>', description: 'seed of every draw', default: '1' },
    { flags: '--history', description: 'at the end of every quarter too, without intervals' },
    { flags: '--levels', description: 'list the levels, the unmatched among them' },
    quantizationOption,
    contextOption,
    ...scoredOptions,
    { flags: '--format <format>', description: 'table, csv, json (default: by the name of --out, else table)' },
    { flags: '--out <file>', description: 'write here instead of to the standard output' },
  ],
  examples: [
    'contraflow lag',
    'contraflow lag --leader us --follower china --as-of 2025-10-30 --levels',
    'contraflow lag --leader frontier --follower laptop --quantization q8_0',
    'contraflow lag --models epoch_capabilities_index.csv --tolerance 1 --history --format csv',
  ],
  async run(_positionals, options, effects) {
    const format = outputFormat(options, ['table', 'csv', 'json'], 'table');
    const request = lagRequest(options);
    if (format === 'csv' && request.history && options.levels === true)
      throw usageError('--levels: expected without --history, since CSV holds one table');
    const { lagCsv, lagJson, lagLevelsCsv, lagRun } = await import('../../pipeline/lag.ts');
    const { parseQuantization, tierGroups, tierNotes } = await import('../../pipeline/edge.ts');
    const quantization = parsedOption(options, 'quantization', parseQuantization)!.id;
    const memory = { quantization, contextTokens: contextTokens(options) };
    const input = await readRequestedModels(options, effects);
    const run = lagRun(input.models, {
      ...request,
      tiers: tierGroups(input.models, memory),
      notes: [...input.notes, ...tierNotes([request.leader, request.follower], memory)],
    });
    if (format === 'csv') noteAll(run.result.notes, effects);
    const out = textOption(options, 'out');
    if (format === 'csv') await writeText(options.levels === true ? lagLevelsCsv(run) : lagCsv(run), out, effects);
    else if (format === 'json') await writeText([lagJson(run, input)], out, effects);
    else await writeText([await tableText(run, options, effects)], out, effects);
    return 0;
  },
};

type LagRun = import('../../pipeline/lag.ts').LagRun;

async function tableText(run: LagRun, options: OptionValues, effects: CliEffects): Promise<string> {
  const { lagHistoryTable, lagLevelTable, lagTable } = await import('../../report/index.ts');
  const style = tableStyle(textOption(options, 'out'), effects);
  return [
    lagTable(run, style),
    ...(options.levels === true ? [lagLevelTable(run.result.levels, style)] : []),
    ...(run.history === null ? [] : [lagHistoryTable(run.history, style)]),
  ]
    .map((table) => `${table}\n`)
    .join('\n');
}

function lagRequest(options: OptionValues): import('../../pipeline/lag.ts').LagRequest {
  return {
    leader: textOption(options, 'leader')!,
    follower: textOption(options, 'follower')!,
    asOfMs: parsedOption(options, 'asOf', parseInstant) ?? null,
    tolerancePoints: parsedOption(options, 'tolerance', toPoints)!,
    weighting: choiceOption(options, 'weighting', ['points', 'records'], 'points'),
    confidences: listOption(options, 'confidence')?.map(toConfidence) ?? null,
    interval: parsedOption(options, 'interval', toInterval)!.level,
    resamples: integerOption(options, 'resamples', { fallback: 2000, least: 1, most: 1_000_000 }),
    seed: integerOption(options, 'seed', { fallback: 1, least: 0, most: 4_294_967_295 }),
    history: options.history === true,
  };
}

function toPoints(text: string): number {
  const points = /^(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(points)) throw new SyntaxError(`expected points from 0, got '${text}'`);
  return points;
}

function toConfidence(text: string): ModelConfidence {
  const confidence = modelConfidences.find((known) => known === text);
  if (confidence === undefined)
    throw usageError(`--confidence: expected ${modelConfidences.join(', ')}, got '${text}'`);
  return confidence;
}

function toInterval(text: string): { readonly level: number | null } {
  if (text === 'none') return { level: null };
  const level = Number(text);
  if (!(level > 0 && level < 1)) throw new SyntaxError(`expected a coverage between 0 and 1, or none, got '${text}'`);
  return { level };
}
