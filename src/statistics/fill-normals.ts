import type { Random } from '../core/random.ts';
import { normalTail } from './normal.ts';

const LAYERS = 256;

/** Where the tail begins, so that the layers above it have the tail's area each. */
const TAIL_START = 3.6541528853610088;

/** The uniforms of `createRandom` have 32 bits, of which 24 are left within a layer: half a step puts them in the middle of theirs. */
const HALF_STEP = 2 ** -24;

const area = TAIL_START * bell(TAIL_START) + normalTail(TAIL_START) * Math.sqrt(2 * Math.PI);
const widths = layerWidths();
const heights = widths.map(bell);

/**
 * Fills an array with draws from the standard normal distribution; most take one uniform from the stream, some take more.
 *
 * The distribution is exact but for the uniforms' grid: with 32 bits, steps of 2^−23 of a layer's width, so below 1e-6.
 *
 * @see Marsaglia & Tsang, "The Ziggurat Method for Generating Random Variables" (2000), Journal of Statistical Software 5(8); the bits
 *   that choose the layer are not used again, as Doornik, "An Improved Ziggurat Method to Generate Normal Random Samples" (2005) asks.
 */
export function fillNormals(normals: Float64Array, random: Random): void {
  for (let index = 0; index < normals.length; index++) {
    const scaled = random() * LAYERS;
    const layer = scaled | 0;
    const x = (2 * (scaled - layer) - 1 + HALF_STEP) * widths[layer]!;
    normals[index] = Math.abs(x) < widths[layer + 1]! ? x : atEdge(x, { layer, random });
  }
}

/** A number that fell beyond the part of its layer that lies wholly below the curve. */
function atEdge(first: number, place: { readonly layer: number; readonly random: Random }): number {
  const { random } = place;
  let { layer } = place;
  let x = first;
  while (Math.abs(x) >= widths[layer + 1]!) {
    if (layer === 0) return Math.sign(x) * fromTail(random);
    const height = heights[layer]! + random() * (heights[layer + 1]! - heights[layer]!);
    if (height < bell(x)) return x;
    const scaled = random() * LAYERS;
    layer = scaled | 0;
    x = (2 * (scaled - layer) - 1 + HALF_STEP) * widths[layer]!;
  }
  return x;
}

/** Beyond the start of the tail, as Marsaglia, "Generating a Variable from the Tail of the Normal Distribution" (1964). */
function fromTail(random: Random): number {
  for (;;) {
    const beyond = -Math.log(1 - random()) / TAIL_START;
    if (-2 * Math.log(1 - random()) >= beyond * beyond) return TAIL_START + beyond;
  }
}

/** The bell curve with height one. */
function bell(x: number): number {
  return Math.exp(-0.5 * x * x);
}

/** Half widths of the layers from the lowest, which is that of a rectangle of its area, tail and all; after the highest, none. */
function layerWidths(): Float64Array {
  const all = new Float64Array(LAYERS + 1);
  all[0] = area / bell(TAIL_START);
  all[1] = TAIL_START;
  for (let layer = 2; layer < LAYERS; layer++) {
    const below = all[layer - 1]!;
    all[layer] = Math.sqrt(-2 * Math.log(area / below + bell(below)));
  }
  return all;
}
