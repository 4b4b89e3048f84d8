import { amountKinds, type Claim } from './claim.ts';
import { type Finding, finding } from './finding.ts';
import { auditRules } from './rules/index.ts';
import type { AuditWorld } from './world.ts';

/**
 * What every rule finds in a claim, the gravest first; never empty: a claim in which nothing can be checked says so, and what it would need.
 * It judges arithmetic and dates, not who is honest; `consistent` means that the numbers fit together, not that they are true.
 */
export function auditClaim(claim: Claim, world: AuditWorld): readonly Finding[] {
  const found = auditRules.flatMap((rule) => rule.check(claim, world));
  if (found.length === 0) return [uncheckable(claim)];
  const rank = { high: 0, medium: 1, none: 2 };
  return found.toSorted((a, b) => rank[a.severity] - rank[b.severity]);
}

function uncheckable({ amounts }: Claim): Finding {
  const kinds = [...new Set(amounts.map(({ kind }) => amountKinds[kind].replace(/ \[.*$/, '')))];
  return finding('nothing', 'could not check', {
    why:
      kinds.length === 0
        ? 'No quantity with a unit was found in it.'
        : `It states ${kinds.join(', ')} and nothing that they could be compared with.`,
  });
}
