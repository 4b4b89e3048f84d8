/** What the arithmetic says of a claim. `mixed base`: right only from another base, year or whole than the one it names. */
export type AuditVerdict = 'consistent' | 'inconsistent' | 'impossible' | 'mixed base' | 'could not check';

/** How much a reader should mind. */
export type AuditSeverity = 'high' | 'medium' | 'none';

/** One thing that was checked. */
export interface Finding {
  /** Id of the rule. */
  readonly rule: string;
  readonly verdict: AuditVerdict;
  readonly severity: AuditSeverity;
  /** One sentence for people: what the numbers say. */
  readonly why: string;
  /** What was computed, with its numbers; null where nothing was. */
  readonly formula: string | null;
  /** Quantity that the claim implies, under a name with its unit; null where none follows. */
  readonly implied: { readonly name: string; readonly value: number } | null;
}

/** A finding with the severity of its verdict. */
export function finding(
  rule: string,
  verdict: AuditVerdict,
  rest: { readonly why: string; readonly formula?: string; readonly implied?: Finding['implied'] },
): Finding {
  const severity =
    verdict === 'impossible' ? 'high' : verdict === 'inconsistent' || verdict === 'mixed base' ? 'medium' : 'none';
  return { rule, verdict, severity, why: rest.why, formula: rest.formula ?? null, implied: rest.implied ?? null };
}

/** Whether a finding says that something is wrong. */
export function isAlarm({ severity }: Finding): boolean {
  return severity !== 'none';
}
