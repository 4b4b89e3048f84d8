import { printable } from '../../core/text.ts';
import type { Command } from '../command.ts';
import { textOption } from '../options.ts';
import { outputFormat, tableStyle, writeText } from '../output.ts';

export const sqlCommand: Command = {
  name: 'sql',
  summary: 'Ask the store, or a Parquet, CSV or JSON file, in SQL (DuckDB); it only reads.',
  positionals: [
    { name: '<query>', description: 'one SELECT; tables: snapshots, runs, blocks, distributions, readings' },
  ],
  options: [
    { flags: '--store <file>', description: 'the store (default: in the platform’s data folder)' },
    { flags: '--format <format>', description: 'table, csv, json (default: by the name of --out, else table)' },
    { flags: '--out <file>', description: 'write here instead of to the standard output' },
  ],
  examples: [
    `contraflow sql "select layer, \\"from\\", estimate from readings where measure = 'effective-number' order by 1, 2 desc limit 5"`,
    `contraflow sql "select pool, count(*) from 'blocks.parquet' where stale = 0 group by 1 order by 2 desc" --format csv`,
  ],
  async run([query], options, effects) {
    const { answerPieces } = await import('../../pipeline/output.ts');
    const { askStore } = await import('../../pipeline/store-runs.ts');
    const format = outputFormat(options, ['table', 'csv', 'json'], 'table');
    const out = textOption(options, 'out');
    await askStore(query!, { store: textOption(options, 'store'), signal: effects.signal }, async (answer) => {
      if (format === 'table') {
        const { renderTable } = await import('../../report/index.ts');
        const rows: string[][] = [];
        for await (const piece of answer.rows) {
          for (const row of piece) rows.push(row.map((cell) => (cell === null ? '' : printable(String(cell)))));
        }
        const columns = answer.columns.map(({ name, type }) => ({
          title: printable(name),
          align: /INT|DOUBLE|FLOAT|DECIMAL/.test(type) ? ('right' as const) : ('left' as const),
        }));
        const text = renderTable(columns, rows, tableStyle(out, effects));
        await writeText([`${text}\n`], out, effects);
      } else await writeText(answerPieces(answer, format), out, effects);
    });
    return 0;
  },
};
