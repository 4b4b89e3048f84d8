import type { DailyCounts } from '../core/daily-counts.ts';
import { cellText } from '../core/table.ts';
import { printable } from '../core/text.ts';
import { DAY_MS, formatDate, parseInstant } from '../core/time-span.ts';
import { badCell, namedColumn } from './_cells.ts';
import type { Source } from './_source.ts';

const id = 'edinburgh-daily-table';
const homepage = 'https://github.com/Blockchain-Technology-Lab/nc-statistical-confidence';
const ENTITY = 'Entity';
const DAY = /^(\d{2})\/(\d{2})\/(\d{4})$/;

/** Blocks per day and entity, after the Edinburgh index has joined pools of one owner; addresses of one owner are joined by `/`. */
export const edinburghDailyTable: Source<DailyCounts> = {
  id,
  title: 'Edinburgh Decentralisation Index, blocks per day and entity',
  homepage,
  licence: 'MIT',
  citation: { title: 'Edinburgh Decentralisation Index: nc-statistical-confidence', url: homepage, licence: 'MIT' },
  accepts: 'A row per entity: Entity, then a column of counts for each day, named DD/MM/YYYY.',
  recognises: (columns) => columns[0]?.name === ENTITY && DAY.test(columns[1]?.name ?? ''),
  wanted: (columns) => columns.map(({ name }) => name),
  parse(table) {
    const dayNames = [...table.columns.keys()].filter((name) => name !== ENTITY);
    const fromMs = dayMs(dayNames[0] ?? '');
    const days = dayNames.length;
    const { rows, entities, unattributedRow } = readEntities(namedColumn(table, id, ENTITY));
    const counts = new Float64Array(entities.length * days);
    const unattributed = new Float64Array(days);
    for (const [day, name] of dayNames.entries()) {
      if (dayMs(name) !== fromMs + day * DAY_MS) {
        throw new SyntaxError(
          `${id}: expected one day after the other, got ${name} for ${formatDate(fromMs + day * DAY_MS)}`,
        );
      }
      const column = namedColumn(table, id, name);
      const countOf = (row: number): number => {
        const text = cellText(column.values, row)?.trim() ?? '';
        if (!/^\d+(\.0*)?$/.test(text)) throw badCell(column, row, 'a whole count');
        return Number(text);
      };
      for (const [entity, row] of rows.entries()) counts[entity * days + day] = countOf(row);
      if (unattributedRow !== null) unattributed[day] = countOf(unattributedRow);
    }
    return { value: { fromMs, days, entities, counts, unattributed }, problems: [] };
  },
};

/** Rows of entities, apart from the one of blocks whose maker is unknown. */
function readEntities(column: ReturnType<typeof namedColumn>) {
  const rows: number[] = [];
  const entities = new Set<string>();
  let unattributedRow: number | null = null;
  for (let row = 0; row < column.rowCount; row++) {
    const name = cellText(column.values, row)?.trim() ?? '';
    if (name === '') throw badCell(column, row, 'the name of an entity');
    if (entities.has(name) || (isUnknown(name) && unattributedRow !== null))
      throw badCell(column, row, 'each entity once');
    if (isUnknown(name)) {
      unattributedRow = row;
    } else {
      entities.add(name);
      rows.push(row);
    }
  }
  return { rows, entities: [...entities], unattributedRow };
}

function isUnknown(name: string): boolean {
  return name.toLowerCase() === 'unknown';
}

function dayMs(name: string): number {
  const [, day, month, year] = DAY.exec(name) ?? [];
  try {
    return parseInstant(`${year}-${month}-${day}`);
  } catch (cause) {
    throw new SyntaxError(`${id}: expected a day as DD/MM/YYYY, got the column '${printable(name)}'`, { cause });
  }
}
