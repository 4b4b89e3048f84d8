import type { Amount, Growth } from '../claim.ts';
import { type Finding, finding } from '../finding.ts';
import { type AuditRule, impliedRange, meets, type Range, rangeOf, shown } from './_rule.ts';
import { isPercent, yearsOf } from './growth-rate.ts';

/** A percentage or a multiple over the whole time against the amounts, and both readings of a percentage above 100. */
export const totalGrowth: AuditRule = {
  id: 'total-growth',
  title: 'Growth over the whole time',
  checks:
    '"up 300%", "tripled" against the amounts, the yearly rate and each other; "300%" means four times, and is often meant as three',
  check: ({ growths }) => growths.flatMap(checkGrowth),
};

function checkGrowth(growth: Growth): Finding[] {
  if (isPercent(growth)) return [];
  const stated = statedMultiple(growth);
  if (stated === null) return [];
  if (growth.total !== null && growth.factor !== null) {
    const both = contradiction(growth, growth.total, growth.factor);
    if (both !== null) return [both];
  }
  if (growth.from !== null && growth.to !== null) return againstAmounts(growth, stated);
  if (growth.perYear !== null && yearsOf(growth) !== null) return againstRate(growth, stated);
  return readings(growth, stated);
}

/** The stated change as a range of multiples of the amount it starts from. */
function statedMultiple({ total, factor, isFall, isTotalOfWhole }: Growth): (Range & { readonly text: string }) | null {
  if (total !== null) {
    const { low, high } = rangeOf(total);
    const toMultiple = (percent: number) =>
      isTotalOfWhole ? percent / 100 : isFall ? 1 - percent / 100 : 1 + percent / 100;
    const ends = [toMultiple(low), toMultiple(high)];
    return { low: Math.min(...ends), high: Math.max(...ends), text: total.text };
  }
  if (factor === null) return null;
  const { low, high } = rangeOf(factor);
  const isInverse = isFall && factor.value > 1;
  return isInverse
    ? { low: 1 / high, high: 1 / low, text: factor.text }
    : { low: low * 0.97, high: high * 1.03, text: factor.text };
}

function contradiction({ isFall }: Growth, total: Amount, factor: Amount): Finding | null {
  const increase = isFall ? 1 - total.value / 100 : 1 + total.value / 100;
  if (meets({ low: increase, high: increase }, rangeOf(factor), 0.06)) return null;
  const isMixed = meets({ low: total.value / 100, high: total.value / 100 }, rangeOf(factor), 0.06);
  return finding('total-growth', isMixed ? 'mixed base' : 'inconsistent', {
    why: isMixed
      ? `Growth by ${total.text} is ${shown(increase)} times as much; ${factor.text} is growth to ${total.text} of the start.`
      : `Growth by ${total.text} is ${shown(increase)} times as much, which is not ${factor.text}.`,
    formula: `1 + ${total.text} = ×${shown(increase)}`,
    implied: { name: 'growth_factor', value: increase },
  });
}

function againstAmounts(growth: Growth, stated: Range & { readonly text: string }): Finding[] {
  const [from, to] = [growth.from!, growth.to!];
  if (!(from.value > 0)) return [];
  const multiple = to.value / from.value;
  const implied = impliedRange([rangeOf(from), rangeOf(to)], (a, b) => b / a);
  const formula = `${to.text} / ${from.text} = ×${shown(multiple)}, a change of ${shown((multiple - 1) * 100)}%`;
  const shared = { formula, implied: { name: 'growth_factor', value: multiple } };
  if (meets(implied, stated, 0.02))
    return [
      finding('total-growth', 'consistent', {
        ...shared,
        why: `From ${from.text} to ${to.text} is ${shown((multiple - 1) * 100)}%, or ×${shown(multiple)}, as ${stated.text} says.`,
      }),
    ];
  const total = growth.total;
  const reading = total === null ? null : otherReading(growth, { total, implied });
  return [
    finding('total-growth', reading === null ? 'inconsistent' : 'mixed base', {
      ...shared,
      why:
        reading ??
        `From ${from.text} to ${to.text} is ×${shown(multiple)}, a change of ${shown((multiple - 1) * 100)}%; that is not ${stated.text}.`,
    }),
  ];
}

