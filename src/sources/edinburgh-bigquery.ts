import type { SourceBlocks } from '../core/blocks.ts';
import { blockTimes, cells, heights, hexBytes, namedColumn } from './_cells.ts';
import { checkChain } from './_chain-checks.ts';
import type { Source } from './_source.ts';

const id = 'edinburgh-bigquery';
const homepage = 'https://github.com/Blockchain-Technology-Lab/consensus-decentralization';

/** Blocks as the Edinburgh Decentralisation Index exports them from BigQuery: `identifiers` is the coinbase script. */
export const edinburghBigquery: Source<SourceBlocks> = {
  id,
  title: 'Edinburgh Decentralisation Index, raw block data',
  homepage,
  licence: 'MIT',
  citation: { title: 'Edinburgh Decentralisation Index: consensus-decentralization', url: homepage, licence: 'MIT' },
  accepts: 'JSON lines with number, timestamp, identifiers, and outputs or reward_addresses.',
  recognises: (columns) =>
    ['number', 'timestamp', 'identifiers'].every((mark) => columns.some(({ name }) => name === mark)),
  wanted(columns) {
    const names = new Set(columns.map(({ name }) => name));
    const payees = ['outputs', 'reward_addresses'].filter((name) => names.has(name)).slice(0, 1);
    return ['number', 'timestamp', 'identifiers', ...payees];
  },
  parse(table) {
    const column = (name: string) => namedColumn(table, id, name);
    const blocks: SourceBlocks = {
      count: table.rowCount,
      height: heights(column('number')),
      timeSeconds: blockTimes(column('timestamp')),
      // An empty script is a script: its block may still be known by whom it pays.
      coinbase: cells(column('identifiers'), { parse: hexBytes, expected: 'a script in hexadecimal' }).map(
        (script) => script ?? new Uint8Array(0),
      ),
    };
    if (table.columns.has('outputs')) {
      const expected = 'outputs, each with its value and script_hex';
      const outputs = cells(column('outputs'), { parse: payingScripts, expected }).map((scripts) => scripts ?? []);
      return checkChain({ ...blocks, outputs }, id);
    }
    if (!table.columns.has('reward_addresses')) return checkChain(blocks, id);
    const parse = (text: string) => text.split(',').map((address) => address.trim());
    const addresses = cells(column('reward_addresses'), { parse, expected: 'addresses' }).map((each) => each ?? []);
    return checkChain({ ...blocks, addresses }, id);
  },
};

function payingScripts(json: string): readonly Uint8Array[] | undefined {
  const outputs = parseArray(json);
  if (outputs === undefined) return undefined;
  const scripts: Uint8Array[] = [];
  for (const output of outputs) {
    if (typeof output !== 'object' || output === null || !('script_hex' in output) || !('value' in output))
      return undefined;
    const script = hexBytes(String(output.script_hex));
    const satoshis = Number(output.value);
    if (script === undefined || !(satoshis >= 0)) return undefined;
    if (satoshis > 0) scripts.push(script);
  }
  return scripts;
}

function parseArray(json: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
