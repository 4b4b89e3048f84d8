import type { Command } from '../../command.ts';

/** The commands below `economics`, in the order in which the help lists them. */
export const economicsCommands: readonly Command[] = [];
