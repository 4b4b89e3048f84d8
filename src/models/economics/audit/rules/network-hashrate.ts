import { type Amount, amountsOf, type Claim, type ClaimDate } from '../claim.ts';
import { type Finding, finding } from '../finding.ts';
import { type AuditWorld, networkAt, presentDate } from '../world.ts';
import { type AuditRule, meets, type Range, rangeOf, shown, shownDate, timeOf } from './_rule.ts';

/** Daily peaks and other windows differ from the month by so much. */
const SLACK = 0.35;

/** The network's hashrate against what the difficulty said at that date; wrong prefixes show as factors of a thousand. */
export const networkHashrate: AuditRule = {
  id: 'network-hashrate',
  title: 'Hashrate of the network',
  checks: 'a stated hashrate of the network against the difficulty of that month, prefixes of units included',
  check: (claim, world) =>
    amountsOf(claim, 'network_hashes_per_second').flatMap((amount) => {
      const date = amount.date ?? timeOf(claim, world);
      const isToCome = date !== null && date.year > presentDate(world).year;
      return date === null || isToCome || isUndatedEnd(amount, claim) ? [] : checkAt(amount, date, { claim, world });
    }),
};

/** One end of a change whose dates are not told apart. */
function isUndatedEnd(amount: Amount, { growths }: Claim): boolean {
  return amount.date === null && growths.some(({ from, to }) => from === amount || to === amount);
}

function checkAt(
  amount: Amount,
  date: ClaimDate,
  { claim, world }: { readonly claim: Claim; readonly world: AuditWorld },
): Finding[] {
  const network = networkAt(date, world);
  const when = shownDate(date);
  if (network === null) {
    return [
      finding('network-hashrate', 'could not check', { why: `${amount.text}: no hashrate of ${when} is known here.` }),
    ];
  }
  const middle = Math.sqrt(network.low * network.high);
  const known = `about ${shown(middle / 1e18)} EH/s`;
  const told = (verdict: Finding['verdict'], why: string) => [
    finding('network-hashrate', verdict, {
      why,
      formula: `network in ${when}: ${known}`,
      implied: { name: 'network_hashes_per_second', value: middle },
    }),
  ];
  const near = { low: network.low * (1 - SLACK), high: network.high * (1 + SLACK) };
  const stated = rangeOf(amount);
  if (meets(near, stated)) return told('consistent', `${amount.text} is near what the difficulty of ${when} says.`);
  const factor = wrongPrefix(near, stated);
  if (factor !== null)
    return told(
      'inconsistent',
      `${amount.text} has a prefix wrong by a factor of ${shown(factor)}: the network had ${known} in ${when}.`,
    );
  return amount.date === null && claim.date === null
    ? told('could not check', `${amount.text} is said of no date; the network of today has ${known}.`)
    : told('inconsistent', `${amount.text} is not what the difficulty of ${when} says: ${known}.`);
}

/** A thousand or a million, up or down, that would make the amount right; null where none does. */
function wrongPrefix(near: Range, { low, high }: Range): number | null {
  const factor = [1e-6, 1e-3, 1e3, 1e6].find((by) => meets(near, { low: low * by, high: high * by }));
  return factor === undefined ? null : Math.max(factor, 1 / factor);
}
