import type { AttributedBlocks, Level } from '../core/blocks.ts';
import { DAY_MS, type TimeSpan } from '../core/time-span.ts';
import { countedRows, type Tally, tallyCoverage } from '../windows/index.ts';
import type { ObservedInput } from './observed-input.ts';
import type { TableColumn } from './output.ts';

/** Blocks of an input as a table of whole numbers, from which windows can be counted elsewhere exactly as here. */
export interface BlockRows {
  /**
   * `blocks`: a row a block, ascending by height; `days`: a row a level, day and entity, for inputs that know no single block; null
   * where the input has no blocks.
   */
  readonly form: 'blocks' | 'days' | null;
  /** Whether every block has its height. */
  readonly hasHeights: boolean;
  readonly levels: readonly RowLevel[];
  readonly count: number;
  /** Cells by the number of the row. */
  readonly columns: readonly TableColumn<number>[];
}

interface RowLevel {
  readonly level: Level;
  /** Entities in the order of their codes. */
  readonly entities: readonly string[];
  /** Whole days that it covers. */
  readonly span: TimeSpan;
  readonly blocks: number;
}

/** A level's column of codes. */
function levelColumn(level: Level): string {
  return level.replaceAll('-', '_');
}

/** The blocks of an input, of all levels that it has. */
export function blockRows({ blocks, tallies }: ObservedInput): BlockRows {
  if (tallies.length === 0) return { form: null, hasHeights: false, levels: [], count: 0, columns: [] };
  const levels = tallies.map((tally): RowLevel => {
    const { level, names, codes } = tally;
    return { level, entities: names, span: tallyCoverage(tally), blocks: codes.length };
  });
  return blocks === undefined ? dayRows(tallies, levels) : rowsOf(blocks, levels);
}

function rowsOf(blocks: AttributedBlocks, levels: readonly RowLevel[]): BlockRows {
  const rows = countedRows(blocks);
  const { height, timeSeconds } = blocks;
  return {
    form: 'blocks',
    hasHeights: rows.every((row) => height[row]! >= 0),
    levels,
    count: rows.length,
    columns: [
      { name: 'height', type: 'integer', value: (index) => height[rows[index]!]! },
      {
        name: 'time',
        type: rows.every((row) => isInteger(timeSeconds[row]!)) ? 'integer' : 'number',
        value: (index) => timeSeconds[rows[index]!]!,
      },
      ...levels.map(({ level }): TableColumn<number> => {
        const { codes } = blocks.levels[level];
        return { name: levelColumn(level), type: 'integer', value: (index) => codes[rows[index]!]! };
      }),
    ],
  };
}

/** Whether a number fits the file's whole numbers. */
function isInteger(value: number): boolean {
  return (value | 0) === value;
}

/** Rows of daily counts that are alike and follow each other, as one row with their number. */
function dayRows(tallies: readonly Tally[], levels: readonly RowLevel[]): BlockRows {
  const level: number[] = [];
  const day: number[] = [];
  const code: number[] = [];
  const count: number[] = [];
  for (const [index, { timeMs, codes }] of tallies.entries()) {
    for (let row = 0; row < codes.length; row++) {
      if (row > 0 && codes[row] === codes[row - 1] && timeMs[row] === timeMs[row - 1]) count[count.length - 1]!++;
      else {
        level.push(index);
        day.push(timeMs[row]! / DAY_MS);
        code.push(codes[row]!);
        count.push(1);
      }
    }
  }
  const column = (name: string, values: readonly number[]): TableColumn<number> => ({
    name,
    type: 'integer',
    value: (row) => values[row]!,
  });
  return {
    form: 'days',
    hasHeights: false,
    levels,
    count: count.length,
    columns: [column('level', level), column('day', day), column('code', code), column('blocks', count)],
  };
}
