import type { Command } from '../../command.ts';
import { dealCommand } from './deal.ts';
import { dealsCommand } from './deals.ts';
import { edgeCommand } from './edge.ts';
import { forecastsCommand } from './forecasts.ts';

/** The commands below `economics`, in the order in which the help lists them. */
export const economicsCommands: readonly Command[] = [dealCommand, dealsCommand, edgeCommand, forecastsCommand];
