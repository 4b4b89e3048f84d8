import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { auditClaim, isAlarm, parseClaims } from '../../../../src/models/economics/index.ts';
import { auditWorld } from '../../../../src/pipeline/economics/audit.ts';
import { loadFacts } from '../../../../src/platform/facts.ts';

interface Labelled {
  readonly id: string;
  readonly half: 'development' | 'held-out';
  readonly text: string;
  readonly isTrue: boolean;
  readonly alarms: readonly { readonly rule: string; readonly verdict: string }[];
}

const { today, claims } = JSON.parse(
  readFileSync(new URL('../../../fixtures/audit/claims.json', import.meta.url), 'utf8'),
) as { readonly today: string; readonly claims: readonly Labelled[] };
const world = auditWorld(loadFacts(), { today });

/** Alarms as `rule:verdict`, each once. */
function alarmsOf(text: string): readonly string[] {
  const findings = parseClaims(text).flatMap((claim) => auditClaim(claim, world));
  return [...new Set(findings.filter(isAlarm).map(({ rule, verdict }) => `${rule}:${verdict}`))];
}

function scored(half: Labelled['half']) {
  const ofHalf = claims
    .filter((claim) => claim.half === half)
    .map((claim) => ({ ...claim, got: alarmsOf(claim.text) }));
  const expected = ofHalf.flatMap(({ alarms, got }) =>
    alarms.map(({ rule, verdict }) => got.includes(`${rule}:${verdict}`)),
  );
  const raised = ofHalf.flatMap(({ alarms, got }) =>
    got.map((one) => alarms.some(({ rule, verdict }) => `${rule}:${verdict}` === one)),
  );
  const trueOnes = ofHalf.filter(({ isTrue }) => isTrue);
  const proportion = (of: readonly boolean[]) => of.filter(Boolean).length / of.length;
  return {
    claims: ofHalf.length,
    precision: proportion(raised),
    recall: proportion(expected),
    falseAlarms: trueOnes.filter(({ got }) => got.length > 0).length / trueOnes.length,
  };
}

describe('the labelled claims', () => {
  test('are at least sixty in all, and in each half as many true as false, within a tenth', () => {
    expect(claims.length).toBeGreaterThanOrEqual(60);
    for (const half of ['development', 'held-out']) {
      const ofHalf = claims.filter((claim) => claim.half === half);
      expect(ofHalf.filter(({ isTrue }) => isTrue).length / ofHalf.length).toBeGreaterThan(0.4);
      expect(ofHalf.filter(({ isTrue }) => isTrue).length / ofHalf.length).toBeLessThan(0.6);
    }
    expect(new Set(claims.map(({ text }) => text)).size).toBe(claims.length);
  });

  // The labels were set by hand with each sentence, before the auditor first read it.
  test.each(['development', 'held-out'] as const)('of the %s half are told apart with few false alarms', (half) => {
    const score = scored(half);
    console.info(`audit, ${half}: ${JSON.stringify(score)}`);
    expect(score.falseAlarms).toBeLessThanOrEqual(0.05);
    expect(score.precision).toBeGreaterThanOrEqual(0.95);
    expect(score.recall).toBeGreaterThanOrEqual(0.9);
  });
});
