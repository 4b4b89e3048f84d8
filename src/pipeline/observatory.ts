import type { Layer } from '../core/layer.ts';
import type { Reading } from '../core/reading.ts';
import { measures, parseMeasure } from '../measures/index.ts';
import type { SpecificationCurve } from '../models/index.ts';
import type { Brief } from '../report/index.ts';
import { composeBrief } from './brief.ts';
import { compareLayers, type DivergenceResult } from './diverge.ts';
import { entityName } from './entity-names.ts';
import type { FigureContext } from './figures.ts';
import { type MeasureChoices, measureLayers, type Observation, observe } from './observe.ts';
import type { ObservedInput } from './observed-input.ts';
import { type HistoryReader, noHistory } from './previous-run.ts';
import { securityDefaults } from './security/panel.ts';
import { type SecurityReport, securityReport } from './security/report.ts';
import type { LayerVerdict } from './verdicts.ts';

/** What is looked at, and how. */
export interface ObservatoryOptions extends MeasureChoices {
  readonly programVersion: string;
  readonly labelSet: string;
  /** Where the input came from, in a form that may be shown to strangers: no path of the machine. */
  readonly inputName: string;
  /** Earlier runs, as `storeHistory` reads them; none are looked at where it is absent. */
  readonly history?: HistoryReader;
}

/**
 * One input, observed once and asked many times: what the dashboard shows, the service answers and a published site holds.
 * Nothing in it changes; what is dear is computed when it is first asked for, and kept.
 */
export interface Observatory extends FigureContext {
  readonly input: ObservedInput;
  readonly observation: Observation;
  readonly options: ObservatoryOptions;
  readonly brief: Brief;
  /**
   * The verdict on a layer, with its readings and distributions.
   *
   * @throws {RangeError} if it was not measured.
   */
  verdict(layer: string): LayerVerdict;
  /**
   * Readings of a layer by every measure of the catalogue over the windows of the run, window by window.
   *
   * @throws {RangeError} if it was not measured.
   */
  readings(layer: string): readonly Reading[];
  /**
   * The comparison of two layers with its specification curve.
   *
   * @throws {RangeError} if the run does not compare them.
   */
  comparison(a: string, b: string): DivergenceResult & { readonly curve: SpecificationCurve };
  /** What the measured concentration of blocks does to security; no levels where there are no blocks. */
  readonly security: SecurityReport;
  /** Earlier runs as the store has them now. */
  readonly history: HistoryReader;
  /** Name of an entity of a layer, for people. */
  name(layer: Layer, entity: string): string;
}

/** Measures that a page can show beside those of the report: the catalogue, concentration ratios of one, three and five, and thresholds of a third and two thirds. */
export const shownEverywhere: readonly string[] = [
  ...measures.filter(({ id }) => id !== 'concentration-ratio').map(({ id }) => parseMeasure(id).id),
  'concentration-ratio:1',
  'concentration-ratio:3',
  'concentration-ratio:5',
  'nakamoto-coefficient:0.33',
];

/**
 * Observes an input.
 *
 * @throws {RangeError} if the data do not fill one window.
 */
export function createObservatory(input: ObservedInput, options: ObservatoryOptions): Observatory {
  const { seed, programVersion, labelSet } = options;
  const observation = observe(input, {
    ...options,
    run: [
      { key: 'label set', value: labelSet },
      { key: 'program', value: `contraflow ${programVersion}` },
    ],
  });
  const verdicts = new Map(observation.verdicts.map((verdict) => [verdict.measured.layer.id, verdict] as const));
  const known = new Map<string, readonly Reading[]>();
  const compared = new Map<string, DivergenceResult>();
  const parsed = shownEverywhere.map(parseMeasure);
  let brief: Brief | undefined;
  let security: SecurityReport | undefined;
  return {
    input,
    observation,
    options,
    seed,
    history: options.history ?? noHistory,
    get brief() {
      brief ??= composeBrief({ input, observation, seed, programVersion });
      return brief;
    },
    verdict(layer) {
      const found = verdicts.get(layer);
      if (found === undefined)
        throw new RangeError(`layer: expected one of ${[...verdicts.keys()].join(', ')}, got '${layer}'`);
      return found;
    },
    readings(layer) {
      let readings = known.get(layer);
      if (readings === undefined) {
        this.verdict(layer);
        readings = measureLayers(input, options, { isWanted: (id) => id === layer, measures: parsed }).flatMap((one) =>
          one.readings.flat(),
        );
        known.set(layer, readings);
      }
      return readings;
    },
    comparison(a, b) {
      const found =
        compared.get(`${a} ${b}`) ??
        observation.divergences.find(({ comparison }) => comparison.a === a && comparison.b === b);
      if (found === undefined) {
        const pairs = observation.divergences.map(({ comparison }) => `${comparison.a} and ${comparison.b}`);
        throw new RangeError(`diverge: expected one of ${pairs.join('; ')}, got ${a} and ${b}`);
      }
      const { verdicts } = observation;
      const result =
        found.curve === null ? compareLayers(input, found.comparison, { verdicts, hasCurve: true })! : found;
      compared.set(`${a} ${b}`, result);
      return { ...result, curve: result.curve! };
    },
    get security() {
      const measured = observation.verdicts.map((verdict) => verdict.measured);
      security ??= securityReport(measured, input, { ...securityDefaults, seed, interval: options.interval });
      return security;
    },
    name: ({ id, role }, entity) =>
      input.namesOfLayers.get(id)?.get(entity) ?? input.names.get(entity) ?? entityName(entity, role),
  };
}
