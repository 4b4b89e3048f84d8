import type { Route } from './_route.ts';
import { distributions } from './distributions.ts';
import { diverge, specificationCurve } from './diverge.ts';
import { layers } from './layers.ts';
import { measures } from './measures.ts';
import { readings, readingsByMeasure } from './readings.ts';
import { rows } from './rows.ts';
import { verdicts } from './verdicts.ts';

export type { Route, RouteTable } from './_route.ts';
export { addressOf, formsOf, jsonAnswer, mediaTypes, publishedFormsOf } from './forms.ts';

/** Every address of the API, in the order in which its document lists them. */
export const routes = [
  layers,
  measures,
  readings,
  readingsByMeasure,
  distributions,
  verdicts,
  diverge,
  specificationCurve,
  rows,
] as unknown as readonly Route[];
