import { parentPort, workerData } from 'node:worker_threads';
import { createAttributor } from '../attribution/attributor.ts';
import type { PoolRegistry } from '../attribution/registry.ts';
import { type BlockFileScan, scanBlockFile } from './_block-file.ts';
import { blockRowBuffers } from './_block-rows.ts';

/** What a scanning thread is started with. */
export interface WorkerSetup {
  readonly registry: PoolRegistry;
  readonly magic: number;
  readonly xorKey: Uint8Array | null;
}

export interface WorkerTask {
  readonly index: number;
  readonly path: string;
}

export interface WorkerResult {
  readonly index: number;
  readonly scan: BlockFileScan;
}

if (parentPort === null) throw new TypeError('block-worker: expected to run in a worker thread, got the main thread');
const port = parentPort;
const { registry, magic, xorKey } = workerData as WorkerSetup;
const attributor = createAttributor(registry);

port.on('message', ({ index, path }: WorkerTask) => {
  const scan = scanBlockFile(path, { attributor, magic, xorKey });
  const result: WorkerResult = { index, scan };
  port.postMessage(result, blockRowBuffers(scan.rows));
});
