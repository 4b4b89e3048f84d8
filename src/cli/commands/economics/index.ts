import type { Command } from '../../command.ts';
import { breakevenCommand } from './breakeven.ts';
import { costCommand } from './cost.ts';
import { dealCommand } from './deal.ts';
import { dealsCommand } from './deals.ts';
import { divertCommand } from './divert.ts';
import { edgeCommand } from './edge.ts';
import { entryCommand } from './entry.ts';
import { forecastsCommand } from './forecasts.ts';
import { pivotCommand } from './pivot.ts';

/** The commands below `economics`, in the order in which the help lists them. */
export const economicsCommands: readonly Command[] = [
  costCommand,
  breakevenCommand,
  entryCommand,
  dealCommand,
  dealsCommand,
  pivotCommand,
  divertCommand,
  edgeCommand,
  forecastsCommand,
];
