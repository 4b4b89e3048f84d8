import { type Amount, amountsOf, type Claim } from '../claim.ts';
import { type Finding, finding } from '../finding.ts';
import type { AuditWorld } from '../world.ts';
import { type AuditRule, rangeOf, shown, shownUsd } from './_rule.ts';

/** The size of a market in a year against what its publisher says, with the base that a headline leaves out. */
export const knownForecast: AuditRule = {
  id: 'known-forecast',
  title: 'A forecast and its base',
  checks:
    'the size of a known market in a year against the publisher’s figure, and the growth it takes from the publisher’s base',
  check: (claim, world) => amountsOf(claim, 'market_usd').flatMap((amount) => againstPublished(claim, amount, world)),
};

function againstPublished(claim: Claim, amount: Amount, { forecasts }: AuditWorld): Finding[] {
  const published = forecasts.find(
    ({ market, year }) =>
      year === amount.date?.year &&
      (amount.subject === market || (amount.subject === null && claim.text.toLowerCase().includes(market))),
  );
  if (published === undefined) return [];
  const { market, publisher, year, usd } = published;
  const base = forecasts
    .filter((one) => one.market === market && one.publisher === publisher)
    .sort((a, b) => a.year - b.year)[0]!;
  const { low, high } = rangeOf(amount);
  const isTheirs = low <= usd * 1.01 && high >= usd * 0.99;
  if (!isTheirs)
    return [
      finding('known-forecast', 'could not check', {
        why: `${publisher} says ${shownUsd(usd)} for ${year}; the claim says ${amount.text}, perhaps by another publisher or of another scope.`,
      }),
    ];
  if (base.year >= year)
    return [
      finding('known-forecast', 'consistent', { why: `${amount.text} is the figure of ${publisher} for ${year}.` }),
    ];
  const mixed = otherBase(claim, { market, publisher, year, usd }, forecasts);
  if (mixed !== null) return [mixed];
  const percent = ((usd / base.usd) ** (1 / (year - base.year)) - 1) * 100;
  return [
    finding('known-forecast', 'consistent', {
      why: `${amount.text} in ${year} is the forecast of ${publisher}; from its base of ${shownUsd(base.usd)} in ${base.year} it takes ${shown(percent)}% a year. Whether it comes true cannot be checked.`,
      formula: `(${shownUsd(usd)} / ${shownUsd(base.usd)})^(1/${year - base.year}) − 1 = ${shown(percent)}% a year`,
      implied: { name: 'growth_percent_per_year', value: percent },
    }),
  ];
}

/** "300% in eight years" to a known forecast: right only from another year of the publisher's own series. */
function otherBase(
  { growths }: Claim,
  to: AuditWorld['forecasts'][number],
  forecasts: AuditWorld['forecasts'],
): Finding | null {
  const growth = growths.find(({ total, years, from }) => total !== null && years !== null && from === null);
  if (growth === undefined) return null;
  const [stated, span] = [growth.total!, growth.years!.value];
  const changeFrom = (base: { readonly usd: number }) => (to.usd / base.usd - 1) * 100;
  const bases = forecasts.filter(
    ({ market, publisher, year }) => market === to.market && publisher === to.publisher && year < to.year,
  );
  const own = bases.find(({ year }) => to.year - year === span);
  const fitting = bases.find((base) => Math.abs(changeFrom(base) - stated.value) <= 5);
  if (own === undefined || fitting === undefined || own === fitting) return null;
  return finding('known-forecast', 'mixed base', {
    why: `From ${shownUsd(own.usd)} in ${own.year}, ${growth.years!.text} before ${to.year}, it is ${shown(changeFrom(own))}%; ${stated.text} is counted from ${shownUsd(fitting.usd)} in ${fitting.year}, which is ${to.year - fitting.year} years.`,
    formula: `${shownUsd(to.usd)} / ${shownUsd(own.usd)} − 1 = ${shown(changeFrom(own))}%`,
    implied: { name: 'base_year', value: fitting.year },
  });
}
