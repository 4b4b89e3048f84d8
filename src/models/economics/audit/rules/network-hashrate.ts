import { amountsOf } from '../claim.ts';
import { finding } from '../finding.ts';
import { networkAt, presentDate } from '../world.ts';
import { type AuditRule, meets, rangeOf, shown, shownDate, timeOf } from './_rule.ts';

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
      const today = presentDate(world);
      if (
        date === null ||
        date.year > today.year ||
        claim.growths.some(({ from, to }) => (from === amount || to === amount) && amount.date === null)
      )
        return [];
      const network = networkAt(date, world);
      if (network === null)
        return [
          finding('network-hashrate', 'could not check', {
            why: `${amount.text}: no hashrate of ${shownDate(date)} is known here.`,
          }),
        ];
      const middle = Math.sqrt(network.low * network.high);
      const shared = {
        formula: `network in ${shownDate(date)}: about ${shown(middle / 1e18)} EH/s`,
        implied: { name: 'network_hashes_per_second', value: middle },
      };
      const stated = rangeOf(amount);
      if (meets({ low: network.low * (1 - SLACK), high: network.high * (1 + SLACK) }, stated))
        return [
          finding('network-hashrate', 'consistent', {
            ...shared,
            why: `${amount.text} is near what the difficulty of ${shownDate(date)} says.`,
          }),
        ];
      const thousand = [1e-6, 1e-3, 1e3, 1e6].find((factor) =>
        meets(
          { low: network.low * (1 - SLACK), high: network.high * (1 + SLACK) },
          { low: stated.low * factor, high: stated.high * factor },
        ),
      );
      return [
        finding('network-hashrate', 'inconsistent', {
          ...shared,
          why:
            thousand === undefined
              ? `${amount.text} is not what the difficulty of ${shownDate(date)} says: about ${shown(middle / 1e18)} EH/s.`
              : `${amount.text} has the wrong prefix by a factor of ${shown(thousand > 1 ? thousand : 1 / thousand)}: the network had about ${shown(middle / 1e18)} EH/s in ${shownDate(date)}.`,
        }),
      ];
    }),
};
