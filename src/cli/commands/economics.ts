import { accepted } from '../accepted.ts';
import type { Command } from '../command.ts';
import { usageError } from '../options.ts';
import { economicsCommands } from './economics/index.ts';

export const economicsCommand: Command = {
  name: 'economics',
  summary: 'What mining costs and hosting pays: cost of a coin, break-even, deals, mine or host, edge or cloud.',
  options: [],
  examples: economicsCommands.flatMap(({ examples: [first] }) => (first === undefined ? [] : [first])),
  subcommands: economicsCommands.map((command) => ({
    ...command,
    run: (positionals, options, effects) => accepted(() => command.run(positionals, options, effects)),
  })),
  run() {
    const names = economicsCommands.map(({ name }) => name).join(', ');
    throw usageError(`economics: expected one of ${names}, got none`);
  },
};
