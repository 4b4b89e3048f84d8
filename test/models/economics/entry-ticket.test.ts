import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryTicket, hardwareTurns } from '../../../src/models/economics/index.ts';

const network = { hashesPerSecond: 1e21, coinsPerDay: 450, coinUsd: 100_000 };
const machine = { terahashesPerSecond: 200, watts: 3500, usd: 4000 };

describe('entryTicket', () => {
  it('is worked out by hand', () => {
    // Revenue: 45 $/PH/s/day · 0.2 PH/s = 9. Electricity: 3.5 kW · 24 h · 0.05 = 4.2. Payback: 4,000 / 4.8 = 833.3 days.
    // 1%: 1e19 / 2e14 = 50,000 machines, 175 MW, 200 million. A coin: 1.92e11 TH · 17.5 J / 3.6e6 · 0.05 = 46,666.67.
    const ticket = entryTicket(machine, { network, usdPerKilowattHour: 0.05 });
    expect(ticket.revenueUsdPerDay).toBeCloseTo(9, 9);
    expect(ticket.electricityUsdPerDay).toBeCloseTo(4.2, 9);
    expect(ticket.paybackDays).toBeCloseTo(833.33, 2);
    expect(ticket.electricityUsdPerCoin).toBeCloseTo(46_666.67, 2);
    expect(ticket).toMatchObject({ isProfitable: true, machines: 50_000, megawatts: 175, equipmentUsd: 200_000_000 });
  });

  it('never pays back at a loss, nor without a price', () => {
    const loss = entryTicket(machine, { network, usdPerKilowattHour: 0.2 });
    expect([loss.isProfitable, loss.paybackDays]).toEqual([false, null]);
    const unpriced = entryTicket({ ...machine, usd: null }, { network, usdPerKilowattHour: 0.05 });
    expect([unpriced.paybackDays, unpriced.equipmentUsd]).toEqual([null, null]);
  });

  it('takes a whole machine, however small the network', () => {
    const early = { hashesPerSecond: 1e9, coinsPerDay: 7200, coinUsd: 0.1 };
    expect(entryTicket(machine, { network: early, usdPerKilowattHour: 0.1 }).machines).toBe(1);
  });

  it('is profitable exactly where a coin costs less electricity than it brings', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        (usdPerKilowattHour, coinUsd) => {
          const ticket = entryTicket(machine, { network: { ...network, coinUsd }, usdPerKilowattHour });
          if (Math.abs(ticket.electricityUsdPerCoin / coinUsd - 1) < 1e-9) return;
          expect(ticket.isProfitable).toBe(ticket.electricityUsdPerCoin < coinUsd);
        },
      ),
    );
  });

  it.each([
    [{ proportion: 0 }, 'expected proportion in (0, 1], got 0'],
    [{ usdPerKilowattHour: Number.NaN }, 'expected usdPerKilowattHour'],
    [{ network: { ...network, coinUsd: 0 } }, 'expected coinUsd to be positive, got 0'],
  ])('refuses %j', (changed, message) => {
    expect(() => entryTicket(machine, { network, usdPerKilowattHour: 0.05, ...changed })).toThrow(message);
  });
});

describe('hardwareTurns', () => {
  it('says when classes came, led and went, in the order in which they came', () => {
    const reading = (atMs: number, name: string, electricityUsdPerCoin: number, isProfitable: boolean) => ({
      atMs,
      class: name,
      electricityUsdPerCoin,
      isProfitable,
    });
    const turns = hardwareTurns([
      reading(2, 'gpu', 3, true),
      reading(1, 'cpu', 1, true),
      reading(2, 'cpu', 5, true),
      reading(3, 'cpu', 9, false),
      reading(3, 'gpu', 6, true),
      reading(3, 'dud', 50, false),
    ]);
    expect(turns).toEqual([
      { class: 'cpu', availableFromMs: 1, leadsFromMs: 1, profitableFromMs: 1, profitableUntilMs: 2 },
      { class: 'gpu', availableFromMs: 2, leadsFromMs: 2, profitableFromMs: 2, profitableUntilMs: 3 },
      { class: 'dud', availableFromMs: 3, leadsFromMs: null, profitableFromMs: null, profitableUntilMs: null },
    ]);
    expect(hardwareTurns([])).toEqual([]);
  });
});
