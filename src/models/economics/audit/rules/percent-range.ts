import { finding } from '../finding.ts';
import type { AuditRule } from './_rule.ts';

/** Percentages that nothing can have: more than all, and a fall by more than all. */
export const percentRange: AuditRule = {
  id: 'percent-range',
  title: 'Percentages of a whole',
  checks: 'that no part is more than 100% of its whole, and that nothing falls by more than 100%',
  check: ({ text, amounts, growths }) => [
    ...amounts
      .filter(({ kind, value, at, text: own }) => kind === 'percent_of_whole' && value > 100 && isHeld(text, at, own))
      .map((one) => finding('percent-range', 'impossible', { why: `Nobody can hold ${one.text} of a whole.` })),
    ...growths
      .filter(({ isFall, total, from }) => isFall && total !== null && total.value > 100 && from === null)
      .map(({ total }) =>
        finding('percent-range', 'impossible', {
          why: `Nothing that is not negative can fall by ${total!.text}: a fall of 100% leaves nothing.`,
        }),
      ),
  ],
};

/** "Controls 130% of the hashrate", not "130% of last year's revenue". */
function isHeld(text: string, at: number, own: string): boolean {
  const [before, after] = [text.slice(Math.max(0, at - 50), at), text.slice(at + own.length, at + own.length + 60)];
  if (/(?:equal to|worth|reached|to|at|than|cost|was|were)\s*$/i.test(before)) return false;
  return (
    /(?:control|hold|held|hav|has|had|own|mine|account for|accounted for|accounts for|share|proportion|command|ma(?:k|d)e up|produc|find|found)[^.;]{0,30}$/i.test(
      before,
    ) &&
    /^\s*(?:of|share|stake|\.|,|$)/i.test(after) &&
    !/(?:last|previous|prior|original|target|expected|baseline|forecast|plan|year['’]s)/i.test(after)
  );
}
