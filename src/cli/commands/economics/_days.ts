import { parseInstant } from '../../../core/time-span.ts';
import type { CommandOption, OptionValues } from '../../command.ts';
import { textOption } from '../../options.ts';

export const networkOption: CommandOption = {
  flags: '--network <path>',
  description: 'one’s own daily metrics, a CSV file or a folder, with Coin Metrics’ columns (default: bundled facts)',
};

/**
 * A day as `2024-05-23`.
 *
 * @throws {SyntaxError} if the text is none.
 */
export function parseDay(text: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text.trim())) throw new SyntaxError(`expected a day as 2024-05-23, got '${text}'`);
  return parseInstant(text);
}

/** Days with price and hashrate: of one’s own series, or of the facts; and a sentence that says which. */
export async function requestedDays(options: OptionValues) {
  const { factDays, seriesDays } = await import('../../../pipeline/economics/network-days.ts');
  const { loadFacts } = await import('../../../pipeline/catalogue.ts');
  const path = textOption(options, 'network');
  return path === undefined
    ? {
        days: factDays(loadFacts()),
        remark:
          'network: from the bundled facts of price and difficulty, without fees (contraflow facts shows their sources)',
      }
    : { days: await seriesDays(path), remark: 'network: from the daily metrics given, fees included' };
}
