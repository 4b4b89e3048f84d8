import type { OnDeviceSource } from './_on-device.ts';
import { publishedRows } from './_published-rows.ts';

const id = 'ondevice-xiongjiedai';
const homepage = 'https://github.com/XiongjieDai/GPU-Benchmarks-on-LLM-Inference';
const columns = ['metric', 'hardware', 'model', 'tok_s'];

/** llama.cpp on cards and Macs with Llama 3, of May 2024. Rows of reading the prompt are left out; those that ran out of memory are counted. */
export const ondeviceXiongjiedai: OnDeviceSource = {
  id,
  title: 'GPU benchmarks on LLM inference (Llama 3)',
  homepage,
  licence: null,
  citation: { title: 'Dai, GPU-Benchmarks-on-LLM-Inference (2024)', url: homepage },
  accepts: 'A row per run: metric, hardware, model, tok_s.',
  publisher: 'Xiongjie Dai',
  files: [],
  recognises: (heads) => columns.every((name) => heads.some((head) => head.name === name)),
  wanted: () => columns,
  parse: (table, { file } = { file: id }) =>
    publishedRows(table, {
      source: id,
      file,
      columns,
      read(cells) {
        if (cells.text('metric')?.startsWith('generation') !== true) return null;
        if (cells.text('tok_s') === 'OOM') return cells.reject('out-of-memory', 'tokens per second', 'OOM');
        const tokensPerSecond = cells.number('tok_s');
        if (tokensPerSecond === null || !(tokensPerSecond > 0)) {
          return cells.reject('no-speed', 'tokens per second above 0', String(tokensPerSecond));
        }
        const hardware = cells.text('hardware') ?? cells.reject('no-device', 'the name of a device', '');
        const [, device = '', gigabytes, count] = /^(.*?)(?: (\d+)GB)?(?: \* (\d+))?$/.exec(hardware) ?? [];
        const model = cells.text('model') ?? cells.reject('no-model', 'the name of a model', '');
        return {
          source: id,
          row: cells.row,
          device,
          deviceCount: count === undefined ? 1 : Number(count),
          processor: 'gpu',
          memoryGibibytes: gigabytes === undefined ? null : Number(gigabytes),
          model,
          quantization: null,
          totalParameters: null,
          activeParameters: null,
          isMixture: null,
          batchSize: 1,
          tokensPerSecond,
        };
      },
    }),
};
