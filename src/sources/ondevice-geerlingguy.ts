import { nameCell, OLLAMA_FORMAT, onDeviceSource, speedCell, unsaid } from './_on-device.ts';

const homepage = 'https://github.com/geerlingguy/ai-benchmarks';

const processors: ReadonlyMap<string, 'gpu' | 'cpu' | 'gpu and cpu'> = new Map([
  ['GPU', 'gpu'],
  ['CPU', 'cpu'],
  ['GPU/CPU', 'gpu and cpu'],
]);

/** Jeff Geerling's runs, from Raspberry Pi to workstation. Models are ollama's defaults, gpt-oss as its makers store it. */
export const ondeviceGeerlingguy = onDeviceSource({
  id: 'ondevice-geerlingguy',
  title: 'Jeff Geerling’s AI benchmarks',
  homepage,
  licence: 'MIT',
  citation: { title: 'Geerling, ai-benchmarks', url: homepage, licence: 'MIT' },
  publisher: 'Jeff Geerling',
  columns: ['model', 'system', 'cpu_or_gpu', 'eval_tok_s'],
  read(cells) {
    const tokensPerSecond = speedCell(cells, 'eval_tok_s');
    const model = nameCell(cells, 'model', 'model');
    const device = nameCell(cells, 'system', 'device');
    const where = cells.text('cpu_or_gpu') ?? '';
    const processor = processors.get(where) ?? cells.reject('bad-processor', 'CPU, GPU or GPU/CPU', where);
    const [, gigabytes] = /(\d+) ?GB\)?$/.exec(device) ?? [];
    return {
      ...unsaid,
      device,
      deviceCount: /cluster/i.test(device) ? null : 1,
      processor,
      // A system's memory is not that of its graphics card.
      memoryGibibytes: processor === 'cpu' && gigabytes !== undefined ? Number(gigabytes) : null,
      model,
      quantization: /gpt-oss/i.test(model) ? 'mxfp4' : OLLAMA_FORMAT,
      tokensPerSecond,
    };
  },
});
