import type { Command, OptionValues } from '../../command.ts';
import type { CliEffects } from '../../effects.ts';
import { observedPositionals } from '../../observed.ts';
import { choiceOption, expectWithout, integerOption, parsedOption, textOption, usageError } from '../../options.ts';
import { parseDurationSeconds, parseList, parseNumber, parseProportion, parseProportions } from '../../quantities.ts';
import { answerOptions, isFromReadings, readingsOptions, readLevels, writeAnswer } from '../../security.ts';

export const staleCommand: Command = {
  name: 'stale',
  summary: 'Blocks lost to delay: in closed form, by exact simulation, and the delay that those seen imply.',
  positionals: observedPositionals,
  options: [
    { flags: '--proportions <list>', description: 'of the hashrate, summing to 1 or 100: 30,29,41 or a=0.6,b=0.4' },
    { flags: '--delay <list>', description: 'time for a block to reach the others: 10s, or one for each entity' },
    { flags: '--simulate', description: 'run every race instead of the closed form alone' },
    { flags: '--years <number>', description: 'with --simulate: years of blocks, 0.01 to a million (default: 64)' },
    {
      flags: '--distribution <kind>',
      description:
        'with --simulate: how delays vary, constant, exponential or lognormal:<deviation of the logarithm> (default: constant)',
    },
    { flags: '--withhold <entity>', description: 'with --simulate: the one who withholds blocks' },
    {
      flags: '--strategy <name>',
      description: 'with --withhold: selfish (Eyal & Sirer) or optimal (default: selfish)',
    },
    {
      flags: '--tie-win <proportion>',
      description:
        'with --withhold: of the others who mine on the withheld block in a tie (default: on the first seen)',
    },
    { flags: '--estimate', description: 'with --simulate: long-run means with less chance in them, for the same work' },
    { flags: '--seed <number>', description: 'seed of every draw (default: 1)' },
    {
      flags: '--workers <number>',
      description: 'with --simulate: threads beside the main one (default: as many as help)',
    },
    { flags: '--infer', description: 'instead: the delay that the stale blocks of a collection imply' },
    {
      flags: '--collection <file>',
      description: 'with --infer: a table with the columns height and header (default: the bundled counts)',
    },
    { flags: '--from-height <height>', description: 'with --collection: first height that it looked at (default: 0)' },
    ...readingsOptions,
    ...answerOptions,
  ],
  examples: [
    'contraflow security stale --proportions 30,29,12,11,8,5,3,1,1 --delay 10s',
    'contraflow security stale --simulate --proportions 30,29,12,11,8,5,3,1,1 --delay 10s --years 64 --seed 1 --format csv',
    'contraflow security stale --simulate --proportions a=40,b=60 --delay 0s --withhold a --tie-win 0 --strategy optimal',
    'contraflow security stale --infer',
    'contraflow security stale --from-readings --delay 700ms',
  ],
  async run([path], options, effects) {
    if (options.infer === true) return inferred(path, options, effects);
    expectWithout(options, ['collection', 'fromHeight'], 'with --infer, got it alone');
    const answers = await import('../../../pipeline/security/stale-answers.ts');
    const isMeasured = isFromReadings(path, options, 'proportions');
    const delaysSeconds = parsedOption(options, 'delay', (text) => parseList(text, parseDurationSeconds));
    if (delaysSeconds === undefined) throw usageError('--delay: expected a time such as 10s, got none');
    if (isMeasured && delaysSeconds.length > 1)
      throw usageError(`--delay: expected one time with --from-readings, got ${delaysSeconds.length}`);
    if (options.simulate !== true) expectWithout(options, OF_SIMULATION, 'with --simulate, got it alone');
    if (options.withhold === undefined) expectWithout(options, ['strategy', 'tieWin'], 'with --withhold, got it alone');
    const entities = isMeasured
      ? await measuredProportions(path, options, effects)
      : parsedOption(options, 'proportions', parseProportions)!;
    if (delaysSeconds.length > 1 && delaysSeconds.length !== entities.length)
      throw usageError(
        `--delay: expected one time, or one for each of ${entities.length} entities, got ${delaysSeconds.length}`,
      );
    if (options.simulate !== true)
      return writeAnswer(() => answers.staleAnswer({ entities, delaysSeconds }), options, effects);
    const request = {
      ...simulationOf(options, entities),
      entities,
      delaysSeconds,
      blocks: answers.blocksOfYears(yearsOf(options)),
      signal: effects.signal,
    };
    return writeAnswer(() => answers.simulatedStaleAnswer(request), options, effects);
  },
};

