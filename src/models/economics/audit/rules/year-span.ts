import { finding } from '../finding.ts';
import { type AuditRule, shown } from './_rule.ts';

/** A length of time in words against the two years it is said to lie between. */
export const yearSpan: AuditRule = {
  id: 'year-span',
  title: 'Years between two dates',
  checks: '"in eight years" against the years from which and to which something is said to grow',
  check: ({ growths }) =>
    growths.flatMap(({ fromYear, toYear, years, from, to }) => {
      if (fromYear === null || toYear === null || years === null || from === null || to === null) return [];
      const span = toYear - fromYear;
      if (Math.abs(span - years.value) < 1) return [];
      const implied = ((to.value / from.value) ** (1 / span) - 1) * 100;
      return [
        finding('year-span', 'mixed base', {
          why: `${years.text} is said of a time from ${fromYear} to ${toYear}, which is ${span} years: another base year or another end is meant.`,
          formula: `${toYear} − ${fromYear} = ${span} years; ${shown(implied)}% a year`,
          implied: { name: 'base_year', value: toYear - years.value },
        }),
      ];
    }),
};
