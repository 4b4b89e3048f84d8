import { OLLAMA_FORMAT, type OnDeviceSource } from './_on-device.ts';
import { publishedRows } from './_published-rows.ts';

const id = 'ondevice-geerlingguy';
const homepage = 'https://github.com/geerlingguy/ai-benchmarks';
const columns = ['model', 'system', 'cpu_or_gpu', 'eval_tok_s'];

const processors: Readonly<Record<string, 'gpu' | 'cpu' | 'gpu and cpu'>> = {
  GPU: 'gpu',
  CPU: 'cpu',
  'GPU/CPU': 'gpu and cpu',
};

/** Jeff Geerling's runs, from Raspberry Pi to workstation. Models are ollama's defaults, gpt-oss as its makers store it. */
export const ondeviceGeerlingguy: OnDeviceSource = {
  id,
  title: 'Jeff Geerling’s AI benchmarks',
  homepage,
  licence: 'MIT',
  citation: { title: 'Geerling, ai-benchmarks', url: homepage, licence: 'MIT' },
  accepts: 'A row per run: model, system, cpu_or_gpu, eval_tok_s.',
  publisher: 'Jeff Geerling',
  files: [],
  recognises: (heads) => columns.every((name) => heads.some((head) => head.name === name)),
  wanted: () => columns,
  parse: (table, { file } = { file: id }) =>
    publishedRows(table, {
      source: id,
      file,
      columns,
      read(cells) {
        const tokensPerSecond = cells.number('eval_tok_s');
        if (tokensPerSecond === null || !(tokensPerSecond > 0)) {
          return cells.reject('no-speed', 'tokens per second above 0', String(tokensPerSecond));
        }
        const model = cells.text('model') ?? cells.reject('no-model', 'the name of a model', '');
        const device = cells.text('system') ?? cells.reject('no-device', 'the name of a system', '');
        const where = cells.text('cpu_or_gpu') ?? '';
        const processor = processors[where] ?? cells.reject('bad-processor', 'CPU, GPU or GPU/CPU', where);
        const [, gigabytes] = /(\d+) ?GB\)?$/.exec(device) ?? [];
        return {
          source: id,
          row: cells.row,
          device,
          deviceCount: /cluster/i.test(device) ? null : 1,
          processor,
          // A system's memory is not that of its graphics card.
          memoryGibibytes: processor === 'cpu' && gigabytes !== undefined ? Number(gigabytes) : null,
          model,
          quantization: /gpt-oss/i.test(model) ? 'mxfp4' : OLLAMA_FORMAT,
          totalParameters: null,
          activeParameters: null,
          isMixture: null,
          batchSize: 1,
          tokensPerSecond,
        };
      },
    }),
};
