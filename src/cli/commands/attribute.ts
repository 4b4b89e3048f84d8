import { jsonText, printable } from '../../core/text.ts';
import { parseInstant } from '../../core/time-span.ts';
import type { Command } from '../command.ts';
import { choiceOption, listOption, parsedOption, textOption, usageError } from '../options.ts';

export const attributeCommand: Command = {
  name: 'attribute',
  summary: 'Explain who mined one block: every rule that matched, which decided, and where it comes from.',
  options: [
    { flags: '--coinbase <hex>', description: 'the coinbase input script, or the whole coinbase transaction' },
    { flags: '--address <list>', description: 'payout addresses, separated by commas' },
    { flags: '--time <date>', description: 'the block’s time, for rules with dates (default: every rule holds)' },
    { flags: '--pools <file>', description: 'a mempool pools-v2.json laid over the registry' },
    { flags: '--format <format>', description: 'text or json', default: 'text' },
  ],
  examples: [
    'contraflow attribute --coinbase 0376a40d04e1ec0c682f466f756e6472792055534120506f6f6c202364726f70676f6c642f',
    'contraflow attribute --coinbase 03afcd0d2020 --address 1BM1sAcrfV6d4zPKytzziu4McLQDsFC2Qc --time 2025-07-01',
  ],
  async run(_positionals, options, effects) {
    const coinbase = textOption(options, 'coinbase') ?? '';
    const addresses = listOption(options, 'address') ?? [];
    if (coinbase === '' && addresses.length === 0)
      throw usageError('attribute: expected --coinbase <hex> or --address <address>, got neither');
    if (!/^([0-9a-f]{2})*$/i.test(coinbase))
      throw usageError(`--coinbase: expected pairs of hexadecimal digits, got '${coinbase.slice(0, 40)}'`);
    const format = choiceOption(options, 'format', ['text', 'json'], 'text');
    const { explainBlock, explanationLines } = await import('../../pipeline/explain-block.ts');
    const timeMs = parsedOption(options, 'time', parseInstant);
    const explanation = explainBlock({ coinbase, addresses, timeMs, poolsFile: textOption(options, 'pools') });
    if (format === 'json') effects.out(`${jsonText(explanation, 2)}\n`);
    else
      effects.out(
        explanationLines(explanation)
          .map((line) => `${printable(line)}\n`)
          .join(''),
      );
    return 0;
  },
};
