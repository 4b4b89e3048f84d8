import { createHash } from 'node:crypto';
import { closeSync, existsSync, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Attributor, createAttributor } from '../attribution/attributor.ts';
import type { PoolRegistry } from '../attribution/registry.ts';
import { bestChain, type Chain, type Standing, standings } from '../bitcoin/chain.ts';
import { encodeHex, formatHash } from '../bitcoin/hash.ts';
import { type Network, type NetworkId, networkIds, networkOfMagic, networks } from '../bitcoin/network.ts';
import type { AttributedBlocks, CodedColumn } from '../core/blocks.ts';
import type { Problem } from '../core/problem.ts';
import { type BlockFileScan, scanBlockFile } from './_block-file.ts';
import { appendBlockRows, type BlockRows, capacityOf, createBlockRows, resizedBlockRows } from './_block-rows.ts';
import type { WorkerResult, WorkerSetup, WorkerTask } from './_block-worker.ts';
import { type Finding, mergeFinding, toProblem } from './_findings.ts';
import { hash256 } from './_hash256.ts';
import { applyXorKey, guessXorKey, hasProofOfWork, readXorKey } from './_xor-key.ts';

export interface BlockDirectoryOptions {
  readonly registry: PoolRegistry;
  /** Network that the files must be of; without it, the network whose magic comes first. */
  readonly network?: NetworkId;
  /**
   * Threads beside the main one, which scans as well. Default: none for a few files, else one for each further
   * processor.
   */
  readonly workers?: number;
  readonly onProgress?: (filesDone: number, files: number) => void;
  readonly signal?: AbortSignal;
}

export interface BlockDirectory {
  readonly network: NetworkId;
  /** Blocks of the best chain and stale ones, by height; at a height the best chain's block is first. */
  readonly blocks: AttributedBlocks;
  readonly problems: readonly Problem[];
  readonly stats: BlockDirectoryStats;
  /**
   * SHA-256 over height, hash and staleness of all rows: 64 hexadecimal digits. The same blocks give the same one, in
   * whatever files they lie.
   */
  readonly snapshot: string;
}

export interface BlockDirectoryStats {
  readonly files: number;
  readonly bytesOnDisk: number;
  readonly bytesRead: number;
  /** Blocks found in the files, those that are not in the rows included. */
  readonly blocksRead: number;
  readonly workers: number;
  readonly seconds: number;
}

/** Up to so many files of modern blocks, threads take longer to start than they save. */
const FEW_FILES = 128;

/**
 * Every block of a node's `blocks` directory, or of one of its files, with its maker: the header and coinbase of each
 * are read, the rest is jumped over. Nothing is written, and the node may run meanwhile.
 *
 * What cannot be used is among the `problems`. The result does not depend on the number of workers.
 *
 * @throws {RangeError} if there are no block files that can be read, or they are of another network than the one asked
 *   for.
 * @throws {SyntaxError} if no file has blocks of a known network, or the key in `xor.dat` is not the files'.
 * @throws the signal's reason if it aborts.
 * @see Bitcoin Core, src/node/blockstorage.cpp and doc/files.md.
 */
export async function openBlocks(path: string, options: BlockDirectoryOptions): Promise<BlockDirectory> {
  const started = performance.now();
  options.signal?.throwIfAborted();
  const paths = blockFiles(path);
  const xorKey = readXorKey(dirname(paths[0]!));
  const network = detectNetwork(paths, xorKey, options.network ?? null);
  const attributor = createAttributor(options.registry);
  const collected: Collected = {
    rows: createBlockRows(4096),
    builders: new Map(),
    findings: [],
    firstRows: [],
    bytesOnDisk: 0,
    bytesRead: 0,
  };
  const scan: Scan = {
    setup: { registry: options.registry, magic: network.magic, xorKey },
    signal: options.signal ?? null,
    onFile(file) {
      collect(collected, file);
      options.onProgress?.(collected.firstRows.length, paths.length);
    },
  };
  const workers = workerCount(paths.length, options.workers);
  await scanFiles(paths, scan, { attributor, count: workers });

  const { rows } = collected;
  const chain = bestChain(rows, { network, where: (row) => placeOf(row, collected, paths) });
  const blocks = toAttributedBlocks(collected, chain, attributor);
  return {
    network: network.id,
    blocks,
    problems: [...collected.findings.map(toProblem), ...chain.problems],
    stats: {
      files: paths.length,
      bytesOnDisk: collected.bytesOnDisk,
      bytesRead: collected.bytesRead,
      blocksRead: rows.count,
      workers,
      seconds: (performance.now() - started) / 1000,
    },
    snapshot: snapshotOf(blocks),
  };
}

