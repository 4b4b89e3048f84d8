import type { PivotInputName } from '../../../../models/economics/pivot-inputs.ts';

/** An input as a reader knows it, and its unit. */
type Label = readonly [label: string, unit: string];

/** Inputs of the market. */
export const inputLabels: Readonly<Record<PivotInputName, Label>> = {
  coinUsd: ['Price of a bitcoin', 'USD'],
  coinDriftPerYear: ['Growth of the coin’s expected price', 'a year, 0.05 is 5%'],
  coinVolatilityPerYear: ['Volatility of the coin', 'a year'],
  coinReversionPerYear: ['Return of the coin to its trend', 'a year, 0 is none'],
  feesCoinsPerDay: ['Fees of all blocks', 'BTC a day'],
  networkExahashesPerSecond: ['Hashrate of the network', 'EH/s'],
  networkJoulesPerTerahash: ['Efficiency of the network', 'J/TH'],
  networkEfficiencyGainPerYear: ['Machines get better by', 'a year'],
  networkUsdPerKilowattHour: ['Electricity of the network', 'USD/kWh'],
  networkMarginRatio: ['Margin of the network', 'of its electricity'],
  hashrateRiseHalfLifeMonths: ['Half-life of rising hashrate', 'months'],
  hashrateFallHalfLifeMonths: ['Half-life of falling hashrate', 'months'],
  hashrateVolatilityPerYear: ['Volatility of the hashrate', 'a year'],
  newMachineJoulesPerTerahash: ['Efficiency of new machines', 'J/TH'],
  newMachineUsdPerKilowatt: ['Price of new machines', 'USD/kW'],
  machineLifeMonths: ['Life of a machine', 'months'],
  machineDeclinePerYear: ['Machines lose value by', 'a year'],
  machinePaybackMonths: ['Used machines sell at a payback of', 'months'],
  tariffDriftPerYear: ['Growth of the power price', 'a year'],
  tariffVolatilityPerYear: ['Volatility of the power price', 'a year'],
  tariffReversionPerYear: ['Return of the power price to its trend', 'a year'],
  rentDriftPerYear: ['Growth of market rents', 'a year'],
  rentVolatilityPerYear: ['Volatility of market rents', 'a year'],
  rentReversionPerYear: ['Return of market rents to their trend', 'a year'],
  gpuRevenueDeclinePerYear: ['Revenue of a GPU falls by', 'a year'],
  gpuRentElasticity: ['GPU revenue follows rents by', 'elasticity'],
  gpuPaybackMonths: ['GPUs are bought again at a payback of', 'months'],
  defaultsPerYear: ['Tenants that fail', 'a year, 0.03 is 3%'],
  defaultRentElasticity: ['Failures rise as rents fall by', 'elasticity'],
  buildDelayDeviation: ['Spread of the building time', 'of its logarithm'],
  coinRentCorrelation: ['Coin and rents move together', 'correlation'],
  coinTariffCorrelation: ['Coin and power price move together', 'correlation'],
  rentTariffCorrelation: ['Rents and power price move together', 'correlation'],
};

/** Fields of a site by their part, in the order of its file. */
export const siteLabels = {
  grid: {
    firm_mw: ['Firm power, the most that can host', 'MW'],
    curtailment_hours_per_year: ['Hours the grid asks to stop', 'a year'],
    curtailment_usd_per_mwh: ['Paid for stopping', 'USD/MWh'],
    availability_usd_per_mw_year: ['Paid for being ready to stop', 'USD/MW-year'],
    latency_ms: ['Latency to the tenants’ users', 'ms'],
  },
  mining: {
    pue: ['Power drawn over power of machines', 'ratio'],
    uptime_proportion: ['Hours that machines run', 'of all, 0 to 1'],
    pool_fee_proportion: ['Fee of the pool', 'of revenue, 0 to 1'],
    fixed_usd_per_mw_year: ['Staff, rent and repairs of mining', 'USD/MW-year'],
    during_build_proportion: ['Mines on while it is converted', 'of it, 0 to 1'],
  },
  hosting: {
    pue: ['Power drawn over critical power', 'ratio'],
    escalator_per_year: ['Rise of a signed rent', 'a year, 0.03 is 3%'],
    term_years: ['Term of a lease', 'years'],
    relet_months: ['Empty between tenants', 'months'],
    operating_usd_per_critical_mw_year: ['Running cost of hosting', 'USD/MW-year'],
    residual_proportion: ['Building’s worth in the end', 'of its cost, 0 to 1'],
    latency_limit_ms: ['Latency that tenants accept', 'ms'],
    mix_proportion: ['Converted in the mix', 'of firm power, 0 to 1'],
  },
  cloud: {
    gpu_capital_usd_per_critical_mw: ['GPUs of a megawatt', 'USD'],
    revenue_usd_per_critical_mw_year: ['Revenue of GPUs', 'USD/MW-year'],
    operating_usd_per_critical_mw_year: ['Running cost of GPUs', 'USD/MW-year'],
    gpu_life_months: ['Life of a GPU', 'months'],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Label>>>>;

/** Choices, as they are told and as they head a row. */
export const choiceNames = {
  mine: 'Mine on',
  host: 'Host: a landlord',
  mix: 'Host a part, mine on the rest',
  cloud: 'Own the GPUs',
  curtail: 'Mine, paid to stop at times',
  wait: 'Mine on, perhaps host later',
} as const;

/** What a row of the tornado moves that is the site's own. */
const siteCaseLabels: Readonly<Record<string, Label>> = {
  power_usd_per_kwh: ['Power price', 'USD/kWh'],
  rent_usd_per_kw_month: ['Rent', 'USD/kW-month'],
  capital_usd_per_critical_mw: ['Capital of a hosted megawatt', 'USD'],
  build_months: ['Months to build', 'months'],
  discount_per_year: ['Discount rate', 'a year'],
};

/** What a row of the tornado moves, for a reader. */
export function caseLabel(name: string): Label {
  return siteCaseLabels[name] ?? inputLabels[name as PivotInputName] ?? [name, ''];
}
