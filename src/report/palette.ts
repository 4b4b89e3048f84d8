/** A colour on light and on dark paper. */
export interface Colour {
  readonly light: string;
  readonly dark: string;
}

/**
 * Colours of entities, told apart by eyes with any of the common colour deficiencies as far as sixteen can be;
 * charts also separate neighbours by a gap and name them in place.
 *
 * @see Okabe & Ito, "Color Universal Design" (2008) for the first seven; the others fill its gaps.
 */
export const entityColours: readonly Colour[] = [
  { light: '#0072b2', dark: '#3d97d3' },
  { light: '#e69f00', dark: '#e69f00' },
  { light: '#009e73', dark: '#14ad83' },
  { light: '#56b4e9', dark: '#7cc6f0' },
  { light: '#d55e00', dark: '#e5702a' },
  { light: '#cc79a7', dark: '#d58db4' },
  { light: '#e8d83a', dark: '#f0e442' },
  { light: '#332288', dark: '#7f72d0' },
  { light: '#882255', dark: '#b84c82' },
  { light: '#85852a', dark: '#a9a94a' },
  { light: '#44aa99', dark: '#5fc2b2' },
  { light: '#8c5a2b', dark: '#b5804f' },
  { light: '#6f86a0', dark: '#8da4bd' },
  { light: '#cc6677', dark: '#df8592' },
  { light: '#b3b36b', dark: '#cccc8a' },
  { light: '#8f82c8', dark: '#aa9fdb' },
];

/** Colours of the lines of a chart; dark enough, or light enough, to be read as text. */
export const seriesColours: readonly Colour[] = [
  { light: '#0067a3', dark: '#62b4ea' },
  { light: '#a85400', dark: '#f0a04b' },
  { light: '#00735a', dark: '#3fcaa0' },
  { light: '#8d3b72', dark: '#dd94c2' },
  { light: '#4b4b93', dark: '#a3a3ea' },
];

/** Colours of everything that is not data. */
export const themeColours = {
  paper: { light: '#fffefb', dark: '#151514' },
  ink: { light: '#1d1c1a', dark: '#eceae5' },
  soft: { light: '#625e57', dark: '#aaa69d' },
  rule: { light: '#dfdbd2', dark: '#3a3833' },
  rest: { light: '#d3cfc6', dark: '#4a4741' },
  hatch: { light: '#8b867c', dark: '#8b867c' },
} as const satisfies Readonly<Record<string, Colour>>;

/** Colours of classes of proportions on a map, the smallest first: one hue that only grows heavier, so that it reads without hue too. */
export const proportionColours: readonly Colour[] = [
  { light: '#d8ebfb', dark: '#163347' },
  { light: '#b1d6f6', dark: '#1a4c6c' },
  { light: '#86beee', dark: '#1b6793' },
  { light: '#55a2e1', dark: '#2a82b7' },
  { light: '#1983ca', dark: '#51a1d5' },
  { light: '#02629c', dark: '#84c3ef' },
  { light: '#003e66', dark: '#c7e6fd' },
];

/** Colours of classes of a difference, the most negative first: violet to orange over grey, a pair that the common colour deficiencies leave apart. */
export const differenceColours: readonly Colour[] = [
  { light: '#553790', dark: '#bfaef4' },
  { light: '#866ec5', dark: '#927ad2' },
  { light: '#b2a2e4', dark: '#6c56a3' },
  { light: '#d6cef5', dark: '#4b3e6e' },
  { light: '#ecebe7', dark: '#2f2e2b' },
  { light: '#f6cfb0', dark: '#624327' },
  { light: '#eba66d', dark: '#935e2c' },
  { light: '#cf7b26', dark: '#c6803c' },
  { light: '#934f00', dark: '#fcb26f' },
];

/**
 * Large pools, owners and vendors of compute, developers, jurisdictions, sectors and classes of size, each with the colour that it has everywhere; those
 * that never met in one layer may have the same.
 */
