import type { HeldLayer } from '../core/holding.ts';
import type { Layer } from '../core/layer.ts';
import {
  type Choices,
  type ChosenSeries,
  type Divergence,
  divergence,
  divergenceVerdicts,
  type SpecificationCurve,
  specificationCurve,
} from '../models/index.ts';
import { type CurveReport, type DivergenceReport, formatNumber, hasDirection } from '../report/index.ts';
import type { Comparison } from './comparisons.ts';
import type { ObservedInput } from './observed-input.ts';
import { heldSeries, mainChoices, type SideOptions, tallySeries } from './specification-series.ts';
import type { LayerVerdict } from './verdicts.ts';

/** Two layers compared. */
export interface DivergenceResult {
  readonly comparison: Comparison;
  readonly first: LayerVerdict;
  readonly second: LayerVerdict;
  readonly divergence: Divergence;
  /** null where it was not asked for. */
  readonly curve: SpecificationCurve | null;
  readonly report: DivergenceReport;
}

/** Compares two layers of an input; null where it lacks one of them. With a curve, every reasonable choice is tried as well. */
export function compareLayers(
  input: ObservedInput,
  comparison: Comparison,
  { verdicts, hasCurve }: { readonly verdicts: readonly LayerVerdict[]; readonly hasCurve: boolean },
): DivergenceResult | null {
  const [first, second] = [comparison.a, comparison.b].map((id) =>
    verdicts.find(({ measured }) => measured.layer.id === id),
  );
  if (first === undefined || second === undefined) return null;
  const found = divergence(first.trend, second.trend);
  const sides = sideNames(first, second);
  const curve = hasCurve ? curveOf(input, [first, second], sides) : null;
  const sentence = sentenceOf({ first, second, found });
  const report: DivergenceReport = {
    a: comparison.a,
    b: comparison.b,
    differencePerYear: found.differencePerYear ?? Number.NaN,
    low: found.low ?? Number.NaN,
    high: found.high ?? Number.NaN,
    pValue: found.pValue ?? Number.NaN,
    verdict: found.verdict,
    sentence,
    curve: curve === null ? null : toCurveReport(curve, mainChoicesOf([first, second], sides)),
  };
  return { comparison, first, second, divergence: found, curve, report };
}

type Sides = readonly [string, string];

/** What the choices of each side are called: by its field, or where both are of one field, by its place. */
function sideNames(first: LayerVerdict, second: LayerVerdict): Sides {
  const [a, b] = [first.measured.layer.domain, second.measured.layer.domain];
  return a === b ? ['first', 'second'] : [a, b];
}

function curveOf(input: ObservedInput, pair: readonly [LayerVerdict, LayerVerdict], sides: Sides): SpecificationCurve {
  const [first, second] = pair;
  const common = {
    fromMs: Math.max(first.span.fromMs, second.span.fromMs),
    toMs: Math.min(first.span.toMs, second.span.toMs),
  };
  return specificationCurve(
    sideSeries(input, first, { side: sides[0], common }),
    sideSeries(input, second, { side: sides[1], common }),
  );
}

const knownSides = new WeakMap<ObservedInput, Map<string, ChosenSeries[]>>();

/** Series of one side under every choice; pairs that share a side over the same time share them. */
function sideSeries(input: ObservedInput, { measured }: LayerVerdict, options: SideOptions): ChosenSeries[] {
  const known = knownSides.get(input) ?? new Map<string, ChosenSeries[]>();
  knownSides.set(input, known);
  // Every level of blocks has the same choices, the levels themselves among them.
  const subject = measured.layer.resource === 'blocks' ? 'blocks' : measured.layer.id;
  const key = JSON.stringify([subject, options.side, options.common]);
  let series = known.get(key);
  if (series === undefined) {
    series = seriesOf(input, measured.layer, options);
    known.set(key, series);
  }
  return series;
}

function seriesOf(input: ObservedInput, layer: Layer, options: SideOptions): ChosenSeries[] {
  if (layer.resource === 'blocks') {
    const { knownSinceMs } = input;
    return tallySeries(input.tallies, { ...options, judgedFromMs: ({ level }) => knownSinceMs[level] ?? -Infinity });
  }
  return heldSeries(scopesOf(input.held, layer.id), options);
}

/** Layers that count the same in another scope, under the name of what they count. */
const otherScopes: Readonly<Record<string, readonly string[]>> = {
  'ai/accelerators/owner': ['ai/nvidia-accelerators/owner'],
  'ai/nvidia-accelerators/owner': ['ai/accelerators/owner'],
};

function scopesOf(held: readonly HeldLayer[], id: string): ReadonlyMap<string, HeldLayer> {
  const wanted = [id, ...(otherScopes[id] ?? [])];
  return new Map(
    held.filter(({ layer }) => wanted.includes(layer)).map((layer) => [scopeName(layer.layer), layer] as const),
  );
}

function scopeName(id: string): string {
  return id.split('/')[1]!.replaceAll('-', ' ');
}

function mainChoicesOf(pair: readonly [LayerVerdict, LayerVerdict], sides: Sides): Choices {
  return Object.assign(
    {},
    ...pair.map(({ measured: { layer } }, at) => ({
      ...mainChoices(sides[at]!),
      [`${sides[at]} level`]: layer.role,
      [`${sides[at]} scope`]: scopeName(layer.id),
    })),
  );
}

function toCurveReport(curve: SpecificationCurve, main: Choices): CurveReport {
  const specifications = curve.specifications.map(({ differencePerYear, low, high, verdict, choices }) => ({
    difference: differencePerYear ?? Number.NaN,
    low: low ?? Number.NaN,
    high: high ?? Number.NaN,
    verdict,
    choices,
  }));
  const chosen = specifications.findIndex(({ choices }) =>
    Object.entries(choices).every(([name, option]) => main[name] === option),
  );
  return {
    specifications,
    agreement: divergenceVerdicts
      .map((verdict) => ({ verdict, proportion: curve.verdicts[verdict] }))
      .filter(({ proportion }) => proportion > 0),
    influence: curve.influences.map(({ choice, varianceExplained, options }) => ({
      factor: choice,
      explained: varianceExplained ?? 0,
      options: options.map(({ option, specifications: count, medianDifference }) => ({
        option,
        count,
        median: medianDifference ?? Number.NaN,
      })),
    })),
    chosen: chosen < 0 ? null : chosen,
  };
}

function sentenceOf({
  first,
  second,
  found,
}: {
  readonly first: LayerVerdict;
  readonly second: LayerVerdict;
  readonly found: Divergence;
}): string {
  const [a, b] = [first.measured.layer.title, second.measured.layer.title];
  const slower = `${formatNumber(100 * Math.abs(Math.expm1(found.differencePerYear ?? 0)), 1)}% a year`;
  const caution = [first, second].some(({ verdict, artefact }) => hasDirection({ verdict }) && artefact !== null)
    ? ' But a direction of one of them is mostly one of what is counted, not of who holds how much.'
    : '';
  switch (found.verdict) {
    case 'too little data':
      return 'They cannot be compared yet: one of them has too little data for a direction.';
    case 'no difference shown':
      return 'No difference of direction is shown: the interval of the difference holds zero.';
    case 'first concentrates relative to second':
      return `${a} concentrate relative to ${b}, by ${slower}.${caution}`;
    case 'first disperses relative to second':
      return `${a} disperse relative to ${b}, by ${slower}.${caution}`;
  }
}
