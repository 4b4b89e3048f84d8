import type { Citation } from '../core/citation.ts';

/** A format in which weights are stored. */
export interface Quantization {
  /** Stable and lower case, `q4_k_m`. */
  readonly id: string;
  /** Bits of a whole file per weight, scales and the tensors kept wider included. */
  readonly bitsPerWeight: number;
  readonly citation: Citation;
}

const llamaCpp: Citation = {
  title: 'llama.cpp, tools/quantize: bits per weight and file sizes of Llama 3.1 8B',
  url: 'https://github.com/ggml-org/llama.cpp/blob/master/tools/quantize/README.md',
  licence: 'MIT',
  read: '2026-11-25',
};
const llamaCppEarlier: Citation = {
  title: 'llama.cpp, examples/quantize: bits per weight of Llama 2 7B',
  url: 'https://github.com/ggml-org/llama.cpp/tree/66d575c45c/examples/quantize',
  licence: 'MIT',
  read: '2026-11-25',
};
const microscaling: Citation = {
  title: 'OCP Microscaling Formats (MX) Specification 1.0 (2023): blocks of 32 share a scale of 8 bits',
  url: 'https://www.opencompute.org/documents/ocp-microscaling-formats-mx-v1-0-spec-final-pdf',
};
const definition: Citation = {
  title: 'By definition: bits of a value, and of the scales that a group of values shares',
  url: 'https://github.com/ggml-org/llama.cpp/blob/master/docs/build.md',
};

/** Every known format, the ones that llama.cpp writes first. */
export const quantizations: readonly Quantization[] = [
  ['iq1_s', 2.0042, llamaCpp],
  ['iq1_m', 2.146, llamaCpp],
  ['iq2_xxs', 2.3824, llamaCpp],
  ['iq2_xs', 2.5882, llamaCpp],
  ['iq2_s', 2.7403, llamaCpp],
  ['iq2_m', 2.9294, llamaCpp],
  ['iq3_xxs', 3.2548, llamaCpp],
  ['iq3_xs', 3.4977, llamaCpp],
  ['iq3_s', 3.6606, llamaCpp],
  ['iq3_m', 3.7628, llamaCpp],
  ['iq4_xs', 4.4597, llamaCpp],
  ['iq4_nl', 4.6818, llamaCpp],
  ['q2_k_s', 2.9697, llamaCpp],
  ['q2_k', 3.1593, llamaCpp],
  ['q3_k_s', 3.6429, llamaCpp],
  ['q3_k_m', 3.91, llamaCppEarlier],
  ['q3_k_l', 4.2979, llamaCpp],
  ['q4_0', 4.5, definition],
  ['q4_k_s', 4.6672, llamaCpp],
  ['q4_k_m', 4.8944, llamaCpp],
  ['q5_k_s', 5.5704, llamaCpp],
  ['q5_k_m', 5.7036, llamaCpp],
  ['q6_k', 6.5633, llamaCpp],
  ['q8_0', 8.5008, llamaCpp],
  ['f16', 16.0005, llamaCpp],
  ['mxfp4', 4.25, microscaling],
  ['mxfp8', 8.25, microscaling],
  ['nvfp4', 4.5, definition],
  ['mlx-4bit', 4.5, definition],
  ['mlx-8bit', 8.5, definition],
  ['int4', 4.25, definition],
  ['int8', 8, definition],
  ['fp8', 8, definition],
].map(([id, bitsPerWeight, citation]) => ({ id, bitsPerWeight, citation }) as Quantization);

/** Other spellings; a mix that widens some tensors of a format is taken for that format. */
const spellings: Readonly<Record<string, string>> = {
  q3_k_xl: 'q3_k_l',
  q4_k_xl: 'q4_k_m',
  q4_k_l: 'q4_k_m',
  q5_k_xl: 'q5_k_m',
  q6_k_xl: 'q6_k',
  q8_k_xl: 'q8_0',
  bf16: 'f16',
  fp16: 'f16',
  '4bit': 'mlx-4bit',
  '4-bit': 'mlx-4bit',
  '8bit': 'mlx-8bit',
  '8-bit': 'mlx-8bit',
  awq: 'int4',
  gptq: 'int4',
  gptq4: 'int4',
};

const byName: ReadonlyMap<string, Quantization> = new Map([
  ...quantizations.map((format) => [format.id, format] as const),
  ...Object.entries(spellings).flatMap(([name, id]) =>
    quantizations.filter((format) => format.id === id).map((format) => [name, format] as const),
  ),
]);
const longestFirst = [...byName.keys()].toSorted((a, b) => b.length - a.length);

/**
 * The format that a text names: an option, a column, or the name of a file; null where it names none that is known.
 *
 * @example
 * quantizationNamed('Qwen3-8B-UD-Q4_K_XL.gguf')?.id; // => 'q4_k_m'
 * quantizationNamed('Qwen3-8B'); // => null
 */
export function quantizationNamed(text: string): Quantization | null {
  const lower = text.toLowerCase();
  for (const name of longestFirst) {
    for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + 1)) {
      if (!isWordPart(lower[at - 1]) && !isWordPart(lower[at + name.length])) return byName.get(name)!;
    }
  }
  return null;
}

function isWordPart(character: string | undefined): boolean {
  return character !== undefined && /[a-z0-9]/.test(character);
}

/**
 * The format of an option.
 *
 * @throws {RangeError} if none has that name.
 * @example
 * parseQuantization('Q8_0').bitsPerWeight; // => 8.5008
 */
export function parseQuantization(text: string): Quantization {
  const format = byName.get(text.toLowerCase());
  if (format === undefined) {
    const known = quantizations.map(({ id }) => id).join(', ');
    throw new RangeError(`parseQuantization: expected ${known}, got '${text.slice(0, 40)}'`);
  }
  return format;
}
