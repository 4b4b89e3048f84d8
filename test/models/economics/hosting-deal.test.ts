import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annualizedCapital, averageOfFirstYear, normalizedDeal } from '../../../src/models/economics/index.ts';

const deal = { valueUsd: 3.6e9, years: 12, criticalMegawatts: 200 };

describe('normalizedDeal', () => {
  it('divides the value by years and critical megawatts', () => {
    expect(normalizedDeal(deal).averageUsdPerMegawattYear).toBe(1.5e6); // 3,600 / 12 / 200 = 1.5
    // Galaxy's press says $2.26 million per MW and year of 133 MW, $4.5 billion and 15 years.
    const helios = normalizedDeal({ valueUsd: 4.5e9, years: 15, criticalMegawatts: 133 });
    expect(helios.averageUsdPerMegawattYear / 1e6).toBeCloseTo(2.26, 2);
  });

  it('finds the first year of a rent that rises', () => {
    // Two years at 10%: 100 and 110 make 210, so that a value of 210 begins at 100.
    const two = normalizedDeal({ valueUsd: 210, years: 2, criticalMegawatts: 1, escalator: 0.1 });
    expect(two.firstYearUsdPerMegawattYear).toBeCloseTo(100, 10);
    expect(normalizedDeal({ ...deal, escalator: 0 }).firstYearUsdPerMegawattYear).toBe(1.5e6);
    expect(normalizedDeal(deal).firstYearUsdPerMegawattYear).toBeNull();
  });

  it('knows the power of the whole site', () => {
    const site = normalizedDeal({ ...deal, grossMegawatts: 250 });
    expect(site).toMatchObject({ powerUsageEffectiveness: 1.25, averageUsdPerGrossMegawattYear: 1.2e6 });
    expect(normalizedDeal(deal)).toMatchObject({ powerUsageEffectiveness: null, averageUsdPerGrossMegawattYear: null });
  });

  it('takes the income of the site by megawatt, and by what the site cost', () => {
    const site = normalizedDeal({ ...deal, noiUsdPerYear: 2.4e8, capitalUsdPerMegawatt: 1e7 });
    expect(site).toMatchObject({ noiUsdPerMegawattYear: 1.2e6, noiByCapital: 0.12 });
    expect(normalizedDeal({ ...deal, noiUsdPerYear: 2.4e8 }).noiByCapital).toBeNull();
  });

  it('takes the landlord’s GPUs off before anything is compared', () => {
    // 1,000 million over 5 years without interest: 200 million a year, 1 million a year for each of 200 MW.
    const gpus = { capitalUsd: 1e9, lifeYears: 5, ratePerYear: 0 };
    const cloud = normalizedDeal({ ...deal, lease: 'cloud', gpuOwner: 'landlord', gpus });
    expect(cloud).toMatchObject({
      gpuCapitalUsdPerMegawattYear: 1e6,
      siteUsdPerMegawattYear: 0.5e6,
      comparableClass: 'cloud, GPUs of the landlord',
    });
    const lease = normalizedDeal({ ...deal, lease: 'triple-net', gpuOwner: 'tenant' });
    expect(lease).toMatchObject({
      gpuCapitalUsdPerMegawattYear: 0,
      siteUsdPerMegawattYear: 1.5e6,
      comparableClass: 'triple-net, GPUs of the tenant',
    });
  });

  it('says nothing of the site where the GPUs are unknown', () => {
    for (const gpuOwner of ['landlord', null] as const) {
      expect(normalizedDeal({ ...deal, gpuOwner }).siteUsdPerMegawattYear).toBeNull();
    }
    expect(normalizedDeal({ ...deal, gpuOwner: 'tenant', lease: null }).comparableClass).toBeNull();
  });

  it('scales: twice the value is twice the rent, twice value and power is the same', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e6, max: 1e11, noNaN: true }),
        fc.double({ min: 0.5, max: 40, noNaN: true }),
        fc.double({ min: 1, max: 5000, noNaN: true }),
        fc.double({ min: 0, max: 0.2, noNaN: true }),
        (valueUsd, years, criticalMegawatts, escalator) => {
          const of = (changed: object) =>
            normalizedDeal({ valueUsd, years, criticalMegawatts, escalator, ...changed }).firstYearUsdPerMegawattYear!;
          expect(of({ valueUsd: 2 * valueUsd }) / of({})).toBeCloseTo(2, 9);
          expect(of({ valueUsd: 2 * valueUsd, criticalMegawatts: 2 * criticalMegawatts }) / of({})).toBeCloseTo(1, 9);
          expect(of({})).toBeLessThanOrEqual(of({ escalator: 0 }) * (1 + 1e-12));
        },
      ),
    );
  });

  it.each([
    [{ valueUsd: 0 }, 'expected valueUsd above 0, got 0'],
    [{ years: Number.NaN }, 'expected years above 0, got NaN'],
    [{ criticalMegawatts: -1 }, 'expected criticalMegawatts above 0, got -1'],
    [{ grossMegawatts: 199 }, 'expected grossMegawatts of at least the critical 200, got 199'],
    [{ escalator: 3 }, 'expected an escalator as 0.03 for 3%, in (−1, 1), got 3'],
    [{ noiUsdPerYear: 3.2e8 }, 'expected noiUsdPerYear of at most the average rent 300000000, got 320000000'],
    [{ capitalUsdPerMegawatt: Infinity }, 'expected capitalUsdPerMegawatt above 0, got Infinity'],
    [
      { gpuOwner: 'tenant', gpus: { capitalUsd: 1, lifeYears: 1, ratePerYear: 0 } } as const,
      'expected no GPUs of the landlord where the tenant owns them, got some',
    ],
  ])('refuses what cannot be: %o', (wrong, message) => {
    expect(() => normalizedDeal({ ...deal, ...wrong })).toThrow(new RangeError(`normalizedDeal: ${message}`));
  });
});

