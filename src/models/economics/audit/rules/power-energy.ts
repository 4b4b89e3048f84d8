import { HOURS_PER_YEAR } from '../../units.ts';
import { onlyAmount } from '../claim.ts';
import { finding } from '../finding.ts';
import { type AuditRule, impliedRange, meets, rangeOf, shown } from './_rule.ts';

/** A power that runs all year against the energy of the year. */
export const powerEnergy: AuditRule = {
  id: 'power-energy',
  title: 'Power and energy',
  checks: 'that the energy of a year is no more than the power times 8,766 hours, and which load that means',
  check(claim) {
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
