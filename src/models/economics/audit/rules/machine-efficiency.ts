import { type Amount, amountsOf, type Claim, onlyAmount } from '../claim.ts';
import { type Finding, finding } from '../finding.ts';
import { bestMachineAt } from '../world.ts';
import { type AuditRule, impliedRange, meets, rangeOf, shown, shownDate, timeOf } from './_rule.ts';

/** A stated J/TH against the best machine of its date, and against the machine's own watts and terahashes. */
export const machineEfficiency: AuditRule = {
  id: 'machine-efficiency',
  title: 'Efficiency of machines',
  checks: 'that somebody had a machine so efficient at that date, and that J/TH is watts over TH/s',
  check(claim, world) {
    const ofMachine = againstPower(claim);
    const date = timeOf(claim, world);
    const best = date === null ? null : bestMachineAt(date, world);
    if (date === null || best === null) return ofMachine;
    const beyond = amountsOf(claim, 'joules_per_terahash')
      .filter(
        (amount) =>
          rangeOf(amount).high < best.joulesPerTerahash * 0.97 && amount.date === null && amount.bound !== 'above',
      )
      .map((amount) => tooEfficient(amount, `${best.name}, takes ${best.joulesPerTerahash} J/TH`, shownDate(date)));
    return [...ofMachine, ...beyond];
  },
};

function tooEfficient(amount: Amount, best: string, date: string): Finding {
  return finding('machine-efficiency', 'impossible', {
    why: `Nobody had machines of ${amount.text} in ${date}: the best of that time, the ${best}.`,
  });
}

function againstPower(claim: Claim): Finding[] {
  const hashrate = onlyAmount(claim, 'terahashes_per_machine') ?? onlyAmount(claim, 'hashes_per_second');
  const [watts, stated] = [onlyAmount(claim, 'watts'), onlyAmount(claim, 'joules_per_terahash')];
  if (hashrate === null || watts === null || hashrate.value > 5e15 || watts.value > 30_000) return [];
  const implied = impliedRange([rangeOf(watts), rangeOf(hashrate)], (power, hashes) => power / (hashes / 1e12));
  const value = watts.value / (hashrate.value / 1e12);
  const shared = {
    formula: `${watts.text} / ${hashrate.text} = ${shown(value)} J/TH`,
    implied: { name: 'joules_per_terahash', value },
  };
  if (stated === null)
    return [
      finding('machine-efficiency', 'could not check', {
        ...shared,
        why: `${watts.text} for ${hashrate.text} is ${shown(value)} J/TH; no efficiency is stated to compare.`,
      }),
    ];
  const isMet = meets(implied, rangeOf(stated), 0.03);
  return [
    finding('machine-efficiency', isMet ? 'consistent' : 'inconsistent', {
      ...shared,
      why: `${watts.text} for ${hashrate.text} is ${shown(value)} J/TH; the claim says ${stated.text}.`,
    }),
  ];
}
