import { finding } from '../finding.ts';
import { type AuditRule, impliedRange, meets, rangeOf, shown } from './_rule.ts';

/** The change of a percentage: points are not percent. */
export const percentagePoints: AuditRule = {
  id: 'percentage-points',
  title: 'Points and percent',
  checks: 'the difference of two percentages against the change that is stated in points or in percent',
  check: ({ growths }) =>
    growths.flatMap(({ from, to, total, points }) => {
      if (from === null || to === null || !from.kind.startsWith('percent')) return [];
      const difference = impliedRange([rangeOf(from), rangeOf(to)], (a, b) => Math.abs(b - a));
      const relative = impliedRange([rangeOf(from), rangeOf(to)], (a, b) => Math.abs(b / a - 1) * 100);
      const [exact, percent] = [Math.abs(to.value - from.value), Math.abs(to.value / from.value - 1) * 100];
      const formula = `${to.text} − ${from.text} = ${shown(exact)} points, or ${shown(percent)}% of ${from.text}`;
      const shared = { formula, implied: { name: 'percentage_points', value: exact } };
      const stated = points ?? total;
      if (stated === null) return [];
      const [own, other] = points === null ? [relative, difference] : [difference, relative];
      if (meets(own, rangeOf(stated), 0.02))
        return [
          finding('percentage-points', 'consistent', {
            ...shared,
            why: `From ${from.text} to ${to.text} is ${stated.text}, as stated.`,
          }),
        ];
      const isMixed = meets(other, rangeOf(stated), 0.02);
      return [
        finding('percentage-points', isMixed ? 'mixed base' : 'inconsistent', {
          ...shared,
          why: isMixed
            ? `From ${from.text} to ${to.text} is ${shown(exact)} percentage points and ${shown(percent)} percent; ${stated.text} takes one for the other.`
            : `From ${from.text} to ${to.text} is ${shown(exact)} percentage points, or ${shown(percent)} percent; it is not ${stated.text}.`,
        }),
      ];
    }),
};
