import type { Fact } from '../../core/fact.ts';
import type { Finding } from '../../models/economics/index.ts';
import { auditInput, auditWorld } from './audit.ts';
import { CROSSING } from './mining-outline.ts';

export type StoryClaimId = 'coin-cost' | 'edge-market' | 'edge-chips';

/** A claim of the story with what the auditor’s rule for it found. */
export interface StoryClaim {
  readonly text: string;
  readonly finding: Finding;
  /** Ids of the facts that it is made from. */
  readonly facts: readonly string[];
}

const MARKET = 'edge-ai-market-2033';
const CHIPS = 'edge-ai-chips-market-2033';

interface Template {
  readonly facts: readonly string[];
  readonly rule: string;
  readonly text: (facts: readonly Fact[]) => string;
}

const templates: Readonly<Record<StoryClaimId, Template>> = {
  'coin-cost': {
    facts: [CROSSING],
    rule: 'coin-cost',
    text: ([cost]) =>
      `In ${yearOf(cost!)} it costs more than $${amount(cost!)} to mine one bitcoin in parts of the United States.`,
  },
  'edge-market': {
    facts: [MARKET],
    rule: 'known-forecast',
    text: ([market]) => `The edge AI market will be worth $${amount(market!)} billion by ${yearOf(market!)}.`,
  },
  'edge-chips': {
    facts: [CHIPS, MARKET],
    rule: 'part-of-whole',
    text: ([chips, market]) =>
      `The edge AI chip market will be worth $${amount(chips!)} billion by ${yearOf(chips!)}, and the edge AI market $${amount(market!)} billion by ${yearOf(market!)}.`,
  },
};

/** The claims of the story, audited; those whose facts or findings are missing are left out. */
export function storyClaims(facts: readonly Fact[]): ReadonlyMap<StoryClaimId, StoryClaim> {
  const today = facts.reduce((latest, { source }) => (source.read > latest ? source.read : latest), '');
  const found = new Map<StoryClaimId, StoryClaim>();
  if (today === '') return found;
  const world = auditWorld(facts, { today });
  for (const [id, template] of Object.entries(templates) as [StoryClaimId, Template][]) {
    const used = template.facts.flatMap((wanted) => facts.find((fact) => fact.id === wanted) ?? []);
    if (used.length < template.facts.length) continue;
    const text = template.text(used);
    const findings = auditInput(text, world).claims.flatMap((claim) => claim.findings);
    const finding = findings.find(({ rule }) => rule === template.rule);
    if (finding !== undefined) found.set(id, { text, finding, facts: template.facts });
  }
  return found;
}

function yearOf({ from }: Fact): string {
  return from.slice(0, 4);
}

function amount({ value }: Fact): string {
  return value.toLocaleString('en-US');
}
