import type { Growth } from '../claim.ts';
import { type Finding, finding } from '../finding.ts';
import { type AuditRule, impliedRange, meets, type Range, rangeOf, shown } from './_rule.ts';

/** Rates are published to a tenth or a whole of a percent; forecasters compound from rounded bases. */
const RATE_SLACK_POINTS = 0.5;

/** Growth a year from one amount to another, compounded over the stated years, against the stated rate. */
export const growthRate: AuditRule = {
  id: 'growth-rate',
  title: 'Growth a year',
  checks: 'the compound growth between two amounts over the stated years against the stated rate a year',
  check: ({ growths }) => growths.flatMap((growth) => checkGrowth(growth)),
};

function checkGrowth(growth: Growth): Finding[] {
  const { from, to, perYear } = growth;
  const years = yearsOf(growth);
  if (from === null || to === null) return perYear === null ? [] : baseless(growth);
  if (!(from.value > 0 && to.value > 0) || isPercent(growth)) return [];
  if (years === null || years <= 0) return perYear === null ? [] : [missingYears(growth)];
  const implied = rateRange(growth, years);
  const middle = rate(from.value, to.value, years);
  const formula = `(${from.text} → ${to.text})^(1/${years}) − 1 = ${shown(middle)}% a year`;
  const shared = { formula, implied: { name: 'growth_percent_per_year', value: middle } };
  if (perYear === null) {
    return [
      finding('growth-rate', 'could not check', {
        ...shared,
        why: `No rate a year is stated to compare with; the amounts imply ${shown(middle)}% a year over ${years} years.`,
      }),
    ];
  }
  const stated = rangeOf({ ...perYear, value: growth.isFall ? -Math.abs(perYear.value) : perYear.value });
  const isMet = (range: Range) =>
    meets({ low: range.low - RATE_SLACK_POINTS, high: range.high + RATE_SLACK_POINTS }, stated);
  if (isMet(implied))
    return [
      finding('growth-rate', 'consistent', {
        ...shared,
        why: `${shown(middle)}% a year over ${years} years is what ${from.text} to ${to.text} takes; it says ${perYear.text}.`,
      }),
    ];
  const other = [years - 1, years + 1, years - 2, years + 2].find((span) => span > 0 && isMet(rateRange(growth, span)));
  const why =
    other === undefined
      ? `From ${from.text} to ${to.text} in ${years} years is ${shown(middle)}% a year, not ${perYear.text}.`
      : `${perYear.text} fits ${other} years; from ${from.text} to ${to.text} the claim counts ${years}, which is ${shown(middle)}% a year.`;
  return [finding('growth-rate', other === undefined ? 'inconsistent' : 'mixed base', { ...shared, why })];
}

/** Years of a growth: between its dates, else as stated. */
export function yearsOf({ fromYear, toYear, years }: Growth): number | null {
  return fromYear !== null && toYear !== null ? toYear - fromYear : (years?.value ?? null);
}

/** Whether what grows is itself a percentage. */
export function isPercent({ from }: Growth): boolean {
  return from?.kind.startsWith('percent') === true;
}

const rate = (from: number, to: number, years: number): number => ((to / from) ** (1 / years) - 1) * 100;

function rateRange({ from, to }: Growth, years: number): Range {
  return impliedRange([rangeOf(from!), rangeOf(to!)], (a, b) => rate(a, b, years));
}

function baseless({ to, perYear }: Growth): Finding[] {
  return [
    finding('growth-rate', 'could not check', {
      why: `${perYear!.text} cannot be checked: ${to === null ? 'the claim has no two amounts' : 'the claim has no amount it starts from'}.`,
    }),
  ];
}

function missingYears({ from, to, perYear }: Growth): Finding {
  const years = Math.log(to!.value / from!.value) / Math.log(1 + perYear!.value / 100);
  return finding('growth-rate', 'could not check', {
    why: `It does not say over which years; ${perYear!.text} takes ${shown(years)} years from ${from!.text} to ${to!.text}.`,
    formula: `ln(${to!.text} / ${from!.text}) / ln(1 + ${perYear!.text}) = ${shown(years)} years`,
    ...(Number.isFinite(years) ? { implied: { name: 'years', value: years } } : {}),
  });
}
