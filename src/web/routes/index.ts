import type { Route } from './_route.ts';
import { distributions } from './distributions.ts';
import { diverge, specificationCurve } from './diverge.ts';
import { edge } from './edge.ts';
import { entities } from './entities.ts';
import { entity } from './entity.ts';
import { lag, lagPairs } from './lag.ts';
import { layers } from './layers.ts';
import { levels } from './levels.ts';
import { measures } from './measures.ts';
import { models } from './models.ts';
import { readings, readingsByMeasure } from './readings.ts';
import { rows } from './rows.ts';
import { stale } from './stale.ts';
import { tiers } from './tiers.ts';
import { verdicts } from './verdicts.ts';

export { documentText, type Route, type RouteRequest, type RouteTable } from './_route.ts';
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
  lagPairs,
  lag,
  tiers,
  edge,
  models,
  levels,
  entities,
  entity,
  stale,
] as unknown as readonly Route[];
