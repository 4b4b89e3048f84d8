import type { DeviceClass } from '../compute/devices.ts';
import { keyValueBytes, modelMemory } from '../compute/model-memory.ts';
import { type DecodeEfficiency, decodeTokensPerSecond, isMixture } from './decode-speed.ts';

/** A device by what the speed of a model on it depends on. */
export interface LoadDevice {
  readonly deviceClass: DeviceClass;
  readonly bandwidthGigabytesPerSecond: number;
}

/** A model by what its memory and its speed depend on. */
export interface LoadModel {
  readonly totalParameters: number;
  /** Weights that one token reads. */
  readonly activeParameters: number;
}

/** Tokens of a call. */
export interface CallTokens {
  readonly tokensIn: number;
  readonly tokensOut: number;
}

export interface EdgeLoadOptions extends CallTokens {
  readonly bitsPerWeight: number;
  readonly efficiency: DecodeEfficiency;
  /** Multiplies every predicted speed. */
  readonly speedFactor: number;
}

/**
 * Bytes that a model takes while it serves a call: weights, the cache of its tokens in and out, and the runtime.
 *
 * @throws {RangeError} if there are no tokens.
 * @example
 * callBytes({ totalParameters: 8e9, activeParameters: 8e9 }, { tokensIn: 700, tokensOut: 300, bitsPerWeight: 4 }) / 1e9; // => 4.6308654
 */
export function callBytes(
  { totalParameters }: LoadModel,
  { tokensIn, tokensOut, bitsPerWeight }: CallTokens & { readonly bitsPerWeight: number },
): number {
  const contextTokens = tokensIn + tokensOut;
  return modelMemory({ totalParameters }, { quantization: { bitsPerWeight }, contextTokens })!.totalBytes;
}

/**
 * What a model on a device needs for one call: one pass over the weights that the prompt reads, and the mean time of a token.
 *
 * Together the tokens of a prompt read more of a mixture's weights than one of them does. The time of a token is linear in the
 * cache, so its mean over the answer is that with half of it.
 *
 * @throws {RangeError} if the speed of the device's class is not known, or a number is not positive.
 * @example
 * const efficiency = { classes: { cpu: { efficiency: 0.5, fixedMilliseconds: 0 } }, mixtureFactor: 1 };
 * const device = { deviceClass: 'cpu', bandwidthGigabytesPerSecond: 80 };
 * const options = { tokensIn: 1, tokensOut: 1, bitsPerWeight: 4, efficiency, speedFactor: 1 };
 * edgeLoad({ totalParameters: 8e9, activeParameters: 8e9 }, device, options).passSeconds; // => 0.1
 */
export function edgeLoad(
  model: LoadModel,
  device: LoadDevice,
  { tokensIn, tokensOut, bitsPerWeight, efficiency, speedFactor }: EdgeLoadOptions,
): { readonly passSeconds: number; readonly secondsPerToken: number } {
  const { totalParameters, activeParameters } = model;
  const secondsReading = (readParameters: number, cacheBytes: number): number => {
    const load = { ...device, totalParameters, activeParameters: readParameters, bitsPerWeight };
    const tokensPerSecond = decodeTokensPerSecond(load, efficiency, { cacheBytes });
    if (tokensPerSecond === null)
      throw new RangeError(`edgeLoad: expected a class whose speed is known, got ${device.deviceClass}`);
    return 1 / (tokensPerSecond * speedFactor);
  };
  return {
    passSeconds: secondsReading(Math.min(totalParameters, tokensIn * activeParameters), 0),
    secondsPerToken: secondsReading(activeParameters, keyValueBytes(model, tokensIn + tokensOut / 2)),
  };
}

/**
 * Models from which the best that fits a device and keeps a bound is always one: those that no model of their kind, dense or
 * mixture, beats in score with as few weights in all and as few a token. In their order; of equals the first.
 *
 * @example
 * const [large, small] = [{ score: 9, totalParameters: 8, activeParameters: 8 }, { score: 5, totalParameters: 4, activeParameters: 4 }];
 * undominated([large, small, { ...small, score: 4 }]); // => [large, small]
 */
export function undominated<Model extends LoadModel & { readonly score: number }>(models: readonly Model[]): Model[] {
  return models.filter(
    (model, at) =>
      !models.some(
        (other, otherAt) =>
          isMixture(other) === isMixture(model) &&
          other.totalParameters <= model.totalParameters &&
          other.activeParameters <= model.activeParameters &&
          (other.score > model.score || (other.score === model.score && otherAt < at)),
      ),
  );
}
