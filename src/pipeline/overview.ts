import { type FigureId, figureIdText } from '../core/figure-id.ts';
import type { Reading } from '../core/reading.ts';
import { briefFigures, drawnWindows, type LayerReport } from '../report/index.ts';
import { yearChanges } from './changes-since.ts';
import type { Observatory } from './observatory.ts';
import type { LayerVerdict } from './verdicts.ts';

/** A layer as the first page shows it. */
export interface LayerAtAGlance {
  readonly verdict: LayerVerdict;
  /** Headline reading of the latest window that is shown; null where it has no value. */
  readonly latest: Reading | null;
  readonly latestId: string | null;
  /** Figure id of the slope; null where there is none. */
  readonly slopeId: string | null;
  /** Values of the headline measure over time, thinned out to what a small drawing can show. */
  readonly trajectory: readonly (number | null)[];
}

/** Most values of a small drawing. */
const MOST_VALUES = 60;

/** Every layer with its verdict, its latest value and its trajectory in small. */
export function layersAtAGlance({ observation }: Observatory): LayerAtAGlance[] {
  return observation.verdicts.map((verdict, index) => {
    const report = observation.report.layers[index]!;
    const { layer } = verdict.measured;
    const headline = report.latest[0];
    const latest = headline === undefined || headline.estimate === null ? null : headline;
    return {
      verdict,
      latest,
      latestId: latest && readingId(latest),
      slopeId:
        verdict.trend.slopePerYear === null ? null : figureIdText({ kind: 'verdict', layer: layer.id, part: 'slope' }),
      trajectory: thinned(drawnWindows(report).trajectory.map(({ estimate }) => estimate)),
    };
  });
}

function readingId({ layer, span, measure }: Reading): string {
  return figureIdText({ kind: 'reading', layer, span, measure });
}

/** Every n-th value, counted back from the last, which stays. */
function thinned(values: readonly (number | null)[]): (number | null)[] {
  const step = Math.ceil(values.length / MOST_VALUES);
  return values.filter((_, index) => (values.length - 1 - index) % step === 0);
}

/** A trajectory of the headline measure, as the report draws it. */
export interface ComparedTrajectory {
  readonly report: LayerReport;
  /** Instant at which its field began. */
  readonly startMs: number;
  readonly readings: readonly Reading[];
}

/** Trajectories of the layers that are compared with one another. */
export function comparedTrajectories({ observation }: Observatory): ComparedTrajectory[] {
  const compared = new Set(observation.divergences.flatMap(({ comparison }) => [comparison.a, comparison.b]));
  const { layers, fieldStartsMs } = observation.report;
  return layers
    .filter(({ layer }) => compared.has(layer.id))
    .map((report) => ({
      report,
      startMs: fieldStartsMs[report.layer.domain],
      readings: drawnWindows(report).trajectory,
    }));
}

/**
 * Ids of the figures that can be looked up on a site without a server: those of the brief, of the verdicts and comparisons, of the
 * latest readings by the measures of the report, and those that the first page shows.
 */
export function publishedFigureIds(observatory: Observatory): string[] {
  const { observation, brief } = observatory;
  const ids = new Set(briefFigures(brief).map(({ id }) => id));
  const add = (id: FigureId) => ids.add(figureIdText(id));
  for (const [index, { measured, trend }] of observation.verdicts.entries()) {
    const layer = measured.layer.id;
    add({ kind: 'verdict', layer, part: 'windows' });
    if (trend.slopePerYear !== null) for (const part of slopeParts) add({ kind: 'verdict', layer, part });
    for (const reading of observation.report.layers[index]!.latest)
      if (reading.estimate !== null) ids.add(readingId(reading));
  }
  for (const { comparison, divergence, curve } of observation.divergences) {
    const { a, b } = comparison;
    if (divergence.differencePerYear !== null) add({ kind: 'divergence', a, b, part: 'difference' });
    if (curve !== null) for (const part of curveParts) add({ kind: 'divergence', a, b, part });
  }
  for (const { layer, before, after } of yearChanges(observatory))
    for (const { span } of [before, after]) add({ kind: 'reading', layer, span, measure: 'effective-number' });
  return [...ids];
}

const slopeParts = ['slope', 'slope-low', 'slope-high'];
const curveParts = ['specifications', 'no-difference', 'too-little-data', 'as-claimed', 'opposite'];
