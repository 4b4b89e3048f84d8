import { expect, test } from 'vitest';
import { answerCsv, answerText } from '../../../src/pipeline/answer.ts';
import { confirmationsFor } from '../../../src/pipeline/security/confirmations.ts';
import { historyAnswer, securityHistories, securityHistory } from '../../../src/pipeline/security/history.ts';
import { poolsOf } from './by-hand.ts';

const options = { names: new Map([['a', 'Pool A']]), risk: 0.01, interval: 0.95 };

test('a history has the largest of every window, whoever that is', () => {
  const { windows } = securityHistory(
    poolsOf([
      { a: 20, b: 10, '': 70 },
      { b: 25, a: 20, c: 55 },
    ]),
    options,
  );
  expect(windows.map(({ entity, proportion, boundHigh }) => [entity.name, proportion, boundHigh])).toEqual([
    ['Pool A', 0.2, 0.9],
    ['c', 0.55, 0.55],
  ]);
  expect(windows[0]!.confirmations).toEqual(confirmationsFor(20, { blocks: 100, interval: 0.95, risk: 0.01 }));
});

test('a window in which one has everything has no number of confirmations that is enough', () => {
  const { windows } = securityHistory(poolsOf([{ a: 144 }]), options);
  expect(windows).toMatchObject([
    { proportion: 1, low: 1, high: 1, confirmations: { estimate: null, low: null, high: null } },
  ]);
});

test('a history leaves out windows without blocks, those the data only touch, and those before the level is known', () => {
  const measured = poolsOf([{ a: 5 }, {}, { '': 9 }, { a: 3, b: 2 }, { a: 1 }], {
    isWhole: [true, true, true, true, false],
    judgedFromDay: 1,
  });
  const { windows } = securityHistory(measured, options);
  expect(windows.map(({ proportion }) => proportion)).toEqual([0.6]);
});

test('as an answer it has empty cells in files, and never in tables, where no number is enough', () => {
  const histories = securityHistories([poolsOf([{ a: 144 }])], options);
  const answer = historyAnswer(histories, options);
  expect(answerCsv(answer)).toBe(
    'level,from,until,entity,proportion,low,high,bound_high,confirmations,confirmations_low,confirmations_high\n' +
      'pool,2024-01-01,2024-01-02,a,1,1,1,1,,,\n',
  );
  expect(answerText(answer, { width: 120, colour: false }).split('\n')[2]).toMatch(/never +never +never$/);
});
