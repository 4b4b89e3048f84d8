import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { builderEntity } from '../attribution/attribute-blocks.ts';
import type { Attributor } from '../attribution/attributor.ts';
import { decodeBlockPrefix, MAX_BLOCK_BYTES, MIN_BLOCK_BYTES } from '../bitcoin/block-prefix.ts';
import { type Coinbase, coinbaseHeight } from '../bitcoin/coinbase.ts';
import { decodeHeader, HEADER_BYTES, type Header } from '../bitcoin/header.ts';
import { networkOfMagic } from '../bitcoin/network.ts';
import { meetsTarget } from '../bitcoin/target.ts';
import { type BlockRows, capacityOf, createBlockRows, resizedBlockRows } from './_block-rows.ts';
import { addFinding, type Finding, type FindingKind } from './_findings.ts';
import { hash256 } from './_hash256.ts';

export interface BlockFileOptions {
  readonly attributor: Attributor;
  /** The network's magic, its first byte most significant. */
  readonly magic: number;
  readonly xorKey: Uint8Array | null;
}

/** What one block file holds. Plain data, so that it crosses threads. */
export interface BlockFileScan {
  /** In the order of the file. */
  readonly rows: BlockRows;
  /** Names of `rows.builder`. */
  readonly builders: readonly string[];
  readonly findings: readonly Finding[];
  readonly bytesOnDisk: number;
  readonly bytesRead: number;
}

/** Magic and size before each block. Unit: bytes. */
const FRAME_BYTES = 8;

/** Blocks below this size are read many at a time, larger ones are jumped over. Unit: bytes. */
const SMALL_BLOCK_BYTES = 32 * 1024;

/** How far a read goes where a small block came before, and where a large one did. Unit: bytes. */
const LONG_READ_BYTES = 64 * 1024;
const SHORT_READ_BYTES = 4 * 1024;

/**
 * Reads header and coinbase of every block of a file and says who made it. What is not a block is counted and passed
 * over; the scan goes on at the next magic.
 */
export function scanBlockFile(path: string, options: BlockFileOptions): BlockFileScan {
  const findings: Finding[] = [];
  const name = basename(path);
  const note = (kind: FindingKind, place: number | null, detail = ''): void =>
    addFinding(findings, kind, `${name}${place === null ? '' : `:${place}`}${detail && `, ${detail}`}`);
  let file: BlockFile;
  try {
    file = openBlockFile(path, options.xorKey);
  } catch (error) {
    note('blk/unreadable-file', null, (error as NodeJS.ErrnoException).code ?? (error as Error).message);
    return { rows: createBlockRows(0), builders: [], findings, bytesOnDisk: 0, bytesRead: 0 };
  }
  try {
    const collector = createCollector(options.attributor);
    if (file.size === 0) note('blk/empty-file', null);
    scanRecords(file, { magic: options.magic, note, add: collector.add });
    return { ...collector.result(), findings, bytesOnDisk: file.bytesOnDisk, bytesRead: file.bytesRead };
  } finally {
    closeSync(file.descriptor);
  }
}

interface FoundBlock {
  readonly header: Header;
  readonly hash: Uint8Array;
  readonly offset: number;
  /** Valid only until the next read. */
  readonly coinbase: Coinbase | null;
}

interface RecordScan {
  readonly magic: number;
  note(kind: FindingKind, place: number, detail?: string): void;
  add(block: FoundBlock): void;
}

function scanRecords(file: BlockFile, { magic, note, add }: RecordScan): void {
  let ahead = SHORT_READ_BYTES;
  let position = 0;
  while (position < file.size) {
    const frame = file.look(position, FRAME_BYTES, ahead);
    const isFrame = frame.length >= FRAME_BYTES;
    const found = isFrame ? frame.readUInt32BE(0) : 0;
    const size = isFrame ? frame.readUInt32LE(4) : 0;
    const end = position + FRAME_BYTES + size;
    const isPossible = size >= MIN_BLOCK_BYTES && size <= MAX_BLOCK_BYTES;
    const isWhole = isPossible && end <= file.size;
    if (found !== magic) {
      const foreign = networkOfMagic(found);
      if (foreign !== null && isWhole && isBoundary(file, end)) {
        note('blk/foreign-block', position, foreign.id);
        position = end;
      } else {
        position = passOver(file, position, { magic, note });
      }
      continue;
    }
    if (!isWhole) {
      note(isPossible ? 'blk/truncated-block' : 'blk/bad-size', position, `${size} bytes`);
      position = nextMagic(file, position + FRAME_BYTES, magic);
      continue;
    }
    const block = readBlock(file, { position, size, ahead, note });
    if (block !== null) add(block);
    ahead = size < SMALL_BLOCK_BYTES ? LONG_READ_BYTES : SHORT_READ_BYTES;
    position = block !== null || isBoundary(file, end) ? end : nextMagic(file, position + FRAME_BYTES, magic);
  }
}

