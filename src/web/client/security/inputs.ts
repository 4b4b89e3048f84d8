import { shortened } from '../../../report/text-width.ts';
import type { NumberInput } from '../parts/number-input.ts';
import type { Level } from './words.ts';

/** Inputs of the page, by what they change. */
export const inputs = {
  proportion: {
    name: 'proportion',
    label: 'Its proportion',
    unit: '% of the hashrate',
    least: 0.1,
    most: 99,
    step: 0.1,
  },
  cost: { name: 'cost', label: 'Cost of a block', unit: '× its reward', least: 1, most: 100, step: 0.05 },
  reward: { name: 'reward', label: 'Reward of a block', unit: 'BTC', least: 0.000001, most: 1000 },
  price: { name: 'price', label: 'Price of a bitcoin', unit: 'USD', least: 0.01, most: 1e9 },
  part: { name: 'part', label: 'Proportion of the hashrate', unit: '%', least: 0.1, most: 99, step: 0.1 },
  exahashes: { name: 'exahashes', label: 'Hashrate of the network', unit: 'EH/s', least: 0.001, most: 1e9 },
  tariff: { name: 'tariff', label: 'Electricity', unit: 'USD/kWh', least: 0.0001, most: 10 },
  terahashes: { name: 'terahashes', label: 'A machine’s hashrate', unit: 'TH/s', least: 0.001, most: 1e6 },
  watts: { name: 'watts', label: 'A machine’s power', unit: 'W', least: 1, most: 1e6 },
  machine: { name: 'machine', label: 'A machine’s price', unit: 'USD', least: 1, most: 1e7 },
} as const satisfies Readonly<Record<string, NumberInput>>;

/** Who is taken to attack: those with the most blocks, or a proportion of one’s own. */
export interface Attacker {
  readonly name: string;
  readonly proportion: number;
  /** Interval of what is measured; null where the proportion is the reader’s. */
  readonly interval: readonly [low: number, high: number] | null;
  /** Confirmations for the risk as measured; undefined where the proportion is the reader’s. */
  readonly confirmations: number | null | undefined;
}

/** Characters of a name in a chart or a menu. */
export const LONGEST_NAME = 30;

/** A proportion of one’s own, as the address has it. */
export const OWN = 'own';

/** The attacker that an address asks for; the largest alone where it asks for none that there is. */
export function attackerOf(level: Level, asked: string, ownPercent: number): Attacker {
  if (asked === OWN) {
    return { name: 'An attacker', proportion: ownPercent / 100, interval: null, confirmations: undefined };
  }
  const coalition = level.coalitions.find(({ size }) => String(size) === asked) ?? level.coalitions[0]!;
  const { size, entities, proportion, low, high } = coalition;
  const name = size === 1 ? shortened(entities[0]!.name, LONGEST_NAME) : `The ${size} largest`;
  return { name, proportion, interval: [low, high], confirmations: coalition.confirmations.estimate };
}
