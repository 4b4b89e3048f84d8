import type { Reading } from '../core/reading.ts';
import type { TableColumn } from './table-writer.ts';

/** The columns of readings wherever they are written: one place, so that CSV, Parquet, JSON and the store agree. */
export const readingColumns: readonly TableColumn<Reading>[] = [
  { name: 'layer', type: 'text', value: ({ layer }) => layer },
  { name: 'from', type: 'time', value: ({ span }) => span.fromMs },
  { name: 'to', type: 'time', value: ({ span }) => span.toMs },
  { name: 'weight', type: 'number', value: ({ weight }) => weight },
  { name: 'entities', type: 'integer', value: ({ entities }) => entities },
  { name: 'unattributed_weight', type: 'number', value: ({ unattributedWeight }) => unattributedWeight },
  { name: 'measure', type: 'text', value: ({ measure }) => measure },
  { name: 'unit', type: 'text', value: ({ unit }) => unit },
  { name: 'estimate', type: 'number', value: ({ estimate }) => estimate },
  { name: 'low', type: 'number', value: ({ low }) => low },
  { name: 'high', type: 'number', value: ({ high }) => high },
  { name: 'bound_low', type: 'number', value: ({ boundLow }) => boundLow },
  { name: 'bound_high', type: 'number', value: ({ boundHigh }) => boundHigh },
  { name: 'snapshot', type: 'text', value: ({ snapshot }) => snapshot },
];

/** What JSON adds: why something is empty, and the probabilities of an integer-valued measure. */
export const readingJsonColumns: readonly TableColumn<Reading>[] = [
  ...readingColumns,
  { name: 'reason', type: 'text', value: ({ reason }) => reason },
  {
    name: 'probabilities',
    type: 'json',
    value: ({ probabilities }) => (probabilities === undefined ? null : JSON.stringify(probabilities)),
  },
];
