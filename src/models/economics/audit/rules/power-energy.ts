import { HOURS_PER_YEAR } from '../../units.ts';
import { type Claim, onlyAmount } from '../claim.ts';
import { type Finding, finding } from '../finding.ts';
import { type AuditRule, impliedRange, meets, rangeOf, shown } from './_rule.ts';

/** A power that runs all year against the energy of the year. */
export const powerEnergy: AuditRule = {
  id: 'power-energy',
  title: 'Power and energy',
  checks:
    'that the energy of a year is no more than the power times 8,766 hours, and which load that means; or 365 times that of a day',
  check(claim) {
    const ofDays = dayAndYear(claim);
    if (ofDays !== null) return [ofDays];
    const [energy, power] = [onlyAmount(claim, 'watt_hours_per_year'), onlyAmount(claim, 'watts')];
    if (energy === null || power === null || power.mixUp !== null) return [];
    const load = impliedRange(
      [rangeOf(energy), rangeOf(power)],
      (wattHours, watts) => wattHours / (watts * HOURS_PER_YEAR),
    );
    const value = energy.value / (power.value * HOURS_PER_YEAR);
    const formula = `${energy.text} / (${power.text} × 8,766 h) = ${shown(value * 100)}%`;
    const shared = { formula, implied: { name: 'load_percent', value: value * 100 } };
    const isContinuous =
      /\b(?:continuous(?:ly)?|around the clock|constant|average (?:draw|load|power)|on average|24\/7|round the clock|equivalent|equals?|or about|i\.e\.)\b/i.test(
        claim.text,
      );
    if (load.low > 1.02)
      return [
        finding('power-energy', 'impossible', {
          ...shared,
          why: `${power.text} running all year is ${shown((power.value * HOURS_PER_YEAR) / 1e12)} TWh; ${energy.text} is ${shown(value)} times that.`,
        }),
      ];
    if (meets(load, { low: 1, high: 1 }, 0.05))
      return [
        finding('power-energy', 'consistent', {
          ...shared,
          why: `${power.text} running all year is ${energy.text}, as stated.`,
        }),
      ];
    if (isContinuous || value < 0.05)
      return [
        finding('power-energy', 'inconsistent', {
          ...shared,
          why: `${power.text} running all year is ${shown((power.value * HOURS_PER_YEAR) / 1e12)} TWh, not ${energy.text}.`,
        }),
      ];
    return [
      finding('power-energy', 'consistent', {
        ...shared,
        why: `${energy.text} is ${power.text} running ${shown(value * 100)}% of the year.`,
      }),
    ];
  },
};

const DAYS_PER_YEAR = HOURS_PER_YEAR / 24;

/** The energy of a day against that of a year; null where one of them is not stated. */
function dayAndYear(claim: Claim): Finding | null {
  const [day, year] = [onlyAmount(claim, 'watt_hours_per_day'), onlyAmount(claim, 'watt_hours_per_year')];
  if (day === null || year === null) return null;
  const implied = impliedRange([rangeOf(day)], (wattHours) => wattHours * DAYS_PER_YEAR);
  const value = (day.value * DAYS_PER_YEAR) / 1e12;
  const isMet = meets(implied, rangeOf(year), 0.03);
  return finding('power-energy', isMet ? 'consistent' : 'inconsistent', {
    why: `${day.text} is ${shown(value)} TWh a year; the claim says ${year.text}.`,
    formula: `${day.text} × 365.25 = ${shown(value)} TWh`,
    implied: { name: 'twh_per_year', value },
  });
}
