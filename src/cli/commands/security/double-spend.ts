import type { Command, OptionValues } from '../../command.ts';
import { observedPositionals } from '../../observed.ts';
import { expectWithout, integerOption, parsedOption, usageError } from '../../options.ts';
import {
  parseDurationSeconds,
  parseList,
  parseNumber,
  parseProportion,
  parseRisk,
  parseWholeNumbers,
} from '../../quantities.ts';
import { answerOptions, isFromReadings, readingsOptions, readLevels, writeAnswer } from '../../security.ts';

export const doubleSpendCommand: Command = {
  name: 'double-spend',
  summary: 'How likely an attacker catches up after so many confirmations, and how many a payment needs.',
  positionals: observedPositionals,
  options: [
    { flags: '--attacker <list>', description: 'proportions of the hashrate: 0.1,0.3 or 30%' },
    {
      flags: '--confirmations <list>',
      description: 'numbers and ranges: 1-10,20 (default: 1 to 6, unless --risk or --value is given)',
    },
    { flags: '--risk <list>', description: 'instead: confirmations that keep the probability below these' },
    {
      flags: '--value <list>',
      description: 'instead: confirmations for payments of these values, in rewards of one block',
    },
    { flags: '--value-usd <list>', description: 'the same in dollars, with --reward-usd' },
    { flags: '--reward-usd <amount>', description: 'subsidy and fees of one block in dollars' },
    {
      flags: '--cost <ratio>',
      description:
        'with --value or --break-even: what a block costs an attacker in rewards of one, 1 with hashrate of its own, more with rented (default: 1)',
    },
    { flags: '--premined <blocks>', description: 'also for an attacker so many blocks ahead at the start' },
    { flags: '--elapsed <time>', description: 'also given the time that the confirmations took: 45min' },
    { flags: '--break-even', description: 'also the value from which an attempt pays' },
    ...readingsOptions,
    ...answerOptions,
  ],
  examples: [
    'contraflow security double-spend --attacker 0.1,0.2 --confirmations 1-10 --format csv',
    'contraflow security double-spend --attacker 30% --risk 0.001',
    'contraflow security double-spend --attacker 0.2 --value-usd 1e6,1e7 --reward-usd 250000 --cost 1.5',
    'contraflow security double-spend --from-readings --confirmations 6',
  ],
  async run([path], options, effects) {
    const answers = await import('../../../pipeline/security/double-spend.ts');
    const isMeasured = isFromReadings(path, options, 'attacker');
    const asked = questionOf(options);
    if (asked.confirmations === undefined)
      expectWithout(options, BESIDE_CONFIRMATIONS, 'with --confirmations, got --risk or --value');
    if (isMeasured) {
      expectWithout(options, [...BESIDE_CONFIRMATIONS, 'value', 'valueUsd'], 'with --attacker, got --from-readings');
      const { levels, measure } = await readLevels(path, options, effects);
      const { interval } = measure;
      return writeAnswer(
        () =>
          asked.risks === undefined
            ? answers.measuredDoubleSpendAnswer(levels, { interval, confirmations: asked.confirmations ?? [] })
            : answers.measuredConfirmationsAnswer(levels, { interval, risks: asked.risks }),
        options,
        effects,
      );
    }
    const attackers = parsedOption(options, 'attacker', (text) => parseList(text, parseProportion))!;
    const cost = parsedOption(options, 'cost', parseNumber) ?? 1;
    const { risks, valuesRewards, confirmations = [] } = asked;
    if (risks !== undefined) return writeAnswer(() => answers.confirmationsAnswer(attackers, risks), options, effects);
    if (valuesRewards !== undefined) {
      const request = { valuesRewards, costPerBlockRewards: cost };
      return writeAnswer(() => answers.valueAnswer(attackers, request), options, effects);
    }
    const request = {
      attackers,
      confirmations,
      preminedBlocks: options.premined === undefined ? null : integerOption(options, 'premined', PREMINED),
      elapsedSeconds: parsedOption(options, 'elapsed', parseDurationSeconds) ?? null,
      costPerBlockRewards: options.breakEven === true ? cost : null,
    };
    return writeAnswer(() => answers.doubleSpendAnswer(request), options, effects);
  },
};

/** What is said beside a number of confirmations. */
const BESIDE_CONFIRMATIONS = ['premined', 'elapsed', 'breakEven'];
const PREMINED = { fallback: 0, least: 0, most: 1_000_000 };

/** What is asked for: one of confirmations, risks and values, else the first six confirmations. */
function questionOf(options: OptionValues): {
  readonly confirmations?: readonly number[] | undefined;
  readonly risks?: readonly number[] | undefined;
  readonly valuesRewards?: readonly number[] | undefined;
} {
  const confirmations = parsedOption(options, 'confirmations', parseWholeNumbers);
  const risks = parsedOption(options, 'risk', (text) => parseList(text, parseRisk));
  const valuesRewards = valuesOf(options);
  const asked = [confirmations, risks, valuesRewards].filter((one) => one !== undefined);
  if (asked.length > 1)
    throw usageError('double-spend: expected one of --confirmations, --risk and --value, got several');
  return asked.length === 0 ? { confirmations: [1, 2, 3, 4, 5, 6] } : { confirmations, risks, valuesRewards };
}

/** Values of payments in rewards of one block; undefined where none are asked for. */
function valuesOf(options: OptionValues): number[] | undefined {
  const rewards = parsedOption(options, 'value', (text) => parseList(text, parseNumber));
  const usd = parsedOption(options, 'valueUsd', (text) => parseList(text, parseNumber));
  const rewardUsd = parsedOption(options, 'rewardUsd', parseNumber);
  if (rewards !== undefined && usd !== undefined) throw usageError('--value-usd: expected without --value, got both');
  if ((usd === undefined) !== (rewardUsd === undefined))
    throw usageError('--value-usd: expected together with --reward-usd, got one of them');
  if (usd === undefined || rewardUsd === undefined) return rewards;
  if (!(rewardUsd > 0)) throw usageError(`--reward-usd: expected an amount above 0, got ${rewardUsd}`);
  return usd.map((value) => value / rewardUsd);
}
