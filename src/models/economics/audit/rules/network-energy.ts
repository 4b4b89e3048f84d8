import { HOURS_PER_YEAR, JOULES_PER_KILOWATT_HOUR } from '../../units.ts';
import { type Amount, type Claim, onlyAmount } from '../claim.ts';
import { type Finding, finding } from '../finding.ts';
import { type AuditWorld, bestMachineAt, networkAt } from '../world.ts';
import { type AuditRule, impliedRange, meets, type Range, rangeOf, shown, shownDate, timeOf } from './_rule.ts';

/** Cooling, idle time and a hashrate that is an average of the year. */
const SLACK = 0.1;

/** Hashes per second below which a hashrate is that of a machine. */
const LEAST_FLEET = 5e15;

/** Energy or power of a hashrate against its efficiency: joules a second = hashes a second · joules a hash. */
export const networkEnergy: AuditRule = {
  id: 'network-energy',
  title: 'Energy of a hashrate',
  checks: 'that TWh a year or GW fit the hashrate and the J/TH, and that the machines they need existed',
  check(claim, world) {
    const drawn = drawnWatts(claim);
    const efficiency = onlyAmount(claim, 'joules_per_terahash');
    const network = hashrateOf(claim, world);
    if (drawn === null || network === null || onlyAmount(claim, 'terahashes_per_machine') !== null) return [];
    const value = drawn.watts / (middle(network.range) / 1e12);
    const implied = impliedRange([drawn.range, network.range], (watts, hashes) => watts / (hashes / 1e12));
    const formula = `${drawn.text} / ${network.text} = ${shown(value)} J/TH`;
    const shared = { formula, implied: { name: 'joules_per_terahash', value } };
    if (efficiency !== null) return [againstEfficiency(efficiency, { implied, shared, value })];
    return againstMachines(claim, world, { implied, shared, value, text: `${drawn.text} for ${network.text}` });
  },
};

interface Implied {
  readonly implied: Range;
  readonly value: number;
  readonly shared: { readonly formula: string; readonly implied: NonNullable<Finding['implied']> };
}

const middle = ({ low, high }: Range): number => (low + high) / 2;

function drawnWatts(claim: Claim): { readonly watts: number; readonly range: Range; readonly text: string } | null {
  const energy = onlyAmount(claim, 'watt_hours_per_year');
  const power = onlyAmount(claim, 'watts');
  const amount = energy ?? (power === null || power.mixUp !== null ? null : power);
  if (amount === null) return null;
  const hours = energy === null ? 1 : HOURS_PER_YEAR;
  const { low, high } = rangeOf(amount);
  return { watts: amount.value / hours, range: { low: low / hours, high: high / hours }, text: amount.text };
}

/** A stated hashrate, an operator's own too; the network's at the date where the claim is about all of mining. */
function hashrateOf(claim: Claim, world: AuditWorld): { readonly range: Range; readonly text: string } | null {
  const stated = [
    ...claim.amounts.filter(({ kind }) => kind === 'network_hashes_per_second' || kind === 'hashes_per_second'),
  ];
  if (stated.some(({ value }) => value < LEAST_FLEET)) return null;
  if (stated.length > 0) return stated.length === 1 ? { range: rangeOf(stated[0]!), text: stated[0]!.text } : null;
  const date = timeOf(claim, world);
  if (
    date === null ||
    !/\bbitcoin(?:['’]s)? (?:mining|network|miners|consum|us)|\bmining bitcoin|\bthe (?:bitcoin )?network/i.test(
      claim.text,
    )
  )
    return null;
  if (
    /\b(?:in (?:the )?(?:US|United States|Texas|China|Kazakhstan|Norway|Iceland|Canada|Paraguay|Ethiopia)|company|operator|firm|site|campus|facility|its)\b/.test(
      claim.text,
    )
  )
    return null;
  const network = networkAt(date, world);
  return network === null
    ? null
    : { range: network, text: `${shown(middle(network) / 1e18)} EH/s of ${shownDate(date)}` };
}

function againstEfficiency(efficiency: Amount, { implied, shared, value }: Implied): Finding {
  const isMet = meets(implied, rangeOf(efficiency), SLACK);
  return finding('network-energy', isMet ? 'consistent' : 'inconsistent', {
    ...shared,
    why: isMet
      ? `Energy and hashrate make ${shown(value)} J/TH, as ${efficiency.text} says.`
      : `Energy and hashrate make ${shown(value)} J/TH; the claim says ${efficiency.text}.`,
  });
}

function againstMachines(
  claim: Claim,
  world: AuditWorld,
  { implied, shared, value, text }: Implied & { readonly text: string },
): Finding[] {
  const date = timeOf(claim, world);
  const best = date === null ? null : bestMachineAt(date, world);
  if (date === null || best === null)
    return [
      finding('network-energy', 'could not check', {
        ...shared,
        why: `${text} implies ${shown(value)} J/TH; the date to compare machines at is not stated.`,
      }),
    ];
  if (implied.high * (1 + SLACK) < best.joulesPerTerahash)
    return [
      finding('network-energy', 'impossible', {
        ...shared,
        why: `${text} needs ${shown(value)} J/TH; the best machine anybody had in ${shownDate(date)}, the ${best.name}, takes ${best.joulesPerTerahash} J/TH (${shown(JOULES_PER_KILOWATT_HOUR / best.joulesPerTerahash)} TH a kWh).`,
      }),
    ];
  if (implied.low > best.joulesPerTerahash * 12)
    return [
      finding('network-energy', 'inconsistent', {
        ...shared,
        why: `${text} implies ${shown(value)} J/TH, more than twelve times the best machine of ${shownDate(date)}.`,
      }),
    ];
  return [
    finding('network-energy', 'consistent', {
      ...shared,
      why: `${text} implies ${shown(value)} J/TH, which machines of ${shownDate(date)} can do.`,
    }),
  ];
}
