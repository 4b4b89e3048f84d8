import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { PoolRegistry } from '../../src/attribution/registry.ts';
import { formatHash, parseHash } from '../../src/bitcoin/hash.ts';
import { encodeHeader } from '../../src/bitcoin/header.ts';
import { networks } from '../../src/bitcoin/network.ts';
import { meetsTarget } from '../../src/bitcoin/target.ts';
import { hash256 } from '../../src/platform/_hash256.ts';

/** A registry with one pool, known by its tag. */
export const registry: PoolRegistry = {
  version: 'test',
  sources: { test: { title: 'Made for this test', url: 'https://example.org' } },
  pools: [
    {
      id: 'tagged',
      name: 'Tagged',
      aliases: [],
      tags: [{ text: '/tagged/', source: 'test' }],
      addresses: [],
      parents: [{ entity: 'owner', name: 'Owner', source: 'test' }],
    },
  ],
  proxyGroups: [],
  problems: [],
};

export interface MadeBlock {
  readonly bytes: Buffer;
  readonly hash: string;
  readonly height: number;
}

export interface BlockShape {
  /** Version of the header; with version bits if not given. */
  readonly version?: number;
  /** Text of the coinbase after the height. */
  readonly tag?: string;
  readonly outputs?: number;
  /** Bytes after the coinbase, which no scan should look at. */
  readonly padding?: number;
  /** Replaces the coinbase transaction. */
  readonly coinbase?: Buffer;
}

const EASIEST_BITS = 0x207fffff;

/** A block at the easiest difficulty, with a real proof of work, on top of another or of regtest's block 0. */
export function makeBlock(parent: MadeBlock | null, shape: BlockShape = {}): MadeBlock {
  const height = (parent?.height ?? 0) + 1;
  const coinbase = shape.coinbase ?? coinbaseOf(height, shape);
  const header = {
    version: shape.version ?? 0x20000000,
    previousHash: parseHash(parent?.hash ?? networks.regtest.genesisHash),
    merkleRoot: hash256(coinbase),
    timeSeconds: 1_300_000_000 + 600 * height,
    bits: EASIEST_BITS,
  };
  for (let nonce = 0; ; nonce++) {
    const head = encodeHeader({ ...header, nonce });
    const hash = hash256(head);
    if (!meetsTarget(hash, EASIEST_BITS)) continue;
    const bytes = Buffer.concat([head, Buffer.from([1]), coinbase, Buffer.alloc(shape.padding ?? 0, 0x55)]);
    return { bytes, hash: formatHash(hash), height };
  }
}

function coinbaseOf(height: number, { tag = 'plain', outputs = 1 }: BlockShape): Buffer {
  const number =
    height <= 16 ? Buffer.from([0x50 + height]) : Buffer.from([3, height & 255, (height >> 8) & 255, height >> 16]);
  const push =
    height > 16 && height < 32768 ? Buffer.from(height < 128 ? [1, height] : [2, height & 255, height >> 8]) : number;
  const script = Buffer.concat([push, Buffer.from(tag.padEnd(2))]);
  const count = Buffer.from([0xfd, outputs & 255, outputs >> 8]);
  return Buffer.concat([
    Buffer.from(`0200000001${'00'.repeat(32)}ffffffff`, 'hex'),
    Buffer.from([script.length]),
    script,
    Buffer.from('ffffffff', 'hex'),
    outputs < 0xfd ? Buffer.from([outputs]) : count,
    ...Array.from({ length: outputs }, () => Buffer.from('00f2052a010000000151', 'hex')),
    Buffer.alloc(4),
  ]);
}

/** A chain of blocks above block 0. */
export function makeChain(length: number, shape: (height: number) => BlockShape = () => ({})): MadeBlock[] {
  const blocks: MadeBlock[] = [];
  for (let height = 1; height <= length; height++) blocks.push(makeBlock(blocks.at(-1) ?? null, shape(height)));
  return blocks;
}

/** A block in its frame, as it lies in a block file. */
export function framed(block: Buffer | MadeBlock, magic: number = networks.regtest.magic, size?: number): Buffer {
  const bytes = Buffer.isBuffer(block) ? block : block.bytes;
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(magic);
  frame.writeUInt32LE(size ?? bytes.length, 4);
  return Buffer.concat([frame, bytes]);
}

export function xored(bytes: Buffer, key: Buffer): Buffer {
  return Buffer.from(bytes.map((byte, index) => byte ^ key[index % 8]!));
}

/** A directory of files by name, removed after the test. */
export function directoryOf(files: Readonly<Record<string, Buffer | readonly Buffer[]>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'contraflow-blocks-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(directory, name), Buffer.isBuffer(content) ? content : Buffer.concat(content));
  }
  return directory;
}
