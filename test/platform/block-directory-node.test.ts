import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openBlocks } from '../../src/platform/block-directory.ts';
import { root } from '../helpers/source-files.ts';
import { directoryOf, registry } from './block-directory-blocks.ts';

const isInstalled = existsSync(`${root}/test/bcoin/node_modules/bcoin`);
const isCi = process.env.CI === 'true';

/** What the node's RPC says. */
interface NodeView {
  /** Hash at each height of its best chain. */
  readonly best: readonly string[];
  readonly blocks: readonly { hash: string; height: number; time: number; bits: number }[];
}

const note = isInstalled || isCi ? '' : ' (skipped: run npm ci in test/bcoin)';
describe.skipIf(!isInstalled && !isCi)(`blocks of a real node that reorganized${note}`, () => {
  test('hash, height, time, bits and staleness are those that the node’s RPC gives', { timeout: 120_000 }, async () => {
    const directory = directoryOf({});
    const script = `${root}/test/bcoin/mine-chain.cjs`;
    const view = JSON.parse(execFileSync(process.execPath, [script, directory], { encoding: 'utf8' })) as NodeView;
    const stale = new Set(view.blocks.map(({ hash }) => hash).filter((hash) => !view.best.includes(hash)));
    // mine-chain.cjs mines 300 blocks, then 25 on top of height 280: 20 blocks lose.
    expect(stale.size).toBe(20);

    const { network, blocks, problems } = await openBlocks(directory, { registry });
    expect(network).toBe('regtest');
    expect(problems).toEqual([]);
    expect(blocks.hash!.filter((_, row) => blocks.stale[row] === 0)).toEqual(view.best);
    // The 25 blocks above height 280 carry the tag '/tagged/'.
    expect(blocks.hash!.filter((_, row) => blocks.levels.pool.codes[row] === 0)).toEqual(view.best.slice(281));
    expect(blocks.count).toBe(view.blocks.length);
    for (const { hash, height, time, bits } of view.blocks) {
      const row = blocks.hash!.indexOf(hash);
      expect([blocks.height[row], blocks.timeSeconds[row], blocks.bits![row]]).toEqual([height, time, bits]);
      expect(blocks.stale[row]).toBe(stale.has(hash) ? 1 : 0);
    }
  });
});
