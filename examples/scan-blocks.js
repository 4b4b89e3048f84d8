// A node's block files, read without the node: here a file that holds one block, the first of the main network.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBlocks } from 'contraflow';

const genesis =
  '0100000000000000000000000000000000000000000000000000000000000000000000003ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a29ab5f49ffff001d1dac2b7c01' +
  '01000000010000000000000000000000000000000000000000000000000000000000000000ffffffff4d04ffff001d0104455468652054696d65732030332f4a616e2f32303039204368616e63656c6c6f72206f6e206272696e6b206f66207365636f6e64206261696c6f757420666f722062616e6b73ffffffff0100f2052a01000000434104678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb649f6bc3f4cef38c4f35504e51ec112de5c384df7ba0b8d578a4c702b6bf11d5fac00000000';

const directory = mkdtempSync(join(tmpdir(), 'contraflow-example-'));
try {
  const block = Buffer.from(genesis, 'hex');
  const size = Buffer.alloc(4);
  size.writeUInt32LE(block.length);
  writeFileSync(join(directory, 'blk00000.dat'), Buffer.concat([Buffer.from('f9beb4d9', 'hex'), size, block]));

  const { network, blocks, stats } = await openBlocks(directory);
  console.log(`${network}: ${blocks.count} block, ${blocks.hash[0]}, ${stats.bytesRead} bytes read`);
  assert.equal(blocks.hash[0], '000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f');
  assert.equal(blocks.height[0], 0);
} finally {
  rmSync(directory, { recursive: true });
}
