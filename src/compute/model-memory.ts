import type { DeviceTier } from './devices.ts';
import type { Quantization } from './quantization.ts';

/** What decides how much memory a model takes. */
export interface SizedModel {
  /** null where not published: such a model never fits. */
  readonly totalParameters: number | null;
  /** Shape of the attention where it is published. */
  readonly attention?: AttentionShape;
}

/** What the key-value cache depends on. */
export interface AttentionShape {
  readonly layers: number;
  readonly keyValueHeads: number;
  readonly headDimension: number;
}

/** Bytes that a model takes while it runs. */
export interface ModelMemory {
  readonly weightBytes: number;
  readonly keyValueBytes: number;
  readonly runtimeBytes: number;
  readonly totalBytes: number;
}

export interface MemoryOptions {
  readonly quantization: Pick<Quantization, 'bitsPerWeight'>;
  /** Tokens of context that are kept. */
  readonly contextTokens: number;
}

/** Bytes of a value of the key-value cache: 16 bits. */
const CACHE_VALUE_BYTES = 2;
/** Buffers of the runtime: an assumption, half a gigabyte, as llama.cpp's compute buffers at its default batch. */
const RUNTIME_BYTES = 0.5e9;
/**
 * Cache of a model of unknown shape: that of Llama 3.1 8B (32 layers, 8 heads of 128: 131,072 bytes a token), growing with
 * the parameters to the power that meets Llama 3.1 70B (80 layers of the same heads: 327,680 bytes a token).
 */
const CACHE_AT_8B = 131_072;
const CACHE_EXPONENT = Math.log(327_680 / 131_072) / Math.log(70.6 / 8.03);

/**
 * Bytes of weights as a file holds them: parameters × bits / 8.
 *
 * @example
 * weightBytes(8.03e9, 4.8944) / 1e9; // => 4.91
 */
export function weightBytes(parameters: number, bitsPerWeight: number): number {
  return (parameters * bitsPerWeight) / 8;
}

/**
 * Bytes of the key-value cache: layers × heads × dimension × 2 (keys and values) × 2 bytes × tokens; by the power law above
 * where the shape is not known, which is within a half for models with grouped queries and far too little for those without.
 *
 * @example
 * keyValueBytes({ totalParameters: 8.03e9, attention: { layers: 32, keyValueHeads: 8, headDimension: 128 } }, 8192); // => 1073741824
 */
export function keyValueBytes(
  { totalParameters, attention }: { readonly totalParameters: number; readonly attention?: AttentionShape },
  contextTokens: number,
): number {
  const perToken =
    attention === undefined
      ? CACHE_AT_8B * (totalParameters / 8.03e9) ** CACHE_EXPONENT
      : attention.layers * attention.keyValueHeads * attention.headDimension * 2 * CACHE_VALUE_BYTES;
  return perToken * contextTokens;
}

/**
 * Memory of a running model; null where the number of its parameters is not known.
 *
 * @throws {RangeError} if the context is not a positive number of tokens.
 */
export function modelMemory(model: SizedModel, { quantization, contextTokens }: MemoryOptions): ModelMemory | null {
  if (!(contextTokens > 0 && Number.isFinite(contextTokens))) {
    throw new RangeError(`modelMemory: expected a positive number of tokens, got ${contextTokens}`);
  }
  const { totalParameters, attention } = model;
  if (totalParameters === null || !(totalParameters > 0)) return null;
  const weights = weightBytes(totalParameters, quantization.bitsPerWeight);
  const cache = keyValueBytes({ totalParameters, ...(attention && { attention }) }, contextTokens);
  return {
    weightBytes: weights,
    keyValueBytes: cache,
    runtimeBytes: RUNTIME_BYTES,
    totalBytes: weights + cache + RUNTIME_BYTES,
  };
}

/** Whether a model runs in what a tier's device leaves to it. Total parameters decide, whatever one token reads. */
export function fits(model: SizedModel, tier: DeviceTier, options: MemoryOptions): boolean {
  const memory = modelMemory(model, options);
  return memory !== null && memory.totalBytes <= usableBytes(tier);
}

/** Bytes that a device of the tier leaves to a model. */
export function usableBytes({ memoryGibibytes, usableProportion }: DeviceTier): number {
  return memoryGibibytes.value * 2 ** 30 * usableProportion.value;
}
