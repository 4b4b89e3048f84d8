import type { Command } from '../../command.ts';
import { observedPositionals, readMeasureOptions } from '../../observed.ts';
import { expectWithout, integerOption, parsedOption, usageError } from '../../options.ts';
import { parseNamedCounts } from '../../quantities.ts';
import {
  answerOptions,
  drawOptions,
  drawsOf,
  isFromReadings,
  readingsOptions,
  readLevels,
  riskOf,
  riskOption,
  writeAnswer,
} from '../../security.ts';

/** More than there are blocks in all, and as many as the integrals over proportions take. */
const MOST_BLOCKS = 1_000_000;

export const coalitionsCommand: Command = {
  name: 'coalitions',
  summary: 'What the largest hold together, and what they could do with it if they acted as one.',
  positionals: observedPositionals,
  options: [
    { flags: '--counts <list>', description: 'blocks of each entity: 1200,900 or a=1200,b=900' },
    { flags: '--unattributed <blocks>', description: 'with --counts: blocks tied to nobody (default: 0)' },
    riskOption,
    ...drawOptions,
    ...readingsOptions,
    ...answerOptions,
  ],
  examples: [
    'contraflow security coalitions --from-readings',
    'contraflow security coalitions --from-readings --level proxy-group --format csv',
    'contraflow security coalitions --counts a=1300,b=800,c=500 --unattributed 100',
  ],
  async run([path], options, effects) {
    const { coalitionsAnswer } = await import('../../../pipeline/security/coalitions.ts');
    const { blocksSecurity } = await import('../../../pipeline/security/panel.ts');
    const risk = riskOf(options);
    const draws = drawsOf(options);
    if (isFromReadings(path, options, 'counts')) {
      expectWithout(options, ['unattributed'], 'with --counts, got none');
      const { levels, measure } = await readLevels(path, options, effects);
      const settings = { risk, ...draws, interval: measure.interval };
      const sets = levels.map((level) => ({ level: level.layer.role, ...blocksSecurity(level, settings) }));
      return writeAnswer(() => coalitionsAnswer(sets, { risk, inputs: settings }), options, effects);
    }
    const entities = parsedOption(options, 'counts', parseNamedCounts)!;
    const unattributed = integerOption(options, 'unattributed', { fallback: 0, least: 0, most: MOST_BLOCKS });
    const { interval } = await readMeasureOptions({ correlation: '0', ...options });
    const settings = { risk, ...draws, interval };
    const counted = entities
      .map(({ name, count }) => ({ id: name, name, blocks: count }))
      .toSorted((a, b) => b.blocks - a.blocks);
    const blocks = counted.reduce((sum, one) => sum + one.blocks, unattributed);
    if (blocks > MOST_BLOCKS)
      throw usageError(`--counts: expected at most ${MOST_BLOCKS} blocks in all, got ${blocks}`);
    const inputs = { ...settings, entities: counted, unattributed };
    return writeAnswer(
      () => {
        const security = blocksSecurity({ entities: counted, unattributed, blocks }, settings);
        return coalitionsAnswer([{ level: null, ...security }], { risk, inputs });
      },
      options,
      effects,
    );
  },
};
