import type { OnDeviceSource } from './_on-device.ts';
import { publishedRows, type RowCells } from './_published-rows.ts';

const id = 'ondevice-localmaxxing';
const homepage = 'https://localmaxxing.com';
const columns = ['model_hf_id', 'hw_class', 'gpu', 'gpu_count', 'cpu', 'quantization', 'batch_size', 'tok_s_out'];
const used = [
  ...columns,
  'params_b',
  'active_params_b',
  'is_moe',
  'vram_gb',
  'chip_vendor',
  'chip_family',
  'chip_variant',
  'unified_memory_gb',
  'backend',
];
/** llama.cpp reads its prompt in batches of 512 and more, which that column then holds: that is one request. */
const LEAST_PROMPT_BATCH = 512;

/** Community runs on graphics cards, Apple chips and processors. Its parameters are rounded, and for some uploads those of packed weights. */
export const ondeviceLocalmaxxing: OnDeviceSource = {
  id,
  title: 'localmaxxing community benchmarks',
  homepage,
  licence: null,
  citation: { title: 'localmaxxing, community benchmarks', url: homepage },
  accepts: 'A row per run: model_hf_id, hw_class, gpu, gpu_count, cpu, quantization, batch_size, tok_s_out.',
  publisher: 'localmaxxing.com',
  files: [],
  recognises: (heads) => columns.every((name) => heads.some((head) => head.name === name)),
  wanted: (heads) => used.filter((name) => columns.includes(name) || heads.some((head) => head.name === name)),
  parse: (table, { file } = { file: id }) =>
    publishedRows(table, {
      source: id,
      file,
      columns,
      read(cells) {
        const tokensPerSecond = cells.number('tok_s_out');
        if (tokensPerSecond === null || !(tokensPerSecond > 0)) {
          return cells.reject('no-speed', 'tokens per second above 0', String(tokensPerSecond));
        }
        const batch = cells.number('batch_size') ?? 1;
        const isOnCpu = cells.text('backend') === 'cpu' || cells.text('hw_class') === 'CPU_ONLY';
        const isCard = cells.text('gpu') !== null;
        return {
          source: id,
          row: cells.row,
          device: (isOnCpu ? null : deviceOf(cells)) ?? cells.text('cpu') ?? 'not named',
          deviceCount: cells.number('gpu_count') ?? 1,
          processor: isOnCpu ? 'cpu' : 'gpu',
          memoryGibibytes: isCard && !isOnCpu ? cells.number('vram_gb') : cells.number('unified_memory_gb'),
          model: cells.text('model_hf_id') ?? cells.reject('no-model', 'the name of a model', ''),
          quantization: cells.text('quantization'),
          totalParameters: billions(cells.number('params_b')),
          activeParameters: billions(cells.number('active_params_b')),
          isMixture: cells.text('is_moe') === null ? null : cells.flag('is_moe'),
          batchSize: batch >= LEAST_PROMPT_BATCH ? 1 : batch,
          tokensPerSecond,
        };
      },
    }),
};

function deviceOf(cells: RowCells): string | null {
  const card = cells.text('gpu');
  const family = cells.text('chip_family');
  if (card !== null || family === null) return card;
  const variant = cells.text('chip_variant') ?? '';
  const chip = variant.startsWith(family) ? variant : `${family} ${variant}`;
  return `${cells.text('chip_vendor') ?? ''} ${chip}`.trim();
}

/** A rounded zero says nothing. */
function billions(value: number | null): number | null {
  return value === null || value <= 0 ? null : value * 1e9;
}