describe('averageOfFirstYear', () => {
  it('is 1.2399… at 3% over 15 years', () => {
    // 1.03^15 = 1.557967416600758; 0.557967416600758 / 0.45, in exact decimal arithmetic.
    expect(averageOfFirstYear({ years: 15, escalator: 0.03 })).toBeCloseTo(1.239927592446128, 12);
  });

  it('is the mean of the years one by one, a part of the last in proportion', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        fc.double({ min: -0.5, max: 0.5, noNaN: true }),
        (whole, part, escalator) => {
          let sum = part * (1 + escalator) ** whole;
          for (let year = 0; year < whole; year++) sum += (1 + escalator) ** year;
          const years = whole + part;
          const fraction = years - Math.floor(years);
          if (Math.floor(years) !== whole || Math.abs(fraction - part) > 1e-9) return;
          expect(averageOfFirstYear({ years, escalator }) / (sum / years)).toBeCloseTo(1, 6);
        },
      ),
    );
  });

  it('does not lose small rises to rounding', () => {
    expect(averageOfFirstYear({ years: 3, escalator: 1e-12 })).toBeCloseTo(1 + 1e-12, 14); // 1 + r (n − 1) / 2
  });
});

describe('annualizedCapital', () => {
  it('pays back what was borrowed', () => {
    // The present value of the payments is the amount, discounted year by year.
    const yearly = annualizedCapital({ capitalUsd: 5.8e9, lifeYears: 5, ratePerYear: 0.1 });
    const present = [1, 2, 3, 4, 5].reduce((sum, year) => sum + yearly / 1.1 ** year, 0);
    expect(present / 5.8e9).toBeCloseTo(1, 12);
    expect(annualizedCapital({ capitalUsd: 1000, lifeYears: 4, ratePerYear: 0 })).toBe(250);
  });

  it.each([
    [{ capitalUsd: -1 }, 'normalizedDeal: expected capitalUsd above 0, got -1'],
    [{ lifeYears: 0 }, 'normalizedDeal: expected lifeYears above 0, got 0'],
    [{ ratePerYear: 10 }, 'annualizedCapital: expected ratePerYear as a ratio from 0 to 1, got 10'],
  ])('refuses %o', (wrong, message) => {
    const sound = { capitalUsd: 1, lifeYears: 1, ratePerYear: 0 };
    expect(() => annualizedCapital({ ...sound, ...wrong })).toThrow(new RangeError(message));
  });
});
