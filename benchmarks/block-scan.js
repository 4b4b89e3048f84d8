// How fast a node's block directory is scanned and attributed: sparse files of 1.7 MB blocks, each with a header (linked,
// with proof of work), a coinbase and a hole for the rest, from the page cache. Needs `npm run build`.
// Usage: node benchmarks/block-scan.js [blocks of the smallest size, default 10000]
import { createHash } from 'node:crypto';
import { closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeHeader, meetsTarget, networks, parseHash } from '../dist/bitcoin/index.js';
import { openBlocks } from '../dist/platform/block-directory.js';
import { loadPoolRegistry } from '../dist/platform/pool-registry.js';

const BLOCK_BYTES = 1_700_000;
const FILE_BYTES = 128 * 1024 * 1024;
const EASIEST_BITS = 0x207fffff;
const SCALES = [1, 2, 4, 8];
const RUNS = 3;

const sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const hash256 = (bytes) => sha256(sha256(bytes));

function coinbase(height, tag) {
  const push = Buffer.from([3, height & 255, (height >> 8) & 255, height >> 16]);
  const script = Buffer.concat([push, Buffer.from(tag), sha256(push)]).subarray(0, 100);
  const output = (value, bytes) => {
    const amount = Buffer.alloc(8);
    amount.writeBigInt64LE(value);
    return Buffer.concat([amount, Buffer.from([bytes.length]), bytes]);
  };
  return Buffer.concat([
    Buffer.from(`01000000000101${'00'.repeat(32)}ffffffff`, 'hex'),
    Buffer.from([script.length]),
    script,
    Buffer.from('ffffffff04', 'hex'),
    output(312_500_000n, Buffer.concat([Buffer.from([0, 20]), sha256(tag).subarray(0, 20)])),
    output(0n, Buffer.concat([Buffer.from('6a24aa21a9ed', 'hex'), sha256(script)])),
    output(0n, Buffer.concat([Buffer.from('6a2952534b424c4f434b3a', 'hex'), sha256(tag)])),
    output(0n, Buffer.concat([Buffer.from('6a2b434f5245', 'hex'), sha256(push), Buffer.alloc(7)])),
  ]);
}

/** Writes a chain on top of block 0 into block files, as far as anyone reads it. */
function writeDirectory(directory, { blocks, tags }) {
  mkdirSync(directory);
  const perFile = Math.floor(FILE_BYTES / (8 + BLOCK_BYTES));
  const frame = Buffer.from('f9beb4d900000000', 'hex');
  frame.writeUInt32LE(BLOCK_BYTES, 4);
  let previousHash = parseHash(networks.mainnet.genesisHash);
  for (let first = 0, file = 0; first < blocks; first += perFile, file++) {
    const descriptor = openSync(join(directory, `blk${String(file).padStart(5, '0')}.dat`), 'w');
    const count = Math.min(perFile, blocks - first);
    ftruncateSync(descriptor, count * (8 + BLOCK_BYTES));
    for (let index = 0; index < count; index++) {
      const height = 1 + first + index;
      const transaction = coinbase(height, tags[height % tags.length]);
      const header = {
        version: 0x20000000,
        previousHash,
        merkleRoot: hash256(transaction),
        timeSeconds: 1_700_000_000 + 600 * (first + index),
        bits: EASIEST_BITS,
      };
      let head;
      for (let nonce = 0; ; nonce++) {
        head = encodeHeader({ ...header, nonce });
        previousHash = hash256(head);
        if (meetsTarget(previousHash, EASIEST_BITS)) break;
      }
      const bytes = Buffer.concat([frame, head, Buffer.from([0xfd, 0xb8, 0x0b]), transaction]);
      writeSync(descriptor, bytes, 0, bytes.length, index * (8 + BLOCK_BYTES));
    }
    closeSync(descriptor);
  }
}

/** Slope of the least-squares line through the logarithms. */
function exponent(points) {
  const logs = points.map(({ blocks, seconds }) => [Math.log(blocks), Math.log(seconds)]);
  const mean = (index) => logs.reduce((sum, pair) => sum + pair[index], 0) / logs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const covariance = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

const smallest = Number(process.argv[2] ?? 10_000);
const registry = loadPoolRegistry();
const tags = registry.pools.flatMap((pool) => pool.tags.map(({ text }) => text));
const directory = mkdtempSync(join(tmpdir(), 'contraflow-bench-'));
console.log(
  `block-scan: ${cpus()[0]?.model}, ${availableParallelism()} processors, Node ${process.version}, ${tags.length} tags`,
);
try {
  const points = [];
  for (const scale of SCALES) {
    const blocks = smallest * scale;
    const path = join(directory, String(scale));
    writeDirectory(path, { blocks, tags });
    let best = null;
    for (let run = 0; run < RUNS; run++) {
      const { stats, blocks: found, problems } = await openBlocks(path, { registry });
      const attributed = found.levels.pool.codes.filter((code) => code !== -1).length;
      if (
        found.count !== blocks ||
        attributed !== blocks ||
        problems.some(({ kind }) => kind !== 'blk/missing-heights')
      ) {
        throw new Error(`block-scan: expected ${blocks} attributed blocks, got ${attributed} of ${found.count}`);
      }
      if (best === null || stats.seconds < best.seconds) best = stats;
    }
    points.push({ blocks, seconds: best.seconds });
    console.log(
      [
        `${blocks} blocks in ${best.files} files`,
        `${(best.bytesOnDisk / 1e9).toFixed(0)} GB`,
        `${best.workers + 1} threads`,
        `${best.seconds.toFixed(3)} s`,
        `${Math.round(blocks / best.seconds)} blocks/s`,
        `${Math.round(best.bytesRead / blocks)} bytes read per block (${((100 * best.bytesRead) / best.bytesOnDisk).toFixed(2)}%)`,
        `peak RSS ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
      ].join(', '),
    );
    rmSync(path, { recursive: true });
  }
  console.log(`time grows with blocks to the power of ${exponent(points).toFixed(2)}`);
} finally {
  rmSync(directory, { recursive: true, force: true });
}
