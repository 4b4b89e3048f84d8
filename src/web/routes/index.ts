import type { Route } from './_route.ts';
import { brief } from './brief.ts';
import { changes } from './changes.ts';
import { distributions } from './distributions.ts';
import { diverge, specificationCurve } from './diverge.ts';
import { economicsEdge } from './economics-edge.ts';
import { economicsEntry } from './economics-entry.ts';
import { economicsForecasts } from './economics-forecasts.ts';
import { economicsHosting } from './economics-hosting.ts';
import { economicsMining } from './economics-mining.ts';
import { edge } from './edge.ts';
import { entities } from './entities.ts';
import { entity } from './entity.ts';
import { explain } from './explain.ts';
import { facts } from './facts.ts';
import { lag, lagPairs } from './lag.ts';
import { layers } from './layers.ts';
import { levels } from './levels.ts';
import { measures } from './measures.ts';
import { models } from './models.ts';
import { overview } from './overview.ts';
import { readings, readingsByMeasure } from './readings.ts';
import { rows } from './rows.ts';
import { run } from './run.ts';
import { security } from './security.ts';
import { securityHistory } from './security-history.ts';
import { snapshots } from './snapshots.ts';
import { sources } from './sources.ts';
import { stale } from './stale.ts';
import { tiers } from './tiers.ts';
import { trajectories } from './trajectories.ts';
import { verdicts } from './verdicts.ts';

export { documentText, type Route, type RouteRequest } from './_route.ts';
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
  security,
  securityHistory,
  economicsEdge,
  economicsForecasts,
  economicsMining,
  economicsEntry,
  economicsHosting,
  overview,
  trajectories,
  changes,
  brief,
  explain,
  sources,
  facts,
  snapshots,
  run,
] as unknown as readonly Route[];
