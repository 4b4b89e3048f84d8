import { expect, test } from 'vitest';
import { banBackcast } from '../../../../../src/pipeline/economics/ban-backcast.ts';
import { divertAnswer, divertDefaults } from '../../../../../src/pipeline/economics/divert.ts';
import {
  backcastCurves,
  diversion,
  periodSteps,
  settledPeriod,
} from '../../../../../src/web/client/economics/hosting/divert-path.ts';

const { networkExahashesPerSecond, networkFact, coinsPerBlock, fleet, holders } = divertDefaults();
const network = {
  exahashes_per_second: networkExahashesPerSecond,
  fact: networkFact,
  coins_per_block: coinsPerBlock,
  fleet: fleet.map(({ joulesPerTerahash, proportion }) => ({ joules_per_terahash: joulesPerTerahash, proportion })),
  holders: holders.map(({ name, proportion }) => ({ id: name, name, proportion })),
};
const question = { network, gigawatts: 5, days: 30, coinsPerBlock, order: 'pro-rata', from: 'us' } as const;

test('diverted gigawatts are those of the command line', () => {
  const found = diversion(question);
  const rest = {
    fleet: null,
    networkExahashesPerSecond: null,
    coinUsd: null,
    holders: null,
    aiMegawatts: null,
    to: null,
  };
  const { records } = divertAnswer({
    ...rest,
    gigawatts: 5,
    order: 'pro-rata',
    rampDays: 30,
    coinsPerBlock,
    periods: found.path.length,
    from: ['us'],
  });
  expect(found.path.map(({ difficulty }) => difficulty)).toEqual(records.map(({ difficulty }) => difficulty));
  expect(found.removedProportion).toBe(records[0]!.removed_proportion);
  expect(found.beforeGigawatts).toBeCloseTo(Number(records[0]!.network_gw_before), 9);
  expect(found.after.map(({ proportion }) => proportion)).toEqual(
    holders.map(({ name }) => records[0]![`${name}_proportion_after`]),
  );
});

test('steps hold to the end of the last period, and settle where the difficulty stays', () => {
  const { path } = diversion({ ...question, days: 0, from: null });
  const steps = periodSteps(path, ({ difficulty }) => difficulty);
  expect(steps).toHaveLength(path.length + 1);
  expect(steps.at(-1)).toMatchObject({ x: path.at(-1)!.untilDay, value: path.at(-1)!.difficulty });
  // All at once: one retarget sets it right.
  expect(settledPeriod(path)).toBe(path[1]);
});

test('more than there is, or than a country has, is refused', () => {
  expect(() => diversion({ ...question, gigawatts: 1000 })).toThrow(RangeError);
  expect(() => diversion({ ...question, from: 'et' })).toThrow(/expected to remove at most/);
});

test('the summer of 2021 is drawn from its facts over days', () => {
  const { from, periods, hashrates } = banBackcast();
  const { measured, modelled } = backcastCurves({
    from,
    periods: periods.map(({ modelledFromDay, factIds, ...rest }) => ({
      ...rest,
      modelled_from_day: modelledFromDay,
      facts: [...factIds],
    })),
    hashrates: hashrates.map(({ day, exahashesPerSecond, factId }) => ({
      day,
      exahashes_per_second: exahashesPerSecond,
      fact: factId,
    })),
  });
  // May 13, 29, June 13, July 3 and 17.
  expect(measured.slice(0, -1).map(({ x }) => x)).toEqual([0, 16, 31, 51, 65]);
  expect(modelled.at(-1)!.x).toBe(measured.at(-1)!.x);
});
