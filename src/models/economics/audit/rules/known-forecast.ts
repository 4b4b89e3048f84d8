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

function againstPublished({ text }: Claim, amount: Amount, { forecasts }: AuditWorld): Finding[] {
  const published = forecasts.find(
    ({ market, year }) =>
      year === amount.date?.year &&
      (amount.subject === market || (amount.subject === null && text.toLowerCase().includes(market))),
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
  const percent = ((usd / base.usd) ** (1 / (year - base.year)) - 1) * 100;
  return [
    finding('known-forecast', 'consistent', {
      why: `${amount.text} in ${year} is the forecast of ${publisher}; from its base of ${shownUsd(base.usd)} in ${base.year} it takes ${shown(percent)}% a year. Whether it comes true cannot be checked.`,
      formula: `(${shownUsd(usd)} / ${shownUsd(base.usd)})^(1/${year - base.year}) − 1 = ${shown(percent)}% a year`,
      implied: { name: 'growth_percent_per_year', value: percent },
    }),
  ];
}
