import { type AttributedBlocks, evidences } from '../core/blocks.ts';

/** What attribution found, in lines for people: how many blocks, by what evidence, and the largest pools. */
export function summarizeBlocks(blocks: AttributedBlocks): string[] {
  const byEvidence = new Array<number>(evidences.length).fill(0);
  const byPool = new Map<number, number>();
  let stale = 0;
  for (let row = 0; row < blocks.count; row++) {
    byEvidence[blocks.evidence[row]!]!++;
    if (blocks.stale[row] === 1) stale++;
    const pool = blocks.levels.pool.codes[row]!;
    if (pool >= 0) byPool.set(pool, (byPool.get(pool) ?? 0) + 1);
  }
  const number = (value: number) => value.toLocaleString('en-US');
  const largest = [...byPool].sort(([, a], [, b]) => b - a).slice(0, 5);
  return [
    `${number(blocks.count)} blocks, ${number(stale)} of them stale; evidence: ${evidences
      .map((evidence, index) => [evidence, byEvidence[index]!] as const)
      .filter(([, count]) => count > 0)
      .map(([evidence, count]) => `${evidence} ${number(count)}`)
      .join(', ')}`,
    ...(largest.length === 0
      ? []
      : [
          `largest pools: ${largest.map(([pool, count]) => `${blocks.levels.pool.names[pool]} ${number(count)}`).join(', ')}`,
        ]),
  ];
}
