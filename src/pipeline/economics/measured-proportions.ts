import { formatDate } from '../../core/time-span.ts';
import { parseMeasure } from '../../measures/index.ts';
import type { AuditWorld, MeasuredProportion } from '../../models/economics/index.ts';
import { betaQuantile } from '../../statistics/index.ts';
import { readBundledBlocks } from '../bundled-snapshot.ts';
import { blocksLayer } from '../layers.ts';
import { measureLayers } from '../observe.ts';
import { toObserved } from '../observed-input.ts';
import { type CountedBlocks, latestLevels } from '../security/measured-levels.ts';

const WINDOW_DAYS = 30;
const LEVEL = 0.95;
const DAY_MS = 86_400_000;

/** What pools made of the latest whole window of the bundled blocks, by the names that the press has for them. */
export async function measuredProportions(): Promise<AuditWorld['measured']> {
  const observed = toObserved(await readBundledBlocks(), null);
  const pool = blocksLayer('pool').id;
  const layers = measureLayers(
    observed,
    { windowDays: WINDOW_DAYS, interval: LEVEL, seed: 1 },
    { isWanted: (id) => id === pool, measures: [parseMeasure('concentration-ratio')] },
  );
  const [pools] = latestLevels(layers, observed.names);
  if (pools === undefined) return () => null;
  const lastDay = formatDate(pools.span.toMs - DAY_MS);
  const window = {
    window: `the ${WINDOW_DAYS} days to ${lastDay}`,
    month: { year: Number(lastDay.slice(0, 4)), month: Number(lastDay.slice(5, 7)) },
  };
  const byName = new Map(pools.entities.map(({ name, blocks }) => [plain(name), proportionOf(blocks, pools)]));
  return (name) => {
    const found = byName.get(plain(name));
    return found === undefined ? null : { ...found, ...window };
  };
}

/** With its interval: the posterior of a binomial proportion under Jeffreys’ prior. */
function proportionOf(
  made: number,
  { blocks }: CountedBlocks,
): Pick<MeasuredProportion, 'percent' | 'lowPercent' | 'highPercent'> {
  const shape = { a: made + 0.5, b: blocks - made + 0.5 };
  return {
    percent: (100 * made) / blocks,
    lowPercent: 100 * betaQuantile((1 - LEVEL) / 2, shape),
    highPercent: 100 * betaQuantile((1 + LEVEL) / 2, shape),
  };
}

/** "Foundry USA Pool" and "Foundry" alike. */
function plain(name: string): string {
  const letters = name.toLowerCase().replace(/[^a-z0-9 ]/g, '');
  return letters.replace(/ (?:usa|pool|mining)\b/g, '').replaceAll(' ', '');
}
