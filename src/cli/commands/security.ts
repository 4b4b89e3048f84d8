import { existsSync } from 'node:fs';
import type { Command } from '../command.ts';
import { measureOptions, observedOptions, observedPositionals } from '../observed.ts';
import { textOption, usageError } from '../options.ts';
import { outputFormat, tableStyle, writeText } from '../output.ts';
import { answerOptions, drawOptions, drawsOf, readMeasured, riskOf, riskOption, writeAnswer } from '../security.ts';
import { censorshipCommand } from './security/censorship.ts';
import { coalitionsCommand } from './security/coalitions.ts';
import { costCommand } from './security/cost.ts';
import { doubleSpendCommand } from './security/double-spend.ts';
import { selfishCommand } from './security/selfish.ts';
import { staleCommand } from './security/stale.ts';

const subcommands = [
  doubleSpendCommand,
  selfishCommand,
  staleCommand,
  coalitionsCommand,
  censorshipCommand,
  costCommand,
];

const KNOWN = `one of ${subcommands.map(({ name }) => name).join(', ')}, or blocks to read`;

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
    'contraflow security --history',
    'contraflow security blocks.csv --format csv',
    'contraflow security double-spend --attacker 0.3 --confirmations 6',
  ],
  subcommands,
  async run([path], options, effects) {
    if (path !== undefined && !existsSync(path)) throw usageError(`security: expected ${KNOWN}, got '${path}'`);
    const format = outputFormat(options, ['table', 'csv', 'json'], 'table');
    const risk = riskOf(options);
    const draws = drawsOf(options);
    const { measure, observed, measured } = await readMeasured(path, options, effects);
    const { interval } = measure;
    if (options.history === true) {
      const { historyAnswer, securityHistories } = await import('../../pipeline/security/history.ts');
      const { names } = observed;
      const compute = () => historyAnswer(securityHistories(measured, { names, risk, interval }), { risk, interval });
      return writeAnswer(compute, options, effects);
    }
    const output = await import('../../pipeline/security/report-output.ts');
    const settings = { risk, ...draws, interval };
    if (format === 'csv') {
      const { securityPanel } = await import('../../pipeline/security/panel.ts');
      const { names } = observed;
      return writeAnswer(() => output.panelAnswer(securityPanel(measured, { names, ...settings })), options, effects);
    }
    const { securityReport } = await import('../../pipeline/security/report.ts');
    const report = securityReport(measured, observed, settings);
    const out = textOption(options, 'out');
    const text =
      format === 'json' ? output.securityJson(report) : output.securityText(report, tableStyle(out, effects));
    await writeText([text], out, effects);
    return 0;
  },
};
