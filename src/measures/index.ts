export type { Basis, Measure, MeasureParams, Population } from './_measure.ts';
export * from './catalogue.ts';
export { createEstimator, type Estimator, type EstimatorOptions, type Window } from './estimator.ts';
export { type ParsedMeasure, parseMeasure } from './parse-measure.ts';
