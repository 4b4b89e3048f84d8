import type { Parts } from '../claim.ts';
import { type Finding, finding } from '../finding.ts';
import { type AuditRule, meets, rangeOf, shown } from './_rule.ts';

/** Parts against their total, or against 100%. */
export const partsSum: AuditRule = {
  id: 'parts-sum',
  title: 'Parts and their sum',
  checks: 'that parts add up to the stated total, and percentages of one whole to no more than 100',
  check: ({ parts }) => parts.flatMap(checkParts),
};

function checkParts({ parts, total, isAll }: Parts): Finding[] {
  const sum = parts.reduce((before, { value }) => before + value, 0);
  const range = parts
    .map(rangeOf)
    .reduce((a, b) => ({ low: a.low + b.low, high: a.high + b.high }), { low: 0, high: 0 });
  const isPercent = parts[0]!.kind.startsWith('percent');
  const formula = `${parts.map(({ text }) => text).join(' + ')} = ${isPercent ? `${shown(sum)}%` : shown(sum)}`;
  const shared = { formula, implied: { name: isPercent ? 'sum_percent' : `sum_${parts[0]!.kind}`, value: sum } };
  if (isPercent && range.low > 100)
    return [
      finding('parts-sum', 'impossible', {
        ...shared,
        why: `The parts of one whole add up to ${shown(sum)}%, more than all of it.`,
      }),
    ];
  if (total !== null) {
    const isMet = meets(range, rangeOf(total), 0.005);
    const whole = parts[0]!.kind.startsWith('percent') ? `${shown(sum)}%` : shown(sum);
    return [
      finding('parts-sum', isMet ? 'consistent' : 'inconsistent', {
        ...shared,
        why: isMet ? `The parts add up to ${total.text}.` : `The parts add up to ${whole}, not to ${total.text}.`,
      }),
    ];
  }
  if (!isAll)
    return [
      finding('parts-sum', 'could not check', {
        ...shared,
        why: `The parts that are named add up to ${shown(sum)}%; the claim does not say that they are all.`,
      }),
    ];
  const isMet = meets(range, { low: 99.5, high: 100.5 });
  return [
    finding('parts-sum', isMet ? 'consistent' : 'inconsistent', {
      ...shared,
      why: isMet ? 'The parts add up to the whole.' : `The parts are said to be all, and add up to ${shown(sum)}%.`,
    }),
  ];
}
