import { amountsOf, onlyAmount } from '../claim.ts';
import { finding } from '../finding.ts';
import { networkAt } from '../world.ts';
import { type AuditRule, impliedRange, meets, rangeOf, shown, shownDate, timeOf } from './_rule.ts';

/** Words of a hashrate that was, beside the one that is: it may be the network's own. */
const ANOTHER_TIME =
  /\b(?:peak|record|all-time high|previous(?:ly)?|earlier|compared (?:with|to)|(?:down|up) from|declin\w*|dropp?\w*|fell|fallen|plung\w*)\b/i;

/** An operator's hashrate as a proportion of the network's. */
export const operatorProportion: AuditRule = {
  id: 'operator-proportion',
  title: 'An operator in the network',
  checks: 'the percentage of the network that is stated for a hashrate against hashrate over network',
  check(claim, world) {
    const own = onlyAmount(claim, 'hashes_per_second');
    const stated = claim.amounts.filter(({ kind }) => kind === 'percent_of_whole' || kind === 'percent');
    const total = onlyAmount(claim, 'network_hashes_per_second');
    if (
      own === null ||
      amountsOf(claim, 'network_hashes_per_second').length > 1 ||
      claim.growths.some(({ from, to }) => from === own || to === own) ||
      ANOTHER_TIME.test(claim.text)
    )
      return [];
    const date = timeOf(claim, world);
    const network = total !== null ? rangeOf(total) : date === null ? null : networkAt(date, world);
    if (network === null) return [];
    const of = (a: number, b: number) => (a / b) * 100;
    const implied = impliedRange([rangeOf(own), network], of);
    const value = of(own.value, (network.low + network.high) / 2);
    const shared = {
      formula: `${own.text} / ${total?.text ?? `${shown((network.low + network.high) / 2e18)} EH/s of ${shownDate(date!)}`} = ${shown(value)}%`,
      implied: { name: 'percent_of_network', value },
    };
    if (implied.low > 100 * (total === null ? 1.35 : 1))
      return [
        finding('operator-proportion', 'impossible', { ...shared, why: `${own.text} is more than the whole network.` }),
      ];
    if (
      stated.length !== 1 ||
      !/\b(?:network|global|world)|(?:share|proportion|%|percent) of (?:the |all |total )?(?:bitcoin )?hash/i.test(
        claim.text,
      )
    )
      return [];
    const isMet = meets(implied, rangeOf(stated[0]!), total === null ? 0.2 : 0.03);
    return [
      finding('operator-proportion', isMet ? 'consistent' : 'inconsistent', {
        ...shared,
        why: isMet
          ? `${own.text} is about ${shown(value)}% of the network, as ${stated[0]!.text} says.`
          : `${own.text} is ${shown(value)}% of the network, not ${stated[0]!.text}.`,
      }),
    ];
  },
};
