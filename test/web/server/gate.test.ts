import { expect, test } from 'vitest';
import { createGate } from '../../../src/web/server/gate.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('so many work at a time, the others in the order in which they came', async () => {
  const gate = createGate({ running: 2, waiting: 10, waitMs: 10_000 });
  let busy = 0;
  let most = 0;
  const begun: number[] = [];
  await Promise.all(
    Array.from({ length: 8 }, (_, at) =>
      gate(async () => {
        begun.push(at);
        most = Math.max(most, ++busy);
        await pause(5);
        busy--;
      }),
    ),
  );
  expect(most).toBe(2);
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('who finds too many waiting, or waits too long, is told when to ask again', async () => {
  const gate = createGate({ running: 1, waiting: 1, waitMs: 20 });
  const long = gate(() => pause(200));
  const late = gate(() => pause(0));
  await expect(gate(() => pause(0))).rejects.toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
  await expect(late).rejects.toMatchObject({ status: 503 });
  await long;
  expect(await gate(async () => 'done')).toBe('done'); // the turn of those who left is free
});

test('work that fails ends its turn too', async () => {
  const gate = createGate({ running: 1, waiting: 1, waitMs: 1000 });
  await expect(gate(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await gate(async () => 1)).toBe(1);
});

test('work without a pause lets timers come between', async () => {
  const gate = createGate({ running: 1, waiting: 1000, waitMs: 10_000 });
  let done = 0;
  let doneAtTimer = -1;
  setTimeout(() => {
    doneAtTimer = done;
  }, 0);
  await Promise.all(Array.from({ length: 200 }, () => gate(async () => void done++)));
  expect(doneAtTimer).toBeLessThan(200);
});
