import type { Nesting } from '../claim.ts';
import { type Finding, finding } from '../finding.ts';
import { type AuditRule, impliedRange, meets, rangeOf, shown } from './_rule.ts';

/** A part against its whole: it is not larger, and is the percentage of it that is stated. */
export const partOfWhole: AuditRule = {
  id: 'part-of-whole',
  title: 'A part and its whole',
  checks: 'that a part, such as a sub-market, is no larger than its whole, and is the stated percentage of it',
  check: ({ nestings }) => nestings.flatMap(checkNesting),
};

function checkNesting({ part, whole, percent }: Nesting): Finding[] {
  const ratio = impliedRange([rangeOf(part), rangeOf(whole)], (a, b) => (a / b) * 100);
  const middle = (part.value / whole.value) * 100;
  const formula = `${part.text} / ${whole.text} = ${shown(middle)}%`;
  const shared = { formula, implied: { name: 'percent_of_whole', value: middle } };
  if (ratio.low > 100) {
    const names =
      part.subject === null || whole.subject === null ? '' : ` (${part.subject} is part of ${whole.subject})`;
    return [
      finding('part-of-whole', 'impossible', {
        ...shared,
        why: `A part cannot be larger than its whole: ${part.text} within ${whole.text}${names}.`,
      }),
    ];
  }
  if (percent === null)
    return [
      finding('part-of-whole', 'consistent', {
        ...shared,
        why: `${part.text} fits into ${whole.text}: ${shown(middle)}% of it.`,
      }),
    ];
  const isMet = meets(ratio, rangeOf(percent), 0.03);
  return [
    finding('part-of-whole', isMet ? 'consistent' : 'inconsistent', {
      ...shared,
      why: isMet
        ? `${part.text} is ${percent.text} of ${whole.text}, as stated.`
        : `${part.text} is ${shown(middle)}% of ${whole.text}, not ${percent.text}.`,
    }),
  ];
}
