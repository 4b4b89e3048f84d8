import { createRandom } from '../../../src/core/random.ts';

interface Race {
  readonly attackerProportion: number;
  readonly confirmations: number;
  readonly preminedBlocks?: number;
}

/**
 * Catch-up probability by its definition, 1 − Σ C(k + z − 1, k) p^z q^k (1 − (q/p)^(m − k)) over k < m = z − premined, in
 * fixed point with so many bits that the result has hundreds of them right: a double q is taken as the fraction it is.
 */
export function exactCatchUp({ attackerProportion, confirmations: z, preminedBlocks = 0 }: Race): number {
  const bits = BigInt(z + 2400);
  const one = 1n << bits;
  const q = toFixed(attackerProportion, bits);
  const p = one - q;
  const needed = z - preminedBlocks;
  const ratio = (q << bits) / p;
  let chance = one; // C(k + z − 1, k) p^z q^k
  for (let k = 0; k < z; k++) chance = (chance * p) >> bits;
  let behind = one; // (q/p)^(m − k)
  for (let k = 0; k < needed; k++) behind = (behind * ratio) >> bits;
  let failure = 0n;
  for (let k = 0; k < needed; k++) {
    failure += (chance * (one - behind)) >> bits;
    chance = ((chance * q) >> bits) * BigInt(k + z);
    chance /= BigInt(k + 1);
    behind = (behind << bits) / ratio;
  }
  return fromFixed(one - failure, bits);
}

/** Proportion of simulated attacks that draw level at or after the confirmations; hopeless ones end 60 blocks behind. */
export function simulatedCatchUp(
  { attackerProportion, confirmations, preminedBlocks = 0 }: Race,
  { attacks, seed }: { readonly attacks: number; readonly seed: number },
): number {
  const random = createRandom(seed);
  let successes = 0;
  for (let attack = 0; attack < attacks; attack++) {
    let lead = preminedBlocks;
    for (let found = 0; found < confirmations; ) {
      if (random() < attackerProportion) lead++;
      else {
        lead--;
        found++;
      }
    }
    while (lead < 0 && lead > -60) lead += random() < attackerProportion ? 1 : -1;
    if (lead >= 0) successes++;
  }
  return successes / attacks;
}

function toFixed(value: number, bits: bigint): bigint {
  let exponent = 0;
  let whole = value;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    exponent++;
  }
  return BigInt(whole) << (bits - BigInt(exponent));
}

function fromFixed(value: bigint, bits: bigint): number {
  const spare = Math.max(0, value.toString(2).length - 64);
  const scale = spare - Number(bits);
  return Number(value >> BigInt(spare)) * 2 ** Math.trunc(scale / 2) * 2 ** (scale - Math.trunc(scale / 2));
}
