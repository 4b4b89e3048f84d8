import type { Observatory } from '../../src/pipeline/observatory.ts';
import { bundledApp, bundledObservatory } from '../web/bundled.ts';

export { bundledObservatory };

/** A dashboard that listens on this machine. */
export interface Served {
  readonly observatory: Observatory;
  /** Its root, `http://127.0.0.1:41234/`. */
  readonly url: string;
}

let listening: Promise<Served> | undefined;

/** The dashboard over the bundled snapshot as `contraflow serve` has it by default, started once for all test files of a thread. */
export function servedDashboard(): Promise<Served> {
  listening ??= listen();
  return listening;
}

async function listen(): Promise<Served> {
  const app = await bundledApp();
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  app.server.unref(); // it ends with the tests
  return { observatory: await bundledObservatory(), url: `${address}/` };
}
