import type { Problem } from '../core/problem.ts';

/** What should have been there, by kind of thing that can be wrong with a block file. */
const EXPECTED = {
  'blk/empty-file': 'blocks in the file, got no bytes',
  'blk/unreadable-file': 'a file that can be read, got none',
  'blk/truncated-block': 'a whole block, got one that ends after its file',
  'blk/bad-size': 'a block of a possible size, got another',
  'blk/foreign-block': "this network's magic, got another network's",
  'blk/skipped-bytes': 'a block, got other bytes',
  'blk/zero-gap': 'a block, got zeros before more blocks',
  'blk/no-proof-of-work': 'a header with proof of work, got one without',
  'blk/malformed-coinbase': 'a coinbase, got something else; the block counts as unattributed',
} as const;

export type FindingKind = keyof typeof EXPECTED;

/** How often one kind of problem was found, and where first. Plain data, so that it crosses threads. */
export interface Finding {
  readonly kind: FindingKind;
  count: number;
  readonly examples: string[];
}

const SHOWN = 3;

export function addFinding(findings: Finding[], kind: FindingKind, example: string): void {
  mergeFinding(findings, { kind, count: 1, examples: [example] });
}

export function mergeFinding(findings: Finding[], found: Finding): void {
  const known = findings.find((finding) => finding.kind === found.kind);
  if (known === undefined) {
    findings.push({ ...found, examples: [...found.examples] });
    return;
  }
  known.count += found.count;
  known.examples.push(...found.examples.slice(0, Math.max(0, SHOWN - known.examples.length)));
}

export function toProblem({ kind, count, examples }: Finding): Problem {
  const more = count > examples.length ? ', …' : '';
  const message = `block-directory: expected ${EXPECTED[kind]} (${count} in all: ${examples.join(', ')}${more})`;
  return { kind, message, count };
}
