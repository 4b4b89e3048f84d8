import { type AttributedBlocks, type CodedColumn, evidences } from '../core/blocks.ts';
import { SECOND_MS } from '../core/time-span.ts';
import type { TableColumn } from './table-writer.ts';

/** The columns of attributed blocks wherever they are written; a row is its index. */
export function blockColumns(blocks: AttributedBlocks): readonly TableColumn<number>[] {
  const named =
    ({ codes, names }: CodedColumn) =>
    (row: number): string | null =>
      names[codes[row]!] ?? null;
  return [
    { name: 'height', type: 'integer', value: (row) => (blocks.height[row]! < 0 ? null : blocks.height[row]!) },
    { name: 'hash', type: 'text', value: (row) => blocks.hash?.[row] ?? null },
    { name: 'time', type: 'time', value: (row) => blocks.timeSeconds[row]! * SECOND_MS },
    { name: 'bits', type: 'text', value: (row) => blocks.bits?.[row]?.toString(16).padStart(8, '0') ?? null },
    { name: 'pool', type: 'text', value: named(blocks.levels.pool) },
    { name: 'parent', type: 'text', value: named(blocks.levels.parent) },
    { name: 'proxy_group', type: 'text', value: named(blocks.levels['proxy-group']) },
    { name: 'builder', type: 'text', value: named(blocks.levels.builder) },
    { name: 'evidence', type: 'text', value: (row) => evidences[blocks.evidence[row]!]! },
    { name: 'rule', type: 'text', value: named(blocks.rule) },
    { name: 'stale', type: 'integer', value: (row) => blocks.stale[row]! },
  ];
}

/** The rows of `blockColumns`. */
export function* blockRows(blocks: AttributedBlocks): Generator<number> {
  for (let row = 0; row < blocks.count; row++) yield row;
}
