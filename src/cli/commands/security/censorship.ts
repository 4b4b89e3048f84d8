import type { Command } from '../../command.ts';
import { observedPositionals } from '../../observed.ts';
import { parsedOption } from '../../options.ts';
import { parseList, parseProportion, parseWholeNumbers } from '../../quantities.ts';
import { answerOptions, isFromReadings, readingsOptions, readLevels, writeAnswer } from '../../security.ts';

export const censorshipCommand: Command = {
  name: 'censorship',
  summary: 'How long a payment waits that some refuse, and what a threat to replace blocks with it adds.',
  positionals: observedPositionals,
  options: [
    { flags: '--refusing <list>', description: 'proportions of the hashrate that refuse it: 0.3 or 30%' },
    { flags: '--by <probability>', description: 'probability of the quantile of the wait', default: '0.95' },
    {
      flags: '--give-up <list>',
      description: 'blocks behind at which those who fork around it give up',
      default: '1,2,6',
    },
    ...readingsOptions,
    ...answerOptions,
  ],
  examples: [
    'contraflow security censorship --refusing 0.1,0.3,0.5',
    'contraflow security censorship --refusing 30% --give-up 1-6 --format csv',
    'contraflow security censorship --from-readings --level proxy-group',
  ],
  async run([path], options, effects) {
    const { censorshipAnswer, measuredRefusing } = await import('../../../pipeline/security/censorship.ts');
    const level = parsedOption(options, 'by', parseProportion)!;
    const giveUpDeficits = parsedOption(options, 'giveUp', parseWholeNumbers)!;
    const refusing = isFromReadings(path, options, 'refusing')
      ? measuredRefusing((await readLevels(path, options, effects)).levels)
      : parsedOption(options, 'refusing', (text) => parseList(text, parseProportion))!.map((proportion) => ({
          level: null,
          entities: null,
          proportion,
        }));
    return writeAnswer(() => censorshipAnswer({ refusing, level, giveUpDeficits }), options, effects);
  },
};
