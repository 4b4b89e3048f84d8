/**
 * Positions moved apart to at least a gap, in their order, as near as may be to where they were and inside a range
 * while it has the room.
 *
 * @example
 * spreadApart([10, 11, 40], 5, [0, 100]); // => [8, 13, 40]
 */
export function spreadApart(
  positions: readonly number[],
  gap: number,
  [low, high]: readonly [number, number],
): number[] {
  const order = positions.map((_, index) => index).sort((a, b) => positions[a]! - positions[b]! || a - b);
  // Clusters of touching labels, each centred on the mean of what its labels want (pool adjacent violators).
  const clusters: { sum: number; count: number }[] = [];
  const startOf = (cluster: { sum: number; count: number }): number => {
    const start = cluster.sum / cluster.count - ((cluster.count - 1) * gap) / 2;
    return Math.max(low, Math.min(start, high - (cluster.count - 1) * gap));
  };
  for (const index of order) {
    let cluster = { sum: positions[index]!, count: 1 };
    let previous = clusters.at(-1);
    while (previous !== undefined && startOf(previous) + previous.count * gap > startOf(cluster)) {
      cluster = { sum: previous.sum + cluster.sum, count: previous.count + cluster.count };
      clusters.pop();
      previous = clusters.at(-1);
    }
    clusters.push(cluster);
  }
  const result = new Array<number>(positions.length);
  let at = 0;
  for (const cluster of clusters) {
    const start = startOf(cluster);
    for (let nth = 0; nth < cluster.count; nth++) result[order[at++]!] = start + nth * gap;
  }
  return result;
}
