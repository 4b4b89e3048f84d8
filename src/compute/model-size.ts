/** How many weights a model has, and how many of them one token reads. */
export interface ModelSize {
  readonly totalParameters: number;
  readonly activeParameters: number;
}

const UNIT: Readonly<Record<string, number>> = { m: 1e6, b: 1e9, t: 1e12 };
/** `30B-A3B`, `4BA0.6B`, `3b-a800m`. */
const MIXTURE = /(?<![a-z0-9.]|\d_)(\d+(?:\.\d+)?)([mbt])[-_ ]?a(\d+(?:\.\d+)?)([mb])(?![a-z0-9])/;
/** `70B`, `:0.6b`, not `E4B` (effective), `8x7B` (experts that share layers), `4bit` or `1.5`. */
const DENSE = /(?<![a-z0-9.]|\d_)(\d+(?:\.\d+)?)([mbt])(?![a-z0-9])/g;

/** Models whose name leaves out what one token reads, by their publishers' model cards. */
const stated: readonly (readonly [RegExp, number, number])[] = [
  [/gpt-oss[-:]?20b|gpt-oss 20b/, 20.9e9, 3.6e9],
  [/gpt-oss[-:]?120b|gpt-oss 120b/, 116.8e9, 5.1e9],
  [/deepseek[- ](?:r1|v3)(?!.*distill).*671b/, 671e9, 37e9],
  [/deepseek-coder-v2-lite/, 15.7e9, 2.4e9],
  [/mixtral.*8x7b/, 46.7e9, 12.9e9],
  [/mixtral.*8x22b/, 141e9, 39e9],
  [/qwen3[^.].*235b|qwen3:235b/, 235e9, 22e9],
  [/qwen3(?:-coder)?:30b/, 30.5e9, 3.3e9],
  [/qwen3\.[56]:35b/, 35e9, 3e9],
  [/gemma-?4:26b/, 26e9, 4e9],
  [/glm-4\.7-flash/, 30e9, 3e9],
  [/nemotron-3-nano[-:]30b|nemotron-cascade-2[-:]30b/, 30e9, 3e9],
  [/phi-4(?=$|[-.]4bit|[-.]q\d|-gguf)/, 14.7e9, 14.7e9],
  [/phi-3\.5-mini|phi-4-mini/, 3.8e9, 3.8e9],
  [/phi-3-medium/, 14e9, 14e9],
  [/mistral-nemo/, 12.2e9, 12.2e9],
];

/**
 * The size that a model's name states; null where it states none. Names round: 8B is 8.03 billion for Llama 3.
 * A mixture of experts whose name gives one number reads less than that per token; known ones are listed, others not told.
 *
 * @example
 * modelSizeNamed('Qwen3-30B-A3B-Q4_K_M.gguf'); // => { totalParameters: 30e9, activeParameters: 3e9 }
 * modelSizeNamed('gemma-4-E4B-it'); // => null
 */
export function modelSizeNamed(name: string): ModelSize | null {
  const lower = name.toLowerCase();
  for (const [pattern, totalParameters, activeParameters] of stated) {
    if (pattern.test(lower)) return { totalParameters, activeParameters };
  }
  const mixture = MIXTURE.exec(lower);
  if (mixture !== null) {
    const [, total = '', totalUnit = '', active = '', activeUnit = ''] = mixture;
    return {
      totalParameters: Number(total) * UNIT[totalUnit]!,
      activeParameters: Number(active) * UNIT[activeUnit]!,
    };
  }
  const sizes = [...lower.matchAll(DENSE)].map(([, count, unit]) => Number(count) * UNIT[unit!]!);
  if (sizes.length === 0) return null;
  const largest = Math.max(...sizes);
  return { totalParameters: largest, activeParameters: largest };
}
