/** An unevaluated sum, high + low, that carries about 106 bits. */
type DoubleDouble = readonly [high: number, low: number];

const SPLITTER = 2 ** 27 + 1;

/**
 * Power (4q(1 − q))^exponent for q in [0, ½] and a whole exponent: within an ulp or two, where rounding 4q(1 − q) first
 * would cost one ulp for each unit of the exponent.
 *
 * @see Dekker, "A floating-point technique for extending the available precision" (1971), for the exact product.
 */
export function fourPqPower(q: number, exponent: number): number {
  const p = 1 - q;
  const [high, low] = exactProduct(4 * q, p);
  let base = normalized(high, low + 4 * q * (1 - p - q)); // 1 − p − q is what rounding p left out
  let power: DoubleDouble = [1, 0];
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) power = product(power, base);
    if (left > 1) base = product(base, base);
  }
  return power[0];
}

function product(left: DoubleDouble, right: DoubleDouble): DoubleDouble {
  const [high, low] = exactProduct(left[0], right[0]);
  return normalized(high, low + (left[0] * right[1] + left[1] * right[0]));
}

function exactProduct(left: number, right: number): DoubleDouble {
  const high = left * right;
  const [leftTop, leftRest] = halves(left);
  const [rightTop, rightRest] = halves(right);
  return [high, leftTop * rightTop - high + leftTop * rightRest + leftRest * rightTop + leftRest * rightRest];
}

function halves(value: number): readonly [top: number, rest: number] {
  const scaled = SPLITTER * value;
  const top = scaled - (scaled - value);
  return [top, value - top];
}

function normalized(high: number, low: number): DoubleDouble {
  const sum = high + low;
  return [sum, low - (sum - high)];
}
