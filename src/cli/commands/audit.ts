import type { Command } from '../command.ts';
import { CliError } from '../effects.ts';
import { type FlatRecord, recordOptions, writeRecord } from '../flat-record.ts';
import { textOption, usageError } from '../options.ts';

export const auditCommand: Command = {
  name: 'audit',
  summary:
    'Check the arithmetic of a published figure: what it implies, and what is impossible or of mixed base in it.',
  positionals: [
    { name: '<claim>', description: 'a sentence in quotes, a file of text or JSON, or - for standard input' },
  ],
  options: [
    { flags: '--as-of <day>', description: 'day on which the claim is read, 2026-02-15 (default: today)' },
    { flags: '--fail', description: 'exit code 1 if anything is impossible, inconsistent or of mixed base' },
    ...recordOptions,
  ],
  examples: [
    'contraflow audit "Edge AI grows from $24.9 billion in 2025 to $119 billion by 2033, a CAGR of 21.7%"',
    'contraflow audit "In February 2026 a coin cost $100,000 at 6 cents per kWh" --format json',
    'contraflow audit claim.json --format csv',
  ],
  async run([input = ''], options, effects) {
    const { auditInput, auditSummary, auditWorld, hasAlarm, readAuditInput } = await import(
      '../../pipeline/economics/audit.ts'
    );
    const { loadFacts } = await import('../../pipeline/catalogue.ts');
    const today = textOption(options, 'asOf') ?? new Date(effects.now()).toISOString().slice(0, 10);
    if (!/^\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/.test(today))
      throw usageError(`--as-of: expected a day as 2026-02-15, got '${today}'`);
    const { claims, remarks } = auditInput(await readAuditInput(input), auditWorld(loadFacts(), { today }));
    if (claims.length === 0)
      throw new CliError('audit: expected a claim with a number in it, got none', { exitCode: 2 });
    const records = claims.flatMap(({ claim, findings }, index) =>
      findings.map(
        (finding): FlatRecord => ({
          claim: index + 1,
          verdict: finding.verdict,
          rule: finding.rule,
          why: finding.why,
          implied: finding.implied?.name ?? null,
          implied_value: finding.implied?.value ?? null,
          formula: finding.formula,
          severity: finding.severity,
          text: claim.text,
        }),
      ),
    );
    const written = await writeRecord(records, {
      remarks: [auditSummary(claims), ...remarks],
      options,
      effects,
    });
    return options.fail === true && hasAlarm(claims) ? 1 : written;
  },
};
