import { checkProportion, checkWhole } from './_checks.ts';
import { fourPqPower } from './_precise-power.ts';

/** An attacker and the confirmations the merchant waits for. */
export interface CatchUp {
  /** α or q: proportion of the hashrate, in [0, 1]. */
  readonly attackerProportion: number;
  /** z: blocks of the public chain, that of the payment included, when the goods are handed over. */
  readonly confirmations: number;
}

/**
 * Probability that a private chain begun with the payment's block ever draws level, P(z) = I_{4pq}(z, ½).
 *
 * Range: [0, 1]; falls with the confirmations, rises with the proportion, 1 from one half. The attacker goes on for ever,
 * and level counts as success. It says nothing of what the attempt costs, nor of blocks mined before the payment.
 * Relative error below 1e-12 while the result is above 1e-300, whatever the proportion and the confirmations.
 *
 * @throws {RangeError} if the proportion is outside [0, 1] or the confirmations are no whole number of at least 0.
 * @see Rosenfeld, "Analysis of Hashrate-Based Double Spending" (2012), "Waiting for confirmations"; Grunspan & Pérez-Marco, "Double spend
 * races" (2018), for the closed form.
 * @example
 * catchUpProbability({ attackerProportion: 0.1, confirmations: 2 }); // => 0.056
 * catchUpProbability({ attackerProportion: 0.5, confirmations: 100 }); // => 1
 */
export function catchUpProbability({ attackerProportion: q, confirmations: z }: CatchUp): number {
  checkProportion('catchUpProbability', 'attackerProportion', q);
  checkWhole('catchUpProbability', 'confirmations', z, { least: 0 });
  if (z === 0 || q >= 0.5) return 1;
  const lead = 1 - 2 * q;
  const tie = centralProportion(z) * fourPqPower(q, z);
  if (lead * lead * (z + 2.5) < 1.5) return 1 - 2 * z * lead * tie * complementSeries(z, lead * lead);
  return (tie / lead) * tailFraction(z, (4 * q * (1 - q)) / (lead * lead));
}

/** C(2z, z) / 4^z, the probability that 2z fair coins fall half and half, by its asymptotic series from 20. */
function centralProportion(z: number): number {
  if (z >= 20) {
    const s = 1 / (z * z);
    const series = -1 / 8 + s * (1 / 192 + s * (-1 / 640 + s * (17 / 14336 - (s * 31) / 18432)));
    return Math.exp(series / z) / Math.sqrt(Math.PI * z);
  }
  let proportion = 1;
  for (let k = 1; k <= z; k++) proportion *= (2 * k - 1) / (2 * k);
  return proportion;
}

/** ₂F₁(1, z + ½; 3/2; y), all of whose terms are positive. */
function complementSeries(z: number, y: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 0; term > sum * 1e-17; k++) {
    term *= ((z + 0.5 + k) / (1.5 + k)) * y;
    sum += term;
  }
  return sum;
}

/**
 * ₂F₁(1, ½; z + 1; −t) by the fraction of Gauss. Every part of it is positive, so nothing cancels: the fraction for I_x
 * in x itself loses an ulp for each confirmation where x is close to 1.
 */
function tailFraction(z: number, t: number): number {
  let fraction = 1;
  let c = 1;
  let d = 0;
  for (let k = 0; Math.abs(c * d - 1) > 1e-15 || k === 0; k++) {
    for (const part of [
      ((k + 0.5) * (z + k)) / ((z + 2 * k) * (z + 2 * k + 1)),
      ((k + 1) * (z + k + 0.5)) / ((z + 2 * k + 1) * (z + 2 * k + 2)),
    ]) {
      d = 1 / (1 + part * t * d);
      c = 1 + (part * t) / c;
      fraction *= c * d;
    }
  }
  return 1 / fraction;
}
