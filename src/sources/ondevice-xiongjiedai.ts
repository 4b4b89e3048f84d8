import { nameCell, onDeviceSource, speedCell, unsaid } from './_on-device.ts';

const homepage = 'https://github.com/XiongjieDai/GPU-Benchmarks-on-LLM-Inference';

/** llama.cpp on cards and Macs with Llama 3, of May 2024. Rows of reading the prompt are left out; those that ran out of memory are counted. */
export const ondeviceXiongjiedai = onDeviceSource({
  id: 'ondevice-xiongjiedai',
  title: 'GPU benchmarks on LLM inference (Llama 3)',
  homepage,
  licence: null,
  citation: { title: 'Dai, GPU-Benchmarks-on-LLM-Inference (2024)', url: homepage },
  publisher: 'Xiongjie Dai',
  columns: ['metric', 'hardware', 'model', 'tok_s'],
  read(cells) {
    if (cells.text('metric')?.startsWith('generation') !== true) return null;
    if (cells.text('tok_s') === 'OOM') return cells.reject('out-of-memory', 'tokens per second', 'OOM');
    const tokensPerSecond = speedCell(cells, 'tok_s');
    const hardware = nameCell(cells, 'hardware', 'device');
    const [, device = '', gigabytes, count] = /^(.*?)(?: (\d+)GB)?(?: \* (\d+))?$/.exec(hardware) ?? [];
    return {
      ...unsaid,
      device,
      deviceCount: count === undefined ? 1 : Number(count),
      processor: 'gpu',
      memoryGibibytes: gigabytes === undefined ? null : Number(gigabytes),
      model: nameCell(cells, 'model', 'model'),
      quantization: null,
      tokensPerSecond,
    };
  },
});
