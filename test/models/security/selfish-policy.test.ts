import { describe, expect, test } from 'vitest';
import { honestPolicy, policyAction, selfishPolicyTable, sm1Policy } from '../../../src/models/security/index.ts';

describe('policyAction', () => {
  // Read off Eyal & Sirer 2014, algorithm 1.
  test.each([
    [1, 0, 'irrelevant', 'wait'],
    [1, 1, 'relevant', 'match'],
    [2, 1, 'active', 'override'],
    [2, 1, 'relevant', 'override'],
    [5, 2, 'relevant', 'wait'],
    [0, 1, 'relevant', 'adopt'],
    [1, 2, 'relevant', 'adopt'],
  ] as const)('SM1 at %d, %d, %s: %s', (attacker, honest, fork, action) => {
    expect(policyAction(sm1Policy(6), { attacker, honest, fork })).toBe(action);
  });

  test('beyond its table every policy holds a lead until it is one block', () => {
    const policy = honestPolicy(3);
    expect(policyAction(policy, { attacker: 9, honest: 2, fork: 'relevant' })).toBe('wait');
    expect(policyAction(policy, { attacker: 9, honest: 8, fork: 'relevant' })).toBe('override');
    expect(policyAction(policy, { attacker: 9, honest: 9, fork: 'relevant' })).toBe('adopt');
    expect(policyAction(policy, { attacker: 3, honest: 1, fork: 'active' })).toBe('override');
  });

  test('a fork that cannot be is refused', () => {
    const policy = sm1Policy(5);
    expect(() => policyAction(policy, { attacker: 0, honest: 2, fork: 'irrelevant' })).toThrow(/possible state/);
    expect(() => policyAction(policy, { attacker: 1, honest: 0, fork: 'relevant' })).toThrow(/possible state/);
    expect(() => policyAction(policy, { attacker: 2, honest: 2, fork: 'active' })).toThrow(/possible state/);
    expect(() => policyAction(policy, { attacker: -1, honest: 2, fork: 'relevant' })).toThrow(RangeError);
    expect(() => policyAction(policy, { attacker: 1.5, honest: 0, fork: 'irrelevant' })).toThrow(RangeError);
  });

  test.each([Number.NaN, 1, 2.5, 401])('a truncation of %d is refused', (truncation) => {
    expect(() => sm1Policy(truncation)).toThrow(/truncation/);
    expect(() => honestPolicy(truncation)).toThrow(RangeError);
  });
});

describe('selfishPolicyTable', () => {
  // By hand: honest mining only ever meets a block of its own or one of the others.
  test('of honest mining has two entries', () => {
    expect(selfishPolicyTable(honestPolicy(8), 3)).toEqual([
      ['***', '*a*', '***'],
      ['o**', '***', '***'],
      ['***', '***', '***'],
    ]);
  });

  // By hand, following SM1 from the base.
  test('of SM1 shows its tie, its lead and its retreat', () => {
    expect(selfishPolicyTable(sm1Policy(8), 4)).toEqual([
      ['***', '*a*', '***', '***'],
      ['w**', '*m*', '*a*', '***'],
      ['w**', '*oo', '***', '***'],
      ['w**', '*w*', '*o*', '***'],
    ]);
  });

  test('is no larger than the policy', () => {
    expect(() => selfishPolicyTable(sm1Policy(5), 6)).toThrow(/size/);
  });
});
