import { finding } from '../finding.ts';
import { type AuditRule, rangeOf, shown } from './_rule.ts';

/** A pool's stated proportion of blocks against the measured one, where one is handed in. */
export const measuredProportion: AuditRule = {
  id: 'measured-proportion',
  title: 'A pool as measured',
  checks:
    'a stated percentage of blocks or hashrate of a pool against the measured interval, where readings are at hand',
  check: ({ text, amounts }, world) =>
    amounts
      .filter(({ kind }) => kind === 'percent_of_whole')
      .flatMap((amount) => {
        const name = nameBefore(text.slice(0, amount.at));
        const measured = name === null ? null : world.measured(name);
        if (measured === null) return [];
        const { low, high } = rangeOf(amount);
        const isMet = low <= measured.highPercent + 1 && high >= measured.lowPercent - 1;
        return [
          finding('measured-proportion', isMet ? 'consistent' : 'inconsistent', {
            why: `${name} has ${shown(measured.percent)}% of the blocks of ${measured.window} (${shown(measured.lowPercent)} to ${shown(measured.highPercent)}%); the claim says ${amount.text}.`,
            implied: { name: 'measured_percent', value: measured.percent },
          }),
        ];
      }),
};

/** The last capitalized name before a percentage. */
function nameBefore(before: string): string | null {
  const sentence = before.split(/[.;!?]\s/).at(-1)!;
  return [...sentence.matchAll(/[A-Z][\w.]*(?:\s(?:[A-Z][\w.]*))*/g)].at(-1)?.[0] ?? null;
}
