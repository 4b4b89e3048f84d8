import type { GroupTotal, HeldLayer, HeldWindow, Holding } from '../core/holding.ts';
import type { Problem } from '../core/problem.ts';
import { publishedRows, type RowCells } from './_published-rows.ts';
import type { Source } from './_source.ts';

/**
 * Columns of the table, in order. `kind` is `held`, `total` (of a whole group) or `scope` (from then on something else is counted);
 * an empty entity is nobody. `low` and `high` are the 5% and 95% quantiles; `source`, `file` and `row` say where an amount stands.
 */
export const heldAmountsColumns = [
  'layer',
  'from',
  'to',
  'incomplete',
  'kind',
  'entity',
  'group',
  'weight',
  'low',
  'high',
  'source',
  'file',
  'row',
] as const;

const id = 'held-amounts';
const needed = ['layer', 'from', 'to', 'entity', 'weight'];

/** Published amounts by layer, window and entity, as the bundled snapshot holds them; a table of one's own needs five columns. */
export const heldAmounts: Source<readonly HeldLayer[], { readonly file: string }> = {
  id,
  title: 'Contraflow snapshot, amounts per layer, window and entity',
  homepage: null,
  licence: null,
  citation: null,
  accepts: `A row per layer, window and entity with the columns ${needed.join(', ')}, and of ${heldAmountsColumns.join(', ')} what there is.`,
  recognises: (columns) => needed.every((wanted) => columns.some(({ name }) => name === wanted)),
  wanted: (columns) => heldAmountsColumns.filter((wanted) => columns.some(({ name }) => name === wanted)),
  parse(table, options) {
    const file = options?.file ?? 'table';
    const { value, problems } = publishedRows(table, {
      source: id,
      file,
      columns: needed,
      read: (cells) => readRow(cells, file),
    });
    const layers = new Map<string, AmountRow[]>();
    for (const row of value) put(layers, row.layer, row);
    const parsed = [...layers].map(([layer, rows]) => toLayer(layer, rows));
    return {
      value: parsed.map(({ layer }) => layer),
      problems: [...problems, ...parsed.flatMap((one) => one.problems)],
    };
  },
};

interface AmountRow {
  readonly layer: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly isIncomplete: boolean;
  readonly kind: 'held' | 'total' | 'scope';
  readonly holding: Holding;
}

function readRow(cells: RowCells, file: string): AmountRow {
  const layer = cells.text('layer') ?? cells.reject('no-layer', 'a layer', 'nothing');
  const fromMs = cells.date('from') ?? cells.reject('no-window', 'a first day in from', 'nothing');
  const toMs = cells.date('to') ?? cells.reject('no-window', 'a day after the last in to', 'nothing');
  const kind = cells.text('kind') ?? 'held';
  if (kind !== 'held' && kind !== 'total' && kind !== 'scope') cells.reject('bad-kind', 'held, total or scope', kind);
  if (kind !== 'scope' && fromMs >= toMs) cells.reject('bad-window', 'from before to', String(cells.text('to')));
  const weight = cells.number('weight') ?? (kind === 'scope' ? 0 : cells.reject('no-weight', 'a weight', 'nothing'));
  if (weight < 0) cells.reject('negative-weight', 'a weight of at least 0', String(weight));
  const low = cells.number('low');
  const high = cells.number('high');
  if ((low === null) !== (high === null))
    cells.reject('half-an-interval', 'both low and high, or neither', 'one of them');
  if (low !== null && high !== null && !(low >= 0 && low <= weight && weight <= high)) {
    cells.reject('quantiles-out-of-order', '0 ≤ low ≤ weight ≤ high', `${low}, ${weight}, ${high}`);
  }
  const group = cells.text('group');
  if (kind === 'total' && group === null) cells.reject('no-group', 'the group of a total', 'nothing');
  const origin = {
    source: cells.text('source') ?? id,
    file: cells.text('file') ?? file,
    row: cells.number('row') ?? cells.row,
  };
  const holding = { entity: cells.text('entity'), group, weight, low, high, origin };
  return { layer, fromMs, toMs, isIncomplete: cells.flag('incomplete'), kind: kind as AmountRow['kind'], holding };
}

function put(groups: Map<string, AmountRow[]>, key: string, row: AmountRow): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [row]);
  else group.push(row);
}

function toLayer(
  layer: string,
  rows: readonly AmountRow[],
): { readonly layer: HeldLayer; readonly problems: readonly Problem[] } {
  const windows = new Map<string, AmountRow[]>();
  for (const row of rows) {
    if (row.kind === 'scope') continue;
    put(windows, `${row.fromMs} ${row.toMs}`, row);
  }
  const ordered = [...windows.values()]
    .map(toWindow)
    .sort((a, b) => a.span.fromMs - b.span.fromMs || a.span.toMs - b.span.toMs);
  const kept: HeldWindow[] = [];
  for (const window of ordered) if (window.span.fromMs >= (kept.at(-1)?.span.toMs ?? -Infinity)) kept.push(window);
  const overlapping = ordered.length - kept.length;
  const scopeBreaksMs = rows.filter(({ kind }) => kind === 'scope').map(({ fromMs }) => fromMs);
  return {
    layer: { layer, windows: kept, scopeBreaksMs: scopeBreaksMs.sort((a, b) => a - b) },
    problems:
      overlapping === 0
        ? []
        : [
            {
              kind: `${id}/overlapping-windows`,
              message: `${id}: expected windows that do not overlap, got some that begin before the last ends (${layer})`,
              count: overlapping,
            },
          ],
  };
}

function toWindow(rows: readonly AmountRow[]): HeldWindow {
  const [first] = rows;
  const totals = rows
    .filter(({ kind }) => kind === 'total')
    .map(({ holding }): GroupTotal => {
      const { weight, low, high, origin, group } = holding;
      return { weight, low, high, origin, group: group! };
    });
  return {
    span: { fromMs: first!.fromMs, toMs: first!.toMs },
    holdings: rows.filter(({ kind }) => kind === 'held').map(({ holding }) => holding),
    totals,
    isIncomplete: rows.some(({ isIncomplete }) => isIncomplete),
  };
}
