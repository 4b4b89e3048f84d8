import { ask, distributionsOf, readingsOf } from '../api.ts';
import { comparedMeasures, type LevelData, type LevelInfo } from './level.ts';

const known = new Map<string, Promise<LevelData>>();

/** Everything of a level, asked once. */
export function levelData(info: LevelInfo): Promise<LevelData> {
  let data = known.get(info.layer);
  if (data === undefined) {
    data = fetchLevel(info);
    known.set(info.layer, data);
    data.catch(() => known.delete(info.layer));
  }
  return data;
}

async function fetchLevel(info: LevelInfo): Promise<LevelData> {
  const [levels, layers, verdicts, distributions, ...readings] = await Promise.all([
    ask('/levels'),
    ask('/layers'),
    ask('/verdicts'),
    distributionsOf(info.layer),
    ...comparedMeasures.map((measure) => readingsOf(info.layer, measure)),
  ]);
  const layer = layers.items.find(({ id }) => id === info.layer);
  const verdict = verdicts.items.find((one) => one.layer === info.layer);
  if (layer === undefined || verdict === undefined) throw new Error(`level: expected ${info.layer} among the layers`);
  const [number, majority, largest] = readings.map(({ items }) => items);
  return {
    info,
    interval: levels.interval,
    layer,
    verdict,
    distributions,
    readings: { 'effective-number': number!, 'nakamoto-coefficient': majority!, 'concentration-ratio:1': largest! },
  };
}

const together = new Map<string, Promise<readonly LevelData[]>>();

/** The same of every level that the input has, pools first. */
export function allLevels(levels: readonly LevelInfo[]): Promise<readonly LevelData[]> {
  const infos = levels.filter(({ missing }) => missing === null);
  const key = infos.map(({ layer }) => layer).join(' ');
  let all = together.get(key);
  if (all === undefined) {
    all = Promise.all(infos.map(levelData));
    together.set(key, all);
    all.catch(() => together.delete(key));
  }
  return all;
}
