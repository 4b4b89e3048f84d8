import { type Amount, amountsOf, type Claim, onlyAmount } from '../claim.ts';
import { type Finding, finding } from '../finding.ts';
import { type AuditRule, impliedRange, meets, rangeOf, shownUsd } from './_rule.ts';

/** Rents that a landlord or a cloud can have, in USD per MW and year: bounds assumed here, wide on purpose. A landlord's are one to four million, a cloud with its own processors takes ten and more. */
const LEAST_USD_PER_MW_YEAR = 0.3e6;
const MOST_USD_PER_MW_YEAR = 40e6;

/** A hosting contract: value over years and megawatts. */
export const hostingDeal: AuditRule = {
  id: 'hosting-deal',
  title: 'Rent of a megawatt',
  checks:
    'contract value / years / MW against the stated rent, and against bounds outside of which a unit or a zero is wrong',
  check(claim) {
    const [power, years] = [onlyAmount(claim, 'watts'), onlyAmount(claim, 'years')];
    const rent = onlyAmount(claim, 'usd_per_mw_year');
    const kinds = rent === null ? (['deal_usd', 'market_usd'] as const) : (['deal_usd', 'market_usd', 'usd'] as const);
    const values = kinds
      .flatMap((kind) => amountsOf(claim, kind))
      .filter((amount) => amount.value >= 1e6 && !isYearly(claim, amount));
    const value = values.length === 1 ? values[0]! : null;
    if (
      value === null ||
      power === null ||
      years === null ||
      (value.kind !== 'deal_usd' &&
        rent === null &&
        !/\b(?:contract|lease|deal|agreement|host|colocation|tenant|signed)/i.test(claim.text))
    )
      return [];
    const of = (usd: number, term: number, watts: number) => usd / term / (watts / 1e6);
    const each = of(value.value, years.value, power.value);
    const implied = impliedRange([rangeOf(value), rangeOf(years), rangeOf(power)], of);
    const formula = `${value.text} / ${years.text} / ${power.text} = ${shownUsd(each)} per MW and year`;
    const shared = { formula, implied: { name: 'average_usd_per_mw_year', value: each } };
    if (rent !== null) {
      const isMet = meets(implied, rangeOf(rent), 0.05);
      return [
        finding('hosting-deal', isMet ? 'consistent' : 'inconsistent', {
          ...shared,
          why: `The contract is ${shownUsd(each)} per MW and year; the claim says ${rent.text}.`,
        }),
      ];
    }
    return [plausibility(each, shared)];
  },
};

/** Whether it is the income of one year, not of the term. */
function isYearly({ text }: Claim, { at, text: written }: Amount): boolean {
  return (
    /\b(?:annual(?:ly|i[sz]ed)?|yearly|(?:each|every|per|a) year)\b[^.;$]{0,40}$/i.test(text.slice(0, at)) ||
    /^\s*(?:(?:a|per|each|every) year|annually|yearly|in annual)\b/i.test(text.slice(at + written.length))
  );
}

function plausibility(
  each: number,
  shared: { readonly formula: string; readonly implied: NonNullable<Finding['implied']> },
): Finding {
  const isWithin = each >= LEAST_USD_PER_MW_YEAR && each <= MOST_USD_PER_MW_YEAR;
  return finding('hosting-deal', isWithin ? 'consistent' : 'inconsistent', {
    ...shared,
    why: isWithin
      ? `The contract averages ${shownUsd(each)} per MW and year over its term, ${each > 6e6 ? 'which only a cloud with its own processors takes' : 'within what landlords of data centres take'}; escalator and critical power are not said.`
      : `The contract averages ${shownUsd(each)} per MW and year, which no such contract has: value, years or power has a wrong unit.`,
  });
}
