import type { FastifyInstance } from 'fastify';
import { programVersion } from '../../src/cli/version.ts';
import { readBundledBlocks } from '../../src/pipeline/bundled-snapshot.ts';
import { readInput } from '../../src/pipeline/input.ts';
import { createObservatory, type Observatory } from '../../src/pipeline/observatory.ts';
import { toObserved } from '../../src/pipeline/observed-input.ts';
import { readBundledHalf } from '../../src/pipeline/published-half.ts';
import { type AppOptions, createApp } from '../../src/web/server/app.ts';

const choices = { windowDays: 30, interval: 0.95, seed: 1, groupCorrelation: 0 };

let bundled: Promise<Observatory> | undefined;

/** The bundled snapshot as `contraflow serve` looks at it, observed once for all tests. */
export function bundledObservatory(): Promise<Observatory> {
  bundled ??= (async () => {
    const blocks = await readBundledBlocks();
    return createObservatory(toObserved(blocks, await readBundledHalf()), {
      ...choices,
      programVersion: programVersion(),
      labelSet: blocks.labelSet,
      inputName: blocks.name,
    });
  })();
  return bundled;
}

/** A table of the user's own, looked at by itself. */
export async function observatoryOf(path: string, windowDays = 2): Promise<Observatory> {
  const blocks = await readInput(path);
  return createObservatory(toObserved(blocks, null), {
    ...choices,
    windowDays,
    programVersion: programVersion(),
    labelSet: blocks.labelSet,
    inputName: blocks.name,
  });
}

/** The service over the bundled snapshot, not listening: `inject` asks it. */
export async function bundledApp(options: AppOptions = {}): Promise<FastifyInstance> {
  return createApp(await bundledObservatory(), options);
}
