export type { Basis, Measure, MeasureParams, Population } from './_measure.ts';
export {
  type AmountOptions,
  type AmountReader,
  createAmountReader,
  type HeldWeights,
  hasQuantiles,
  heldWeights,
} from './amount-estimator.ts';
export * from './catalogue.ts';
export { createEstimator, createPlugIn, type Estimator, type EstimatorOptions, type Window } from './estimator.ts';
export { type ParsedMeasure, parseMeasure } from './parse-measure.ts';
