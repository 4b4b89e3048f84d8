import { computeLayers, hostingLayers, miningLayers, modelLayers } from '../attribution/index.ts';
import type { Level } from '../core/blocks.ts';
import type { Layer } from '../core/layer.ts';

const note0xB10C = {
  title: '0xB10C, "Bitcoin Mining Centralization in 2025"',
  url: 'https://b10c.me/blog/015-bitcoin-mining-centralization/',
};

function blockLayer(role: Level, title: string, definition: string, citations: Layer['citations']): Layer {
  return {
    id: `bitcoin/blocks/${role}`,
    domain: 'bitcoin',
    resource: 'blocks',
    role,
    title,
    definition,
    weightUnit: 'blocks',
    isCount: true,
    citations,
  };
}

/** Every layer that the program can measure, in the order in which it shows them. */
export const layers: readonly Layer[] = [
  blockLayer(
    'pool',
    'Bitcoin blocks by pool',
    'Blocks on the best chain by the pool that the coinbase tag or payout address names. A tag is a self-claim, and a pool is not its miners: they can leave.',
    [
      {
        title: 'Contraflow pool registry (data/pools)',
        url: 'https://github.com/mempool/mining-pools',
        licence: 'MIT',
      },
    ],
  ),
  blockLayer(
    'parent',
    'Bitcoin blocks by legal owner',
    'The same blocks by the dated legal owner of the pool; a pool with no known owner stands for itself.',
    [
      {
        title: 'Edinburgh Decentralisation Index, legal links',
        url: 'https://github.com/Blockchain-Technology-Lab/consensus-decentralization',
        licence: 'MIT',
      },
    ],
  ),
  blockLayer(
    'proxy-group',
    'Bitcoin blocks by proxy group',
    'The same blocks with pools that share block templates or custody counted as one from the date on which that was seen; every other pool stands for itself.',
    [note0xB10C],
  ),
  blockLayer(
    'builder',
    'Bitcoin blocks by template builder',
    'The same blocks by who assembled the template: the miner where the coinbase says so (DATUM), else the pool. It needs coinbases: a published pool label does not say who built the block.',
    [note0xB10C],
  ),
  ...miningLayers,
  ...computeLayers,
  ...modelLayers,
  ...hostingLayers,
];

/**
 * The layer of an id.
 *
 * @throws {RangeError} if there is none.
 */
export function layerOf(id: string): Layer {
  const layer = layers.find((candidate) => candidate.id === id);
  if (layer === undefined)
    throw new RangeError(`layer: expected one of ${layers.map((one) => one.id).join(', ')}, got '${id}'`);
  return layer;
}

/** The layer of a level of blocks. */
export function blocksLayer(level: Level): Layer {
  return layerOf(`bitcoin/blocks/${level}`);
}
