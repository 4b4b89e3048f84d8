import { expect, test } from 'vitest';
import { createByteCache, type Kept } from '../../../src/web/server/byte-cache.ts';

const of = (length: number): Kept => ({ bytes: new Uint8Array(length) });

test('what was made is not made again, nor while it is being made', async () => {
  const cache = createByteCache<Kept>(100_000);
  let made = 0;
  const make = async () => {
    made++;
    return of(10);
  };
  const [one, other] = await Promise.all([cache.get('a', make), cache.get('a', make)]);
  expect(await cache.get('a', make)).toBe(one);
  expect(other).toBe(one);
  expect(made).toBe(1);
});

test('what fails is not kept', async () => {
  const cache = createByteCache<Kept>(100_000);
  await expect(cache.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect((await cache.get('a', async () => of(3))).bytes).toHaveLength(3);
});

test('it never grows beyond its limit: those asked for longest ago go, and what is too large is not kept', async () => {
  const cache = createByteCache<Kept>(10_000);
  for (const key of ['a', 'b', 'c', 'd']) await cache.get(key, async () => of(1500));
  await cache.get('a', async () => of(0)); // asked for again
  for (const key of ['e', 'f']) await cache.get(key, async () => of(1500));
  expect(cache.size()).toBeLessThanOrEqual(10_000);
  expect((await cache.get('a', async () => of(1))).bytes).toHaveLength(1500);
  expect((await cache.get('b', async () => of(1))).bytes).toHaveLength(1);
  await cache.get('large', async () => of(9000));
  expect((await cache.get('large', async () => of(2))).bytes).toHaveLength(2);
});
