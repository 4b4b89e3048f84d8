import { createRandom } from '../../../src/core/random.ts';

interface BruteBlock {
  readonly finder: number;
  readonly height: number;
  readonly parent: BruteBlock | null;
}

export interface BruteOptions {
  readonly proportions: readonly number[];
  readonly delaySeconds: readonly number[];
  /** A delay from its mean and a uniform. */
  readonly delay: (mean: number, uniform: number) => number;
  readonly blocks: number;
  readonly seed: number;
}

/** A race of honest entities that skips nothing: each arrival at each entity is an event of its own. */
export function bruteRace(options: BruteOptions): { found: number[]; best: number[] } {
  const { proportions, delaySeconds, delay } = options;
  const random = createRandom(options.seed);
  const genesis: BruteBlock = { finder: -1, height: 0, parent: null };
  const tips = proportions.map(() => genesis);
  const found = proportions.map(() => 0);
  const best = proportions.map(() => 0);
  let highest = genesis;
  let events: { at: number; to: number; block: BruteBlock }[] = [];
  let now = 0;
  for (let count = 0; count < options.blocks; count++) {
    now -= 600 * Math.log(1 - random());
    events.sort((a, b) => a.at - b.at);
    for (const { at, to, block } of events) if (at <= now && block.height > tips[to]!.height) tips[to] = block;
    events = events.filter(({ at }) => at > now);
    let finder = 0;
    for (let rest = random() - proportions[0]!; rest >= 0 && finder < proportions.length - 1; ) {
      finder++;
      rest -= proportions[finder]!;
    }
    const block = { finder, height: tips[finder]!.height + 1, parent: tips[finder]! };
    if (block.height > highest.height) highest = block;
    tips[finder] = block;
    found[finder]!++;
    for (const to of proportions.keys()) {
      if (to !== finder) events.push({ at: now + delay(delaySeconds[finder]!, random()), to, block });
    }
  }
  for (let block = highest; block.parent !== null; block = block.parent) best[block.finder]!++;
  return { found, best };
}
