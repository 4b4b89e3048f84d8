import type { RowOrigin } from '../core/holding.ts';
import type { Problem } from '../core/problem.ts';
import { printable } from '../core/text.ts';

const LONGEST = 200;

/** Counts problems by kind, each with its first message. */
export interface ProblemCounter {
  add(kind: string, message: string): void;
  problems(): readonly Problem[];
}

/** The same of rows: each message with the place of its row. */
export interface ProblemTally {
  add(kind: string, message: string, origin: RowOrigin): void;
  problems(): readonly Problem[];
}

/** `who` begins each kind and each message. */
export function problemCounter(who: string): ProblemCounter {
  const { add, problems } = countByKind();
  return { add: (kind, message) => add(`${who}/${kind}`, `${who}: ${message}`), problems };
}

export function createProblemTally(): ProblemTally {
  const { add, problems } = countByKind();
  return {
    add: (kind, message, { file, row }) =>
      add(kind, `${printable(message.slice(0, LONGEST))} (${printable(file)}, row ${row})`),
    problems,
  };
}

function countByKind(): ProblemCounter {
  const counted = new Map<string, Problem>();
  return {
    add(kind, message) {
      const known = counted.get(kind);
      counted.set(kind, { kind, message: known?.message ?? message, count: (known?.count ?? 0) + 1 });
    },
    problems: () => [...counted.values()],
  };
}
