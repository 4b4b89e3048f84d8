import type { PublishedHardware } from '../core/published-model.ts';
import { epochHub, presentColumns } from './_epoch-cells.ts';
import { publishedRows, type RowCells } from './_published-rows.ts';
import type { PublishedSource } from './_source.ts';

const id = 'epoch-ml-hardware';
const homepage = 'https://epoch.ai/data/machine-learning-hardware';
const own = ['Hardware name', 'Manufacturer', 'Release date'] as const;
const amounts = {
  releasePriceUsd: 'Release price (USD)',
  memoryBytes: 'Memory (bytes)',
  memoryBytesPerSecond: 'Memory bandwidth (byte/s)',
  thermalDesignWatts: 'TDP (W)',
  fp16FlopPerSecond: 'Tensor-FP16/BF16 performance (FLOP/s)',
  fp8FlopPerSecond: 'FP8 performance (FLOP/s)',
  fp4FlopPerSecond: 'FP4 performance (FLOP/s)',
  int8OperationsPerSecond: 'INT8 performance (OP/s)',
} as const;

/** Epoch AI's table of accelerators: what their makers specify, not what programs reach. */
export const epochMlHardware: PublishedSource<readonly PublishedHardware[]> = {
  id,
  title: 'Epoch AI, machine learning hardware',
  homepage,
  ...epochHub,
  citation: { title: 'Epoch AI, Data on Machine Learning Hardware', url: homepage, licence: epochHub.licence },
  accepts: `A row per chip with the columns ${own.join(', ')}, ${amounts.memoryBytes}.`,
  files: [{ name: 'ml_hardware.csv', url: 'https://epoch.ai/data/ml_hardware.csv' }],
  recognises: (columns) => [...own, amounts.memoryBytes].every((mark) => columns.some(({ name }) => name === mark)),
  wanted: (columns) => presentColumns(columns, [...own, 'Type', ...Object.values(amounts)]),
  parse: (table, { file } = { file: id }) =>
    publishedRows(table, { source: id, file, columns: own, read: (cells) => readHardware(cells, file) }),
};

function readHardware(cells: RowCells, file: string): PublishedHardware {
  const name = cells.text('Hardware name') ?? cells.reject('no-name', 'a name in Hardware name', '');
  return {
    name: name.replace(/\s+/g, ' '),
    manufacturer: cells.text('Manufacturer'),
    type: cells.text('Type'),
    releasedMs: cells.date('Release date'),
    releasePriceUsd: cells.amount(amounts.releasePriceUsd),
    memoryBytes: cells.amount(amounts.memoryBytes),
    memoryBytesPerSecond: cells.amount(amounts.memoryBytesPerSecond),
    thermalDesignWatts: cells.amount(amounts.thermalDesignWatts),
    fp16FlopPerSecond: cells.amount(amounts.fp16FlopPerSecond),
    fp8FlopPerSecond: cells.amount(amounts.fp8FlopPerSecond),
    fp4FlopPerSecond: cells.amount(amounts.fp4FlopPerSecond),
    int8OperationsPerSecond: cells.amount(amounts.int8OperationsPerSecond),
    origin: { source: id, file, row: cells.row },
  };
}