/** What is said of a simulation alone. */
const OF_SIMULATION = ['years', 'distribution', 'withhold', 'strategy', 'tieWin', 'estimate', 'workers'];

/** How a simulation is run, as the options say. */
function simulationOf(options: OptionValues, entities: readonly { readonly name: string | null }[]) {
  const longest = Math.max(...(parsedOption(options, 'delay', (text) => parseList(text, parseDurationSeconds)) ?? []));
  if (!(longest <= LONGEST_DELAY_SECONDS))
    throw usageError(`--delay: expected at most ${LONGEST_DELAY_SECONDS / 3600}h with --simulate, got ${longest} s`);
  return {
    distribution: parsedOption(options, 'distribution', parseDistribution) ?? ('constant' as const),
    seed: integerOption(options, 'seed', { fallback: 1, least: 0, most: 4_294_967_295 }),
    isEstimate: options.estimate === true,
    withholder: withholderOf(options, entities),
    tieWin: parsedOption(options, 'tieWin', parseProportion) ?? null,
    workers:
      options.workers === undefined
        ? undefined
        : integerOption(options, 'workers', { fallback: 0, least: 0, most: 256 }),
  };
}

/** So many block intervals that hardly anything but the largest alone is left; longer ones take long and say no more. */
const LONGEST_DELAY_SECONDS = 6 * 3600;

const LEAST_YEARS = 0.01;
const MOST_YEARS = 1_000_000;

function parseDistribution(text: string): 'constant' | 'exponential' | { readonly logDeviation: number } {
  if (text === 'constant' || text === 'exponential') return text;
  const [, deviation] = /^lognormal:(.+)$/.exec(text) ?? [];
  if (deviation === undefined)
    throw new SyntaxError(`expected constant, exponential or lognormal:<deviation>, got '${text}'`);
  return { logDeviation: parseNumber(deviation) };
}

function yearsOf(options: OptionValues): number {
  const years = parsedOption(options, 'years', parseNumber) ?? 64;
  if (!(years >= LEAST_YEARS && years <= MOST_YEARS))
    throw usageError(
      `--years: expected a number from ${LEAST_YEARS} to ${MOST_YEARS.toLocaleString('en-US')}, got ${years}`,
    );
  return years;
}

function withholderOf(options: OptionValues, entities: readonly { readonly name: string | null }[]) {
  const name = textOption(options, 'withhold');
  const strategy = choiceOption(options, 'strategy', ['selfish', 'optimal'], 'selfish');
  if (name === undefined) return null;
  const names = entities.flatMap((one) => (one.name === null ? [] : [one.name]));
  if (!names.includes(name)) throw usageError(`--withhold: expected one of ${names.join(', ')}, got '${name}'`);
  return { name, strategy };
}

async function measuredProportions(path: string | undefined, options: OptionValues, effects: CliEffects) {
  const { levels } = await readLevels(path, { ...options, level: textOption(options, 'level') ?? 'pool' }, effects);
  const { measuredEntities } = await import('../../../pipeline/security/stale.ts');
  return measuredEntities(levels[0]!);
}

async function inferred(path: string | undefined, options: OptionValues, effects: CliEffects): Promise<number> {
  expectWithout(options, ['proportions', 'delay', 'simulate', ...OF_SIMULATION], 'without --infer, got both');
  const { bundledBands, inferredDelays } = await import('../../../pipeline/security/stale.ts');
  const { inferredDelayAnswer } = await import('../../../pipeline/security/stale-answers.ts');
  const file = textOption(options, 'collection');
  if (file === undefined) expectWithout(options, ['fromHeight'], 'with --collection, got it alone');
  const bands = file === undefined ? bundledBands() : await readBands(file, options);
  const level = textOption(options, 'level') ?? 'pool';
  const { measured, measure } = await readLevels(path, { ...options, level }, effects);
  const pools = measured.find(({ layer }) => layer.role === level)!;
  const { interval } = measure;
  return writeAnswer(
    () => inferredDelayAnswer(inferredDelays(bands, { pools, interval }), { collection: file ?? 'bundled', level }),
    options,
    effects,
  );
}

async function readBands(file: string, options: OptionValues) {
  const fromHeight = integerOption(options, 'fromHeight', { fallback: 0, least: 0, most: 100_000_000 });
  const { readStaleHeaders, staleCollection } = await import('../../../pipeline/stale-collection.ts');
  return staleCollection((await readStaleHeaders(file)).headers, { fromHeight }).bands;
}