interface BlockRecord {
  readonly position: number;
  readonly size: number;
  readonly ahead: number;
  note(kind: FindingKind, place: number, detail?: string): void;
}

/** The block of a record, read as far as its coinbase goes; null where there is none. */
function readBlock(file: BlockFile, { position, size, ahead, note }: BlockRecord): FoundBlock | null {
  const start = position + FRAME_BYTES;
  const bytes = file.look(start, HEADER_BYTES, ahead);
  if (bytes.length < HEADER_BYTES) {
    note('blk/truncated-block', position, `${size} bytes`);
    return null;
  }
  const header = decodeHeader(new Uint8Array(bytes.subarray(0, HEADER_BYTES)));
  const hash = hash256(bytes.subarray(0, HEADER_BYTES));
  if (!meetsTarget(hash, header.bits)) {
    note('blk/no-proof-of-work', position);
    return null;
  }
  try {
    return { header, hash, offset: position, coinbase: readCoinbase(file, start, size) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    note('blk/malformed-coinbase', position, error.message);
    return { header, hash, offset: position, coinbase: null };
  }
}

function readCoinbase(file: BlockFile, start: number, size: number): Coinbase {
  let bytes = file.look(start, HEADER_BYTES);
  let prefix = decodeBlockPrefix(bytes, size);
  while ('needed' in prefix) {
    const wanted = Math.min(size, Math.max(prefix.needed, 2 * bytes.length));
    bytes = file.look(start, wanted);
    if (bytes.length < prefix.needed) {
      throw new SyntaxError(`block: expected ${prefix.needed} bytes, got ${bytes.length}`);
    }
    prefix = decodeBlockPrefix(bytes, size);
  }
  return prefix.coinbase;
}

/**
 * Where the next record starts, or the file's end; what lies between is counted, unless it is the zeros of space set
 * aside.
 */
function passOver(file: BlockFile, position: number, { magic, note }: Omit<RecordScan, 'add'>): number {
  const next = nextMagic(file, position, magic);
  const isZero = file.isZero(position, next);
  if (!isZero) note('blk/skipped-bytes', position, `${next - position} bytes`);
  else if (next < file.size) note('blk/zero-gap', position, `${next - position} bytes`);
  return next;
}

function nextMagic(file: BlockFile, position: number, magic: number): number {
  const pattern = Buffer.alloc(4);
  pattern.writeUInt32BE(magic);
  // A magic without room for a size behind it starts no record.
  for (let at = position; at + FRAME_BYTES <= file.size; ) {
    const bytes = file.look(at, LONG_READ_BYTES);
    const found = bytes.indexOf(pattern);
    if (found !== -1) return at + found + FRAME_BYTES <= file.size ? at + found : file.size;
    at += Math.max(1, bytes.length - (pattern.length - 1));
  }
  return file.size;
}

/** Whether a record may end here: at the file's end, before a known magic, or before zeros. */
function isBoundary(file: BlockFile, position: number): boolean {
  if (position === file.size) return true;
  const bytes = file.look(position, FRAME_BYTES);
  if (bytes.length < FRAME_BYTES) return file.isZero(position, file.size);
  return networkOfMagic(bytes.readUInt32BE(0)) !== null || file.isZero(position, position + FRAME_BYTES);
}

interface BlockFile {
  readonly descriptor: number;
  readonly bytesOnDisk: number;
  /** Bytes that there are to scan: less than on disk if the file turned out to be shorter. */
  size: number;
  bytesRead: number;
  /**
   * The bytes at a position as far as they are in memory, without the XOR key: at least `length`, fewer only at the end
   * of the file. If they are not there, a read brings `ahead` of them. Valid until the next look.
   */
  look(position: number, length: number, ahead?: number): Buffer;
  /** Whether a stretch holds nothing but zeros, on disk or without the key. */
  isZero(from: number, to: number): boolean;
}

function openBlockFile(path: string, xorKey: Uint8Array | null): BlockFile {
  const descriptor = openSync(path, 'r');
  const stat = fstatSync(descriptor);
  if (!stat.isFile()) {
    closeSync(descriptor);
    throw new TypeError('not a file');
  }
  const keyWords = xorKey === null ? null : new Uint32Array(Uint8Array.from(xorKey).buffer);
  // The byte at offset o of the file lies at o - base, where 8 divides base: then the key needs no turning.
  let buffer = Buffer.from(new ArrayBuffer(2 * LONG_READ_BYTES));
  let [base, from, to] = [0, 0, 0];

  function removeKey(start: number, end: number): void {
    if (xorKey === null || keyWords === null) return;
    let index = start;
    for (; index < end && index % 4 !== 0; index++) buffer[index]! ^= xorKey[index % 8]!;
    const words = new Uint32Array(buffer.buffer, 0, buffer.length / 4);
    for (; index + 4 <= end; index += 4) words[index / 4]! ^= keyWords[(index / 4) % 2]!;
    for (; index < end; index++) buffer[index]! ^= xorKey[index % 8]!;
  }

  /** Makes room for bytes up to `end` of the file, keeping those from `position` on. */
  function moveTo(position: number, end: number): void {
    const kept = position >= from && position < to ? to - position : 0;
    const nextBase = position - (position % 8);
    const needed = 8 * Math.ceil((end - nextBase) / 8);
    const target = needed <= buffer.length ? buffer : Buffer.from(new ArrayBuffer(2 * needed));
    if (kept > 0) buffer.copy(target, position - nextBase, position - base, to - base);
    [buffer, base, from, to] = [target, nextBase, position, position + kept];
  }

  const file: BlockFile = {
    descriptor,
    bytesOnDisk: stat.size,
    size: stat.size,
    bytesRead: 0,
    look(position, length, ahead = length) {
      if (position < from || Math.min(position + length, file.size) > to) {
        const readTo = Math.min(position + Math.max(length, ahead), file.size);
        if (position < from || position > to || readTo - base > buffer.length) moveTo(position, readTo);
        while (to < readTo) {
          const read = readSync(descriptor, buffer, to - base, readTo - to, to);
          if (read === 0) {
            file.size = to;
            break;
          }
          removeKey(to - base, to - base + read);
          to += read;
          file.bytesRead += read;
        }
      }
      return buffer.subarray(position - base, Math.max(position, to) - base);
    },
    isZero(start, end) {
      let isPlainZero = true;
      let isRawZero = xorKey !== null;
      for (let at = start; at < end && (isPlainZero || isRawZero); ) {
        const bytes = file.look(at, Math.min(end - at, LONG_READ_BYTES)).subarray(0, end - at);
        if (bytes.length === 0) break;
        for (let index = 0; index < bytes.length; index++) {
          if (bytes[index] !== 0) isPlainZero = false;
          if (isRawZero && bytes[index] !== xorKey![(at + index) % 8]) isRawZero = false;
        }
        at += bytes.length;
      }
      return isPlainZero || isRawZero;
    },
  };
  return file;
}

/** Gathers a file's blocks in columns. */
function createCollector(attributor: Attributor) {
  let rows = createBlockRows(256);
  const builders = new Map<string, number>();

  function builderOf(name: string | null): number {
    if (name === null || name === '') return -1;
    const known = builders.get(name) ?? builders.size;
    builders.set(name, known);
    return known;
  }

  return {
    add({ header, hash, offset, coinbase }: FoundBlock): void {
      if (rows.count === capacityOf(rows)) rows = resizedBlockRows(rows, 2 * rows.count);
      const row = rows.count++;
      rows.hash.set(hash, 32 * row);
      rows.previousHash.set(header.previousHash, 32 * row);
      rows.timeSeconds[row] = header.timeSeconds;
      rows.bits[row] = header.bits;
      rows.offset[row] = offset;
      // Blocks of version 1 may begin with some other number, most often their bits.
      rows.coinbaseHeight[row] = (coinbase && header.version >= 2 ? coinbaseHeight(coinbase.script) : null) ?? -1;
      const paying =
        coinbase?.outputs.filter((output) => output.valueSatoshis > 0n).map((output) => output.script) ?? [];
      const match = attributor.match(coinbase?.script ?? EMPTY, paying, header.timeSeconds);
      rows.pool[row] = match.pool;
      rows.evidence[row] = match.evidence;
      rows.rule[row] = match.rule;
      rows.builder[row] = builderOf(builderEntity(match, attributor));
    },
    result: () => ({ rows: resizedBlockRows(rows, rows.count), builders: [...builders.keys()] }),
  };
}

const EMPTY = new Uint8Array();
