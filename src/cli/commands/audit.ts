import { printable } from '../../core/text.ts';
import type { AuditedClaim } from '../../pipeline/economics/audit.ts';
import { accepted } from '../accepted.ts';
import type { Command, OptionValues } from '../command.ts';
import type { CliEffects } from '../effects.ts';
import { type FlatRecord, recordOptions, writeRecord } from '../flat-record.ts';
import { parsedOption, textOption } from '../options.ts';
import { outputFormat, tableStyle, writeText } from '../output.ts';
import { parseDay } from './economics/_days.ts';

export const auditCommand: Command = {
  name: 'audit',
  summary:
    'Check the arithmetic of a published figure: what it implies, and what is impossible or of mixed base in it.',
  positionals: [
    { name: '<claim>', description: 'a sentence in quotes, a file of text or JSON, or - for standard input' },
  ],
  options: [
    { flags: '--as-of <day>', description: 'day on which the claim is read, 2026-02-15 (default: today)' },
    {
      flags: '--from-readings',
      description: 'hold what is said of pools against their latest window of the bundled blocks, with its interval',
    },
    { flags: '--fail', description: 'exit code 1 if anything is impossible, inconsistent or of mixed base' },
    ...recordOptions,
  ],
  examples: [
    'contraflow audit "Edge AI grows from $24.9 billion in 2025 to $119 billion by 2033, a CAGR of 21.7%"',
    'contraflow audit "In February 2026 a coin cost $100,000 at 6 cents per kWh" --format json',
    'contraflow audit "AntPool makes 40% of the blocks" --from-readings',
    'contraflow audit claim.json --format csv',
  ],
  async run([input = ''], options, effects) {
    const { auditInput, auditSummary, hasAlarm, readAuditInput } = await import('../../pipeline/economics/audit.ts');
    const world = await worldOf(options, effects);
    const { claims, remarks: notes } = await accepted(
      async () => auditInput(await readAuditInput(input), world),
      [RangeError, SyntaxError, TypeError],
    );
    const remarks = [auditSummary(claims), ...notes];
    if (outputFormat(options, ['table', 'csv', 'json'], 'table') === 'table') {
      const out = textOption(options, 'out');
      await writeText([await shownAudit(claims, { remarks, style: tableStyle(out, effects) })], out, effects);
    } else await writeRecord(claims.flatMap(toRecords), { remarks, options, effects });
    return options.fail === true && hasAlarm(claims) ? 1 : 0;
  },
};

async function worldOf(options: OptionValues, effects: CliEffects) {
  const { auditWorld } = await import('../../pipeline/economics/audit.ts');
  const { loadFacts } = await import('../../pipeline/catalogue.ts');
  const { formatDate } = await import('../../core/time-span.ts');
  const today = formatDate(parsedOption(options, 'asOf', parseDay) ?? effects.now());
  if (options.fromReadings !== true) return auditWorld(loadFacts(), { today });
  const { measuredProportions } = await import('../../pipeline/economics/measured-proportions.ts');
  return auditWorld(loadFacts(), { today, measured: await measuredProportions() });
}

function toRecords({ claim, findings }: AuditedClaim, index: number): FlatRecord[] {
  return findings.map(({ verdict, rule, why, implied, formula, severity }) => ({
    claim: index + 1,
    verdict,
    rule,
    why,
    implied: implied?.name ?? null,
    implied_value: implied?.value ?? null,
    formula,
    severity,
    text: claim.text,
  }));
}

/** Each claim with what was found in it. */
async function shownAudit(
  claims: readonly AuditedClaim[],
  { remarks, style }: { readonly remarks: readonly string[]; readonly style: ReturnType<typeof tableStyle> },
): Promise<string> {
  const { labelledText } = await import('../../report/index.ts');
  const told = claims.flatMap(({ claim, findings }) => [
    ...labelledText('claim', [printable(claim.text.slice(0, LONGEST_SHOWN))], style),
    ...findings.flatMap(({ verdict, rule, why, implied, formula }) => [
      ...labelledText('finding', [`${verdict.toUpperCase()}: ${printable(why)}`], style),
      ...labelledText(
        '',
        [`${rule}${formula === null ? '' : `: ${formula}`}${shownImplied(implied)}`].map(printable),
        style,
      ),
    ]),
    '',
  ]);
  return [...told, ...labelledText('notes', remarks, style), ''].join('\n');
}

/** Most characters of a claim that a table repeats. */
const LONGEST_SHOWN = 500;

function shownImplied(implied: AuditedClaim['findings'][number]['implied']): string {
  return implied === null ? '' : ` (implies ${implied.name} ${Number(implied.value.toPrecision(5))})`;
}
