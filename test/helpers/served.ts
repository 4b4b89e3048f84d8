import { readBundledBlocks } from '../../src/pipeline/bundled-snapshot.ts';
import { createObservatory, type Observatory } from '../../src/pipeline/observatory.ts';
import { toObserved } from '../../src/pipeline/observed-input.ts';
import { readBundledHalf } from '../../src/pipeline/published-half.ts';
import { createApp } from '../../src/web/server/app.ts';

/** A dashboard that listens on this machine. */
export interface Served {
  readonly observatory: Observatory;
  /** Its root, `http://127.0.0.1:41234/`. */
  readonly url: string;
}

let observed: Promise<Observatory> | undefined;
let listening: Promise<Served> | undefined;

/** The bundled snapshot, observed once for all test files of a thread. */
export function bundledObservatory(): Promise<Observatory> {
  observed ??= observeBundled();
  return observed;
}

async function observeBundled(): Promise<Observatory> {
  const input = await readBundledBlocks();
  return createObservatory(toObserved(input, await readBundledHalf()), {
    windowDays: 30,
    interval: 0.95,
    seed: 1,
    groupCorrelation: 0,
    programVersion: '0.0.0',
    labelSet: input.labelSet,
    inputName: input.name,
  });
}

/** The dashboard over the bundled snapshot as `contraflow serve` has it by default, started once for all test files of a thread. */
export function servedDashboard(): Promise<Served> {
  listening ??= listen();
  return listening;
}

async function listen(): Promise<Served> {
  const observatory = await bundledObservatory();
  const app = await createApp(observatory);
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  app.server.unref(); // it ends with the tests
  return { observatory, url: `${address}/` };
}
