import type { Problem } from '../core/problem.ts';

/** Counts problems by kind, each with its first message. */
export interface ProblemCounter {
  add(kind: string, message: string): void;
  readonly problems: () => readonly Problem[];
}

/** `who` begins each kind and each message. */
export function problemCounter(who: string): ProblemCounter {
  const counted = new Map<string, Problem>();
  return {
    add(kind, message) {
      const known = counted.get(kind);
      counted.set(kind, {
        kind: `${who}/${kind}`,
        message: known?.message ?? `${who}: ${message}`,
        count: (known?.count ?? 0) + 1,
      });
    },
    problems: () => [...counted.values()],
  };
}