/** A percentage that is right from another base: of the later amount, or the whole taken for the increase. */
function otherReading(
  { from, to, isFall }: Growth,
  { total, implied }: { readonly total: Amount; readonly implied: Range },
): string | null {
  const stated = rangeOf(total);
  const asWhole = { low: stated.low / 100, high: stated.high / 100 };
  if (meets(implied, asWhole, 0.02))
    return `${total.text} is what ${to!.text} is of ${from!.text}; the change is ${shown((to!.value / from!.value - 1) * 100)}%.`;
  const ofLater = Math.abs(1 - from!.value / to!.value) * 100;
  if (meets({ low: ofLater, high: ofLater }, stated, 0.03))
    return `${total.text} is counted from the later amount; from ${from!.text} to ${to!.text} is a ${isFall ? 'fall' : 'rise'} of ${shown(Math.abs(to!.value / from!.value - 1) * 100)}%.`;
  return null;
}

function againstRate(growth: Growth, stated: Range & { readonly text: string }): Finding[] {
  const [perYear, years] = [growth.perYear!, yearsOf(growth)!];
  const sign = growth.isFall ? -1 : 1;
  const of = (percent: number) => (1 + (sign * percent) / 100) ** years;
  const { low, high } = rangeOf(perYear);
  const implied = impliedRange([{ low: low - 0.5, high: high + 0.5 }], of);
  const middle = of(perYear.value);
  const simple = (perYear.value * years) / 100;
  const formula = `(1 ${sign < 0 ? '−' : '+'} ${perYear.text})^${years} = ×${shown(middle)}, a change of ${shown((middle - 1) * 100)}%`;
  const isMet = meets(implied, stated, 0.03);
  const isSimple = !isMet && meets({ low: 1 + sign * simple, high: 1 + sign * simple }, stated, 0.02);
  const why = isMet
    ? `${perYear.text} over ${years} years compounds to ×${shown(middle)}, as ${stated.text} says.`
    : isSimple
      ? `${stated.text} adds the yearly rates up; compounded, ${perYear.text} over ${years} years is ${shown((middle - 1) * 100)}%.`
      : `${perYear.text} over ${years} years compounds to ×${shown(middle)}, a change of ${shown((middle - 1) * 100)}%; that is not ${stated.text}.`;
  return [
    finding('total-growth', isMet ? 'consistent' : 'inconsistent', {
      why,
      formula,
      implied: { name: 'growth_factor', value: middle },
    }),
  ];
}

function readings(growth: Growth, stated: Range & { readonly text: string }): Finding[] {
  const { total, isFall, factor } = growth;
  const years = yearsOf(growth) ?? growth.years?.value ?? null;
  if (total !== null && isFall && total.value > 100) return [];
  if (years === null || years <= 0) return [];
  const yearly = (multiple: number) => (multiple ** (1 / years) - 1) * 100;
  const middle = (stated.low + stated.high) / 2;
  const shared = { implied: { name: 'growth_percent_per_year', value: yearly(middle) } };
  if (total === null || total.value < 100) {
    return [
      finding('total-growth', 'could not check', {
        ...shared,
        formula: `${shown(middle)}^(1/${years}) − 1 = ${shown(yearly(middle))}% a year`,
        why: `${(total ?? factor)!.text} in ${years} years is ${shown(yearly(middle))}% a year; no amounts are stated to check it.`,
      }),
    ];
  }
  const [by, to] = [1 + total.value / 100, total.value / 100];
  return [
    finding('total-growth', 'could not check', {
      ...shared,
      formula: `×${shown(by)}: ${shown(yearly(by))}% a year; ×${shown(to)}: ${shown(yearly(to))}% a year`,
      why: `${total.text} in ${years} years can mean ${shown(by)} times as much (${shown(yearly(by))}% a year) or ${shown(to)} times (${shown(yearly(to))}% a year); no amounts are stated to tell which.`,
    }),
  ];
}
