import { expect, test } from 'vitest';
import { edgeChoice, edgeCost } from '../../../src/models/economics/index.ts';

const task = {
  tokensIn: 1000,
  tokensOut: 1000,
  callsPerDay: 100,
  secondsPerCall: 36,
  watts: 100,
  usdPerKilowattHour: 0.2,
  chargedUsd: 1461,
  deviceYears: 4,
  cloudUsdPerMillionIn: 1,
  cloudUsdPerMillionOut: 4.2,
};

/** The choice of a task whose device breaks even at 200 calls a day and serves 2,400 (see the test of the cost). */
function choice(change: Partial<typeof task> & { isPrivate?: boolean; latencySeconds?: number | null } = {}) {
  const { isPrivate = false, latencySeconds = null, ...rest } = change;
  const options = { ...task, ...rest };
  const local = { ...edgeCost(options), secondsPerCall: options.secondsPerCall };
  return edgeChoice({ isPrivate, latencySeconds, callsPerDay: options.callsPerDay, local });
}

test('volume decides between electricity and the device’s price', () => {
  expect(choice()).toEqual({ choice: 'cloud', decides: 'volume' });
  expect(choice({ callsPerDay: 201 })).toEqual({ choice: 'local', decides: 'volume' });
});

test('cost decides where no volume matters', () => {
  expect(choice({ usdPerKilowattHour: 6, callsPerDay: 2000 })).toEqual({ choice: 'cloud', decides: 'cost' });
  expect(choice({ chargedUsd: 0 })).toEqual({ choice: 'local', decides: 'cost' });
});

test('more calls than one device serves go elsewhere', () => {
  expect(choice({ callsPerDay: 2401 })).toEqual({ choice: 'cloud', decides: 'volume' });
  expect(choice({ callsPerDay: 2401, isPrivate: true })).toEqual({ choice: 'neither', decides: 'volume' });
});

test('a bound on the call is kept when it is met exactly', () => {
  expect(choice({ latencySeconds: 35 })).toEqual({ choice: 'cloud', decides: 'latency' });
  expect(choice({ latencySeconds: 36, callsPerDay: 300 })).toEqual({ choice: 'local', decides: 'volume' });
  expect(() => choice({ latencySeconds: 0 })).toThrow('edgeChoice: expected latencySeconds to be positive, got 0');
});

test('a private task stays on the device at any price, or runs nowhere', () => {
  expect(choice({ isPrivate: true, usdPerKilowattHour: 6 })).toEqual({ choice: 'local', decides: 'privacy' });
  expect(choice({ isPrivate: true, latencySeconds: 1 })).toEqual({ choice: 'neither', decides: 'latency' });
  const unfit = { latencySeconds: 1, callsPerDay: 1, local: null };
  expect(edgeChoice({ ...unfit, isPrivate: true })).toEqual({ choice: 'neither', decides: 'memory' });
  expect(edgeChoice({ ...unfit, isPrivate: false })).toEqual({ choice: 'cloud', decides: 'memory' });
});