const stated: ReadonlyMap<string, number> = new Map([
  ['foundryusa', 0],
  ['antpool', 1],
  ['antpool-and-friends', 1],
  ['bitmain', 1],
  ['viabtc', 2],
  ['f2pool', 3],
  ['btccom', 4],
  ['poolin', 5],
  ['binancepool', 6],
  ['binance', 6],
  ['braiinspool', 7],
  ['marapool', 8],
  ['bitfury', 8],
  ['luxor', 9],
  ['btctop', 9],
  ['spiderpool', 10],
  ['huobipool', 10],
  ['secpool', 11],
  ['bwpool', 11],
  ['sbicrypto', 12],
  ['btcc', 12],
  ['1thash', 13],
  ['oceanxyz', 13],
  ['google', 0],
  ['amazon', 1],
  ['nvidia', 2],
  ['microsoft', 3],
  ['oracle', 4],
  ['coreweave', 5],
  ['xai', 6],
  ['meta', 7],
  ['china', 8],
  ['amd', 9],
  ['openai', 10],
  ['anthropic', 11],
  ['alibaba', 12],
  ['huawei', 13],
  ['tencent', 14],
  ['bytedance', 15],
  ['deepseek', 2],
  ['mistral', 4],
  ['intel', 5],
  ['us', 0],
  ['kz', 1],
  ['ru', 2],
  ['ca', 3],
  ['ae', 4],
  ['sa', 5],
  ['fr', 6],
  ['de', 7],
  ['gb', 9],
  ['ir', 10],
  ['my', 11],
  ['no', 12],
  ['py', 13],
  ['et', 14],
  ['jp', 15],
  ['private', 0],
  ['public', 1],
  ['public-private', 2],
  ['up-to-1b', 3],
  ['1b-to-4b', 0],
  ['4b-to-15b', 2],
  ['15b-to-40b', 6],
  ['40b-to-150b', 1],
  ['over-150b', 4],
  ['moonshot', 6],
]);

const FIRST_HASHED = 10;

/**
 * Index into `entityColours` of an entity: stated for the large ones, from a hash (FNV-1a) of the id for the rest,
 * so that an entity has one colour in every chart of every run. Two of the rest may have the same.
 *
 * @example
 * entityColourIndex('foundryusa'); // => 0
 */
export function entityColourIndex(entity: string): number {
  const index = stated.get(entity);
  if (index !== undefined) return index;
  let hash = 0x811c9dc5;
  for (let at = 0; at < entity.length; at++) hash = Math.imul(hash ^ entity.charCodeAt(at), 0x01000193);
  return FIRST_HASHED + ((hash >>> 0) % (entityColours.length - FIRST_HASHED));
}

/** CSS colour of an entity: follows the page's theme, and is the light one where there is no page. */
export function entityColour(entity: string): string {
  const index = entityColourIndex(entity);
  return `var(--entity-${index},${entityColours[index]!.light})`;
}

/** CSS colour of the n-th line of a chart. */
export function seriesColour(index: number): string {
  const slot = index % seriesColours.length;
  return `var(--series-${slot},${seriesColours[slot]!.light})`;
}

/** CSS colour of a part of the theme. */
export function themeColour(name: keyof typeof themeColours): string {
  return `var(--${name},${themeColours[name].light})`;
}

/** CSS colour of the n-th class of proportions. */
export function proportionColour(index: number): string {
  return `var(--proportion-${index},${proportionColours[index]!.light})`;
}

/** CSS colour of the n-th class of differences. */
export function differenceColour(index: number): string {
  return `var(--difference-${index},${differenceColours[index]!.light})`;
}

/** CSS declarations of the colours of maps, for one theme. */
export function mapColourDeclarations(theme: keyof Colour): string {
  return [
    ...proportionColours.map((colour, index) => `--proportion-${index}:${colour[theme]}`),
    ...differenceColours.map((colour, index) => `--difference-${index}:${colour[theme]}`),
  ].join(';');
}

/** CSS declarations of the colours of entities, lines and the theme, for one theme. */
export function colourDeclarations(theme: keyof Colour): string {
  return [
    ...entityColours.map((colour, index) => `--entity-${index}:${colour[theme]}`),
    ...seriesColours.map((colour, index) => `--series-${index}:${colour[theme]}`),
    ...Object.entries(themeColours).map(([name, colour]) => `--${name}:${colour[theme]}`),
  ].join(';');
}
