import { quantizationNamed } from '../compute/quantization.ts';
import { nameCell, OLLAMA_FORMAT, onDeviceSource, speedCell, unsaid } from './_on-device.ts';

const homepage = 'https://github.com/AlexsJones/llmfit';

/**
 * Runs that users of llmfit submit from their laptops and desktops. A card's memory is that of all cards together; ollama's
 * models without a format in their tag are taken for its default, its `-mlx` tags for 4 bits.
 */
export const ondeviceLlmfit = onDeviceSource({
  id: 'ondevice-llmfit',
  title: 'llmfit community benchmarks',
  homepage,
  licence: 'MIT',
  citation: { title: 'llmfit, community benchmarks', url: homepage, licence: 'MIT' },
  publisher: 'llmfit users',
  columns: ['hardware', 'vram_gb', 'model', 'provider', 'avg_tok_s'],
  telling: ['avg_ttft_ms'],
  read(cells) {
    const tokensPerSecond = speedCell(cells, 'avg_tok_s');
    const model = nameCell(cells, 'model', 'model');
    const isMlxTag = /-mlx$/.test(model);
    const isOllama = cells.text('provider') === 'ollama';
    const named = quantizationNamed(model)?.id ?? null;
    return {
      ...unsaid,
      device: nameCell(cells, 'hardware', 'device'),
      deviceCount: 1,
      processor: 'gpu',
      memoryGibibytes: cells.number('vram_gb'),
      model,
      quantization: named ?? (isMlxTag ? 'mlx-4bit' : isOllama ? OLLAMA_FORMAT : null),
      tokensPerSecond,
    };
  },
});
