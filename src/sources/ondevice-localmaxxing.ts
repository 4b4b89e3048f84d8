import { nameCell, onDeviceSource, speedCell } from './_on-device.ts';
import type { RowCells } from './_published-rows.ts';

const homepage = 'https://localmaxxing.com';
/** llama.cpp reads its prompt in batches of 512 and more, which that column then holds: that is one request. */
const LEAST_PROMPT_BATCH = 512;

/** Community runs on graphics cards, Apple chips and processors. Its parameters are rounded, and for some uploads those of packed weights. */
export const ondeviceLocalmaxxing = onDeviceSource({
  id: 'ondevice-localmaxxing',
  title: 'localmaxxing community benchmarks',
  homepage,
  licence: null,
  citation: { title: 'localmaxxing, community benchmarks', url: homepage },
  publisher: 'localmaxxing.com',
  columns: ['model_hf_id', 'hw_class', 'gpu', 'gpu_count', 'cpu', 'quantization', 'batch_size', 'tok_s_out'],
  optional: [
    ...['params_b', 'active_params_b', 'is_moe', 'vram_gb', 'unified_memory_gb', 'backend'],
    ...['chip_vendor', 'chip_family', 'chip_variant'],
  ],
  read(cells) {
    const tokensPerSecond = speedCell(cells, 'tok_s_out');
    const batch = cells.number('batch_size') ?? 1;
    const isOnCpu = cells.text('backend') === 'cpu' || cells.text('hw_class') === 'CPU_ONLY';
    const isCard = cells.text('gpu') !== null;
    return {
      device: (isOnCpu ? null : deviceOf(cells)) ?? cells.text('cpu') ?? 'not named',
      deviceCount: cells.number('gpu_count') ?? 1,
      processor: isOnCpu ? 'cpu' : 'gpu',
      memoryGibibytes: isCard && !isOnCpu ? cells.number('vram_gb') : cells.number('unified_memory_gb'),
      model: nameCell(cells, 'model_hf_id', 'model'),
      quantization: cells.text('quantization'),
      totalParameters: billions(cells.number('params_b')),
      activeParameters: billions(cells.number('active_params_b')),
      isMixture: cells.text('is_moe') === null ? null : cells.flag('is_moe'),
      batchSize: batch >= LEAST_PROMPT_BATCH ? 1 : batch,
      tokensPerSecond,
    };
  },
});

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
