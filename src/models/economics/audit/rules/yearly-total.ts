import { type Amount, type Claim, onlyAmount } from '../claim.ts';
import { finding } from '../finding.ts';
import { type AuditRule, impliedRange, meets, rangeOf, shownUsd } from './_rule.ts';

const A_YEAR = /^\s*(?:(?:a|per|each|every)\s+year|annually|yearly)\b/i;
const TOTAL_BEFORE =
  /\b(?:total(?:l?ing|l?ed|s)?|totals? of|add(?:s|ed|ing) up to|amount(?:s|ed|ing) to|sum(?:s|med|ming)? to|adds? to)\s*(?:about |around |roughly |nearly |some |over |more than )?$/i;
const TOTAL_AFTER =
  /^\s*(?:,?\s*in (?:all|total)\b|altogether|over the (?:whole |entire |full |[\w-]+-year )?(?:term|period|contract|life))/i;

/** A sum of every year times the years against the total that is said to come of it. */
export const yearlyTotal: AuditRule = {
  id: 'yearly-total',
  title: 'Years and their total',
  checks: 'a sum a year times the stated years against the stated total',
  check(claim) {
    const years = onlyAmount(claim, 'years');
    const money = claim.amounts.filter(({ kind }) => kind === 'usd' || kind === 'market_usd' || kind === 'deal_usd');
    const yearly = money.filter((amount) => A_YEAR.test(afterOf(claim, amount)));
    const totals = money.filter(
      (amount) => !yearly.includes(amount) && (amount.kind === 'deal_usd' || isTotal(claim, amount)),
    );
    if (years === null || yearly.length !== 1 || totals.length !== 1) return [];
    const [each, total] = [yearly[0]!, totals[0]!];
    const implied = impliedRange([rangeOf(each), rangeOf(years)], (usd, count) => usd * count);
    const isMet = meets(implied, rangeOf(total), 0.05);
    const value = each.value * years.value;
    return [
      finding('yearly-total', isMet ? 'consistent' : 'inconsistent', {
        why: `${each.text} a year for ${years.text} is ${shownUsd(value)}; the claim says ${total.text}.`,
        formula: `${each.text} × ${years.text} = ${shownUsd(value)}`,
        implied: { name: 'total_usd', value },
      }),
    ];
  },
};

function isTotal(claim: Claim, amount: Amount): boolean {
  return TOTAL_BEFORE.test(claim.text.slice(0, amount.at)) || TOTAL_AFTER.test(afterOf(claim, amount));
}

function afterOf({ text }: Claim, { at, text: written }: Amount): string {
  return text.slice(at + written.length);
}
