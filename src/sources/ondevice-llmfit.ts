import { quantizationNamed } from '../compute/quantization.ts';
import { OLLAMA_FORMAT, type OnDeviceSource } from './_on-device.ts';
import { publishedRows } from './_published-rows.ts';

const id = 'ondevice-llmfit';
const homepage = 'https://github.com/AlexsJones/llmfit';
const columns = ['hardware', 'vram_gb', 'model', 'provider', 'avg_tok_s'];

/**
 * Runs that users of llmfit submit from their laptops and desktops. A card's memory is that of all cards together; ollama's
 * models without a format in their tag are taken for its default, its `-mlx` tags for 4 bits.
 */
export const ondeviceLlmfit: OnDeviceSource = {
  id,
  title: 'llmfit community benchmarks',
  homepage,
  licence: 'MIT',
  citation: { title: 'llmfit, community benchmarks', url: homepage, licence: 'MIT' },
  accepts: 'A row per run: hardware, vram_gb, model, provider, avg_tok_s.',
  publisher: 'llmfit users',
  files: [],
  recognises: (heads) => [...columns, 'avg_ttft_ms'].every((name) => heads.some((head) => head.name === name)),
  wanted: () => columns,
  parse: (table, { file } = { file: id }) =>
    publishedRows(table, {
      source: id,
      file,
      columns,
      read(cells) {
        const tokensPerSecond = cells.number('avg_tok_s');
        if (tokensPerSecond === null || !(tokensPerSecond > 0)) {
          return cells.reject('no-speed', 'tokens per second above 0', String(tokensPerSecond));
        }
        const model = cells.text('model') ?? cells.reject('no-model', 'the name of a model', '');
        const isMlxTag = /-mlx$/.test(model);
        const isOllama = cells.text('provider') === 'ollama';
        const named = quantizationNamed(model)?.id ?? null;
        return {
          source: id,
          row: cells.row,
          device: cells.text('hardware') ?? cells.reject('no-device', 'the name of a device', ''),
          deviceCount: 1,
          processor: 'gpu',
          memoryGibibytes: cells.number('vram_gb'),
          model,
          quantization: named ?? (isMlxTag ? 'mlx-4bit' : isOllama ? OLLAMA_FORMAT : null),
          totalParameters: null,
          activeParameters: null,
          isMixture: null,
          batchSize: 1,
          tokensPerSecond,
        };
      },
    }),
};