/** Paths of the block files of a directory in the order of their numbers, or the path of a single file. */
function blockFiles(path: string): string[] {
  let names: string[];
  try {
    if (statSync(path).isFile()) return [path];
    names = readdirSync(path).filter((name) => /^blk\d{5,}\.dat$/.test(name));
  } catch (cause) {
    const got = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new RangeError(`block-directory: expected a directory or file that can be read, got ${got} (${path})`, {
      cause,
    });
  }
  if (names.length === 0) {
    throw new RangeError(`block-directory: expected block files such as blk00000.dat, got none (${path})`);
  }
  const number = (name: string): number => Number(name.slice(3, -4));
  return names.sort((a, b) => number(a) - number(b)).map((name) => join(path, name));
}

function workerCount(files: number, asked: number | undefined): number {
  if (!existsSync(workerPath)) return 0;
  return Math.min(asked ?? (files <= FEW_FILES ? 0 : availableParallelism() - 1), files - 1);
}

/** The compiled thread; it is not there where the sources run as they are, and then the main thread scans. */
const workerPath = fileURLToPath(new URL('./_block-worker.js', import.meta.url));

/** How far into the first file a magic is looked for, where no file starts with one. Unit: bytes. */
const SEARCHED_BYTES = 1024 * 1024;

/** The network of the first file that starts with a block, with the magic that the files have. */
function detectNetwork(paths: readonly string[], xorKey: Uint8Array | null, asked: NetworkId | null): Network {
  let other: string | null = null;
  for (const path of paths) {
    const start = readPlain(path, { from: 0, length: FIRST_RECORD_BYTES, xorKey });
    const network = start.length < FIRST_RECORD_BYTES ? null : networkOfStart(start, asked);
    if (network === null) continue;
    if (asked === null || network.id === asked) return network;
    other ??= `${network.id} (${path})`;
  }
  if (other !== null) throw new RangeError(`block-directory: expected blocks of ${asked}, got those of ${other}`);
  const path = paths.find((candidate) => sizeOf(candidate) > 0);
  if (path === undefined)
    throw new RangeError(`block-directory: expected blocks, got no file with bytes that can be read (${paths[0]})`);
  const key = guessKey(path);
  if (key !== null) {
    const text = encodeHex(key);
    const looks = /^0+$/.test(text) ? 'not XORed' : `XORed, the key probably ${text}`;
    const given = xorKey === null ? 'there is no key' : `the key is ${encodeHex(xorKey)}`;
    throw new SyntaxError(
      `block-directory: expected the right key in xor.dat, but ${given} and the files look ${looks} (${path})`,
    );
  }
  const searched = readPlain(path, { from: 0, length: SEARCHED_BYTES, xorKey });
  for (const id of asked === null ? networkIds : [asked]) {
    const magic = Buffer.alloc(4);
    magic.writeUInt32BE(networks[id].magic);
    const at = searched.indexOf(magic);
    if (at !== -1 && at + FIRST_RECORD_BYTES <= searched.length && hasProofOfWork(searched.subarray(at + 8))) {
      return networks[id];
    }
  }
  const got = searched.length === 0 ? 'nothing' : encodeHex(searched.subarray(0, 4));
  throw new SyntaxError(`block-directory: expected the magic of a known network, got ${got} (${path})`);
}

/** Magic, size and header. Unit: bytes. */
const FIRST_RECORD_BYTES = 88;

/**
 * Network of a file's first record; null where there is none. An unknown magic before signet's first block is a custom
 * signet's.
 */
function networkOfStart(start: Buffer, asked: NetworkId | null): Network | null {
  const magic = start.readUInt32BE(0);
  const known = networkOfMagic(magic);
  if (known !== null || !hasProofOfWork(start.subarray(8))) return known;
  const isSignet = asked === 'signet' || formatHash(hash256(start.subarray(8))) === networks.signet.genesisHash;
  return isSignet ? { ...networks.signet, magic } : null;
}

