import type { DeviceTier } from '../../src/compute/index.ts';

/** A tier with what a test is about, and something plausible in the rest. */
export function tierOf({
  id = 'tier',
  memory,
  usable = 0.5,
  bandwidth = 50,
  from = '2020-01-01',
}: {
  readonly id?: string;
  readonly memory: number;
  readonly usable?: number;
  readonly bandwidth?: number;
  readonly from?: string;
}): DeviceTier {
  const fact = (value: number) => ({ value, source: 'test' });
  return {
    id,
    title: id,
    kind: 'phone',
    class: 'phone',
    memoryGibibytes: fact(memory),
    usableProportion: fact(usable),
    bandwidthGigabytesPerSecond: [{ ...fact(bandwidth), from }],
    onSaleFrom: { date: from, source: 'test' },
  };
}
