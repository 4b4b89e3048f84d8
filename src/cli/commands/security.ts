import type { Command } from '../command.ts';
import { measureOptions, observedOptions, observedPositionals } from '../observed.ts';
import { textOption, usageError } from '../options.ts';
import { outputFormat, tableStyle, writeText } from '../output.ts';
import { answerOptions, drawOptions, drawsOf, readMeasured, riskOf, riskOption } from '../security.ts';
import { censorshipCommand } from './security/censorship.ts';
import { coalitionsCommand } from './security/coalitions.ts';
import { costCommand } from './security/cost.ts';
import { doubleSpendCommand } from './security/double-spend.ts';
import { selfishCommand } from './security/selfish.ts';
import { staleCommand } from './security/stale.ts';

export const securityCommand: Command = {
  name: 'security',
  summary: 'What the measured concentration of mining does to security: attacks, stale blocks, censorship, cost.',
  positionals: observedPositionals,
  options: [
    riskOption,
    ...drawOptions,
    { flags: '--history', description: 'how many confirmations the risk took against the largest, window by window' },
    ...answerOptions,
    ...measureOptions.filter(({ flags }) => !/seed|correlation/.test(flags)),
    ...observedOptions,
  ],
  examples: [
    'contraflow security',
    'contraflow security --risk 0.0001 --format json',
    'contraflow security --history --format csv',
    'contraflow security double-spend --attacker 0.3 --confirmations 6',
  ],
  subcommands: [doubleSpendCommand, selfishCommand, staleCommand, coalitionsCommand, censorshipCommand, costCommand],
  async run([path], options, effects) {
    const isHistory = options.history === true;
    const format = outputFormat(options, ['table', 'csv', 'json'], 'table');
    if (isHistory && format !== 'csv')
      throw usageError(`--history: expected --format csv with it, got ${format} (json of the whole has it too)`);
    const risk = riskOf(options);
    const draws = drawsOf(options);
    const { measure, observed, measured } = await readMeasured(path, options, effects);
    const { securityReport } = await import('../../pipeline/security/report.ts');
    const output = await import('../../pipeline/security/report-output.ts');
    const report = securityReport(measured, observed, { risk, ...draws, interval: measure.interval });
    const out = textOption(options, 'out');
    const text = isHistory
      ? output.securityHistoryCsv(report.histories)
      : format === 'csv'
        ? output.securityCsv(report)
        : format === 'json'
          ? output.securityJson(report)
          : output.securityText(report, tableStyle(out, effects));
    await writeText([text], out, effects);
    return 0;
  },
};
