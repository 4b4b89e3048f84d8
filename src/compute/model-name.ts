const UNITS: Readonly<Record<string, number>> = {
  m: 1e6,
  million: 1e6,
  b: 1e9,
  billion: 1e9,
  t: 1e12,
  trillion: 1e12,
};
const COUNT = /(?<![\w.])(\d+(?:\.\d+)?)[\s-]?(m|b|t|million|billion|trillion)(?![a-z0-9])/gi;
const SIZE = /(?<![a-z0-9.])(\d+(?:\.\d+)?) ?(b|m)(?![a-z0-9])/gi;
const ACTIVE = /(?<![a-z0-9])a(\d+(?:\.\d+)?)(b|m)(?![a-z0-9])/i;
/** Numbers of a name that count bits or experts: `GPTQ-4b`, `8x7B`, `17B-128E`. */
const BITS = /(?:gptq|awq|int|jang)[-_]?\d+[bm](?:its?)?(?![a-z0-9])/gi;
const EXPERTS = /\d+ ?x ?\d|\d+b[- ]?\d+e(?![a-z0-9])/i;
const PACKED =
  /gguf|gptq|awq|mlx|autoround|exl[23]|bnb|nvfp4|mxfp4|quantized|(?<![a-z0-9])(?:\d-?bits?|fp[48]|int[48]|w\d+a\d+|q\d)(?![a-z0-9])/i;

/**
 * Name as a stable id: letters and digits in lower case, parted by hyphens; a plus sign is spelled out.
 *
 * @example
 * nameId('Qwen2.5-Coder (7B)\n'); // => 'qwen2-5-coder-7b'
 * nameId('Command R+'); // => 'command-r-plus'
 */
export function nameId(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('+', ' plus ').toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
}

/**
 * Counts that a text states with a unit of millions or more, in its order; what they count, the text alone knows.
 *
 * @example
 * statedCounts('284B total, 13 billion active'); // => [284000000000, 13000000000]
 */
export function statedCounts(text: string): readonly number[] {
  return [...text.matchAll(COUNT)].map(([, digits, unit]) => Number(digits) * UNITS[unit!.toLowerCase()]!);
}

/**
 * Parameters that the name of a model states: all of them, and those read per token where it says so.
 *
 * null where it states none, or more than one number that could be it: `8x7B`, `1B-7B`, `17B-128E`.
 *
 * @example
 * namedParameters('Qwen3-235B-A22B'); // => { total: 235000000000, active: 22000000000 }
 * namedParameters('Mixtral 8x7B'); // => null
 */
export function namedParameters(name: string): { readonly total: number; readonly active: number | null } | null {
  if (EXPERTS.test(name)) return null;
  const sizes = [...name.replace(BITS, '').matchAll(SIZE)];
  const [, digits, unit] = sizes[0] ?? [];
  if (sizes.length !== 1 || digits === undefined) return null;
  const total = Number(digits) * UNITS[unit!.toLowerCase()]!;
  const [, activeDigits, activeUnit] = ACTIVE.exec(name) ?? [];
  const active = activeDigits === undefined ? null : Number(activeDigits) * UNITS[activeUnit!.toLowerCase()]!;
  return total > 0 && (active === null || active <= total) ? { total, active } : null;
}

/**
 * Whether a name says that the weights were packed into fewer bits after training, so that stored elements are not parameters.
 *
 * @example
 * isPackedName('Qwen3-4B-MLX-4bit'); // => true
 */
export function isPackedName(name: string): boolean {
  return PACKED.test(name);
}

/**
 * Whether two positive counts of one thing are so far apart that one must be wrong: more than twice as large.
 *
 * @example
 * areApart(671e9, 685e9); // => false
 */
export function areApart(left: number, right: number): boolean {
  return left > 2 * right || right > 2 * left;
}
