import type { Command } from '../../command.ts';
import { observedPositionals } from '../../observed.ts';
import { expectWithout, integerOption, parsedOption, usageError } from '../../options.ts';
import { parseAttackers, parseList, parseProportion } from '../../quantities.ts';
import { answerOptions, isFromReadings, readingsOptions, readLevels, writeAnswer } from '../../security.ts';

export const selfishCommand: Command = {
  name: 'selfish',
  summary: 'What withholding blocks would bring: in closed form, by the best strategy, and when it pays.',
  positionals: observedPositionals,
  options: [
    { flags: '--attacker <list>', description: 'proportions of the hashrate: 0.35 or 35%' },
    {
      flags: '--tie-win <list>',
      description: 'proportions of the others who mine on the withheld block in a tie',
      default: '0,0.5,1',
    },
    {
      flags: '--truncation <blocks>',
      description: 'blocks on a side at which forks are cut off, 2 to 400',
      default: '80',
    },
    { flags: '--lag', description: 'also what is lost before the difficulty adjusts, and when it is made good' },
    { flags: '--thresholds', description: 'instead: the proportions from which it pays' },
    { flags: '--policy <size>', description: 'instead: the best strategy for forks of fewer blocks, as a table' },
    ...readingsOptions,
    ...answerOptions,
  ],
  examples: [
    'contraflow security selfish --attacker 0.35 --tie-win 0,0.5,1 --truncation 100 --format csv',
    'contraflow security selfish --attacker 0.35 --tie-win 0 --policy 8',
    'contraflow security selfish --thresholds',
    'contraflow security selfish --from-readings --lag',
  ],
  async run([path], options, effects) {
    const answers = await import('../../../pipeline/security/selfish.ts');
    const tieWins = parsedOption(options, 'tieWin', (text) => parseList(text, parseProportion))!;
    const truncation = integerOption(options, 'truncation', { fallback: 80, least: 2, most: 400 });
    if (options.thresholds === true) {
      expectWithout(options, ['attacker', 'fromReadings', 'level', 'lag', 'policy'], 'without --thresholds, got both');
      return writeAnswer(() => answers.selfishThresholdAnswer(tieWins, truncation), options, effects);
    }
    const isMeasured = isFromReadings(path, options, 'attacker');
    const { largestOf } = await import('../../../pipeline/security/attackers.ts');
    const attackers = isMeasured
      ? largestOf((await readLevels(path, options, effects)).levels)
      : parsedOption(options, 'attacker', parseAttackers)!;
    if (options.policy === undefined)
      return writeAnswer(
        () => answers.selfishAnswer({ attackers, tieWins, truncation, hasLag: options.lag === true }),
        options,
        effects,
      );
    expectWithout(options, ['lag'], 'without --policy, got both');
    if (attackers.length > 1 || tieWins.length > 1)
      throw usageError('--policy: expected one --attacker and one --tie-win with it, got several');
    const size = integerOption(options, 'policy', { fallback: 8, least: 1, most: Math.min(truncation, 60) });
    const request = { attacker: attackers[0]!.proportion, tieWin: tieWins[0]!, truncation, size };
    return writeAnswer(() => answers.selfishPolicyAnswer(request), options, effects);
  },
};
