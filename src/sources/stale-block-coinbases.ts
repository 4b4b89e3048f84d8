import type { SourceBlocks } from '../core/blocks.ts';
import type { Source } from './_source.ts';
import { parseBlockTable } from './block-table.ts';

const own = [
  'height',
  'hash',
  'time',
  'bits',
  'coinbase_scriptsig_hex',
  'coinbase_paying_outputs_sat:script_hex',
] as const;
const marks = [...own, 'coinbase_tx_hex', 'header_hex', 'pool_by_tag', 'pool_by_payout_address'];

/** Coinbases of stale blocks; the labels beside them are left out, for the coinbases say more. */
export const staleBlockCoinbases: Source<SourceBlocks> = {
  id: 'stale-block-coinbases',
  title: 'Coinbases of stale blocks',
  homepage: 'https://github.com/bitcoin-data/stale-blocks',
  licence: 'MIT',
  citation: { title: 'bitcoin-data/stale-blocks', url: 'https://github.com/bitcoin-data/stale-blocks', licence: 'MIT' },
  accepts: `A row per stale block with the columns ${marks.join(', ')}.`,
  recognises: (columns) => marks.every((mark) => columns.some(({ name }) => name === mark)),
  wanted: () => own,
  parse: (table) => parseBlockTable(table, { isStale: true }, 'stale-block-coinbases'),
};