function guessKey(path: string): Uint8Array | null {
  const from = Math.max(0, Math.floor(sizeOf(path) / 8) * 8 - 8);
  return guessXorKey(
    readPlain(path, { from: 0, length: FIRST_RECORD_BYTES, xorKey: null }),
    readPlain(path, { from, length: 8, xorKey: null }),
  );
}

interface Stretch {
  readonly from: number;
  readonly length: number;
  readonly xorKey: Uint8Array | null;
}

/** Bytes of a file without the key; none where it cannot be read, which the scan reports. */
function readPlain(path: string, { from, length, xorKey }: Stretch): Buffer {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(path, 'r');
    const bytes = Buffer.alloc(Math.max(0, Math.min(length, fstatSync(descriptor).size - from)));
    const plain = bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, from));
    if (xorKey !== null) applyXorKey(plain, from, xorKey);
    return plain;
  } catch {
    return Buffer.alloc(0);
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

interface Scan {
  readonly setup: WorkerSetup;
  readonly signal: AbortSignal | null;
  /** Gets the files' scans in the order of the files. */
  onFile(scan: BlockFileScan): void;
}

/** Scans files in this thread and in others beside it; each takes the next file that nobody has taken. */
async function scanFiles(
  paths: readonly string[],
  { setup, signal, onFile }: Scan,
  { attributor, count }: { readonly attributor: Attributor; readonly count: number },
): Promise<void> {
  const early = new Map<number, BlockFileScan>();
  const workers = Array.from({ length: count }, () => new Worker(workerPath, { workerData: setup }));
  let started = 0;
  let done = 0;
  let isOver = false;
  let stop: (() => void) | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      stop = () => reject(signal?.reason);
      signal?.addEventListener('abort', stop);
      const finish = (index: number, scan: BlockFileScan): void => {
        early.set(index, scan);
        for (let next = early.get(done); next !== undefined; next = early.get(done)) {
          early.delete(done++);
          onFile(next);
        }
        if (done === paths.length) resolve();
      };
      for (const worker of workers) {
        const startNext = (): void => {
          if (started >= paths.length) return;
          const task: WorkerTask = { index: started, path: paths[started]! };
          started++;
          worker.postMessage(task);
        };
        worker.on('error', reject);
        worker.on('exit', (code) =>
          reject(new Error(`block-directory: expected a thread to go on, got its exit with ${code}`)),
        );
        worker.on('message', ({ index, scan }: WorkerResult) => {
          startNext();
          try {
            finish(index, scan);
          } catch (error) {
            reject(error);
          }
        });
        startNext();
      }
      const scanHere = async (): Promise<void> => {
        while (started < paths.length && !isOver) {
          const index = started++;
          finish(index, scanBlockFile(paths[index]!, { attributor, magic: setup.magic, xorKey: setup.xorKey }));
          await nextTurn();
        }
      };
      scanHere().catch(reject);
    });
  } finally {
    isOver = true;
    if (stop !== undefined) signal?.removeEventListener('abort', stop);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** What the files have given so far, in their order. */
interface Collected {
  rows: BlockRows;
  /** Code of each builder's name. */
  readonly builders: Map<string, number>;
  readonly findings: Finding[];
  /** Row at which each file starts. */
  readonly firstRows: number[];
  bytesOnDisk: number;
  bytesRead: number;
}

function collect(collected: Collected, scan: BlockFileScan): void {
  const first = collected.rows.count;
  const needed = first + scan.rows.count;
  if (needed > capacityOf(collected.rows))
    collected.rows = resizedBlockRows(collected.rows, Math.max(needed, 2 * first));
  const { rows, builders, findings, firstRows } = collected;
  firstRows.push(first);
  appendBlockRows(rows, scan.rows);
  const codes = scan.builders.map((name) => codeOf(builders, name));
  for (let row = first; row < rows.count; row++) rows.builder[row] = codes[rows.builder[row]!] ?? -1;
  for (const finding of scan.findings) mergeFinding(findings, finding);
  collected.bytesOnDisk += scan.bytesOnDisk;
  collected.bytesRead += scan.bytesRead;
}

function placeOf(row: number, { rows, firstRows }: Collected, paths: readonly string[]): string {
  const file = firstRows.findLastIndex((first) => first <= row);
  return `${basename(paths[file]!)}:${rows.offset[row]}`;
}

function codeOf(codes: Map<string, number>, name: string): number {
  const code = codes.get(name) ?? codes.size;
  codes.set(name, code);
  return code;
}

/** The rows of the best chain and of stale blocks, in their final order, with an entity at every level. */
function toAttributedBlocks({ rows, builders }: Collected, chain: Chain, attributor: Attributor): AttributedBlocks {
  const order = finalOrder(rows, chain);
  const count = order.length;
  const pool = Int32Array.from(order, (row) => rows.pool[row]!);
  const timeSeconds = Float64Array.from(order, (row) => rows.timeSeconds[row]!);
  const level = (entityAt: (pool: number, timeSeconds: number) => string): CodedColumn => {
    const names = new Map<string, number>();
    const codes = pool.map((index, at) => (index === -1 ? -1 : codeOf(names, entityAt(index, timeSeconds[at]!))));
    return { codes, names: [...names.keys()] };
  };
  return {
    count,
    height: Int32Array.from(order, (row) => chain.height[row]!),
    timeSeconds,
    hash: Array.from(order, (row) => hashAt(rows, row)),
    bits: Uint32Array.from(order, (row) => rows.bits[row]!),
    levels: {
      pool: { codes: pool, names: attributor.pools },
      parent: level((index, time) => attributor.parentAt(index, time)),
      'proxy-group': level((index, time) => attributor.proxyGroupAt(index, time)),
      builder: { codes: Int32Array.from(order, (row) => rows.builder[row]!), names: [...builders.keys()] },
    },
    evidence: Uint8Array.from(order, (row) => rows.evidence[row]!),
    rule: { codes: Int32Array.from(order, (row) => rows.rule[row]!), names: attributor.rules },
    stale: Uint8Array.from(order, (row) => (standingOf(chain, row) === 'stale' ? 1 : 0)),
  };
}

/** Rows by height, the best chain's block before stale ones, these by time and then hash. */
function finalOrder(rows: BlockRows, chain: Chain): Int32Array {
  const keys: number[] = [];
  const stale: number[] = [];
  for (let row = 0; row < rows.count; row++) {
    const standing = standingOf(chain, row);
    if (standing === 'best') keys.push(chain.height[row]! * rows.count + row);
    else if (standing === 'stale') stale.push(row);
  }
  const best = Float64Array.from(keys).sort();
  stale.sort(
    (a, b) =>
      chain.height[a]! - chain.height[b]! ||
      rows.timeSeconds[a]! - rows.timeSeconds[b]! ||
      (hashAt(rows, a) < hashAt(rows, b) ? -1 : 1),
  );
  const order = new Int32Array(best.length + stale.length);
  let [at, next] = [0, 0];
  for (const key of best) {
    const row = key % rows.count;
    while (next < stale.length && chain.height[stale[next]!]! < chain.height[row]!) order[at++] = stale[next++]!;
    order[at++] = row;
  }
  while (next < stale.length) order[at++] = stale[next++]!;
  return order;
}

function standingOf(chain: Chain, row: number): Standing {
  return standings[chain.standing[row]!]!;
}

/** Written form of a row's hash. */
function hashAt(rows: BlockRows, row: number): string {
  return Buffer.from(rows.hash.subarray(32 * row, 32 * row + 32))
    .reverse()
    .toString('hex');
}

/** Rows that are hashed at a time. */
const HASHED_ROWS = 4096;

function snapshotOf(blocks: AttributedBlocks): string {
  const digest = createHash('sha256');
  const row = 4 + 32 + 1;
  for (let from = 0; from < blocks.count; from += HASHED_ROWS) {
    const to = Math.min(from + HASHED_ROWS, blocks.count);
    const bytes = Buffer.alloc(row * (to - from));
    for (let index = from; index < to; index++) {
      const at = row * (index - from);
      bytes.writeInt32LE(blocks.height[index]!, at);
      bytes.write(blocks.hash![index]!, at + 4, 'hex');
      bytes[at + 36] = blocks.stale[index]!;
    }
    digest.update(bytes);
  }
  return digest.digest('hex');
}
