import type { RowOrigin } from '../core/holding.ts';
import type { Problem } from '../core/problem.ts';
import { printable } from '../core/text.ts';

const LONGEST = 200;

/** What of the rows could not be used, counted by kind with the place of the first. */
export interface ProblemTally {
  add(kind: string, message: string, origin: RowOrigin): void;
  problems(): readonly Problem[];
}

export function createProblemTally(): ProblemTally {
  const known = new Map<string, Problem>();
  return {
    add(kind, message, { file, row }) {
      const earlier = known.get(kind);
      const first = earlier ?? {
        kind,
        message: `${printable(message.slice(0, LONGEST))} (${printable(file)}, row ${row})`,
        count: 0,
      };
      known.set(kind, { ...first, count: first.count + 1 });
    },
    problems: () => [...known.values()],
  };
}
