import bundled from '../../../data/pivot-inputs.json' with { type: 'json' };
import { type PivotInputs, type PivotSite, pivotInputValues } from '../../../src/models/economics/index.ts';
import { parsePivotInputs } from '../../../src/models/economics/pivot-inputs.ts';

export const graded = parsePivotInputs(bundled);
export const inputs: PivotInputs = pivotInputValues(graded);

/** Nothing moves: hashprice stays 45 USD/PH/s/day, as 450 coins of 100,000 USD over a million PH/s are, and as the network's costs say. */
export const still: PivotInputs = {
  ...inputs,
  coinUsd: 100_000,
  coinDriftPerYear: 0,
  coinVolatilityPerYear: 0,
  feesCoinsPerDay: 0,
  networkExahashesPerSecond: 1000,
  networkJoulesPerTerahash: 20,
  networkUsdPerKilowattHour: 0.05,
  networkMarginRatio: 0.875,
  networkEfficiencyGainPerYear: 0,
  hashrateVolatilityPerYear: 0,
  newMachineUsdPerKilowatt: 0,
  machineLifeMonths: 1000,
  tariffDriftPerYear: 0,
  tariffVolatilityPerYear: 0,
  rentDriftPerYear: 0,
  rentVolatilityPerYear: 0,
  gpuRevenueDeclinePerYear: 0,
  defaultsPerYear: 0,
  buildDelayDeviation: 0,
};

/** A megawatt whose numbers are easy to work with. */
export const site: PivotSite = {
  name: 'one megawatt',
  start_month: '2024-05',
  discount_per_year: 0.1,
  capital_usd: 1e9,
  grid: {
    mw: 1,
    firm_mw: 1,
    curtailment_hours_per_year: 0,
    curtailment_usd_per_mwh: 0,
    availability_usd_per_mw_year: 0,
    latency_ms: 10,
  },
  power: [{ hours_proportion: 1, usd_per_kwh: 0.05 }],
  mining: {
    fleet: [{ joules_per_terahash: 20, mw: 1, age_months: 0 }],
    pue: 1,
    uptime_proportion: 1,
    pool_fee_proportion: 0,
    fixed_usd_per_mw_year: 0,
    during_build_proportion: 0,
  },
  hosting: {
    pue: 1,
    capital_usd_per_critical_mw: 1.2e6,
    build_months: 6,
    rent_usd_per_kw_month: 100,
    escalator_per_year: 0.1,
    term_years: 10,
    relet_months: 3,
    operating_usd_per_critical_mw_year: 0,
    residual_proportion: 0,
    latency_limit_ms: 40,
    mix_proportion: 0.5,
  },
  cloud: {
    gpu_capital_usd_per_critical_mw: 1e6,
    revenue_usd_per_critical_mw_year: 4e6,
    operating_usd_per_critical_mw_year: 0,
    gpu_life_months: 60,
  },
};
