import type { AuditRule } from './_rule.ts';
import { coinCost } from './coin-cost.ts';
import { dates } from './dates.ts';
import { growthRate } from './growth-rate.ts';
import { hashprice } from './hashprice.ts';
import { hostingDeal } from './hosting-deal.ts';
import { knownForecast } from './known-forecast.ts';
import { machineEfficiency } from './machine-efficiency.ts';
import { measuredProportion } from './measured-proportion.ts';
import { networkEnergy } from './network-energy.ts';
import { networkHashrate } from './network-hashrate.ts';
import { operatorProportion } from './operator-proportion.ts';
import { partOfWhole } from './part-of-whole.ts';
import { partsSum } from './parts-sum.ts';
import { percentRange } from './percent-range.ts';
import { percentagePoints } from './percentage-points.ts';
import { powerEnergy } from './power-energy.ts';
import { sampleAsWorld } from './sample-as-world.ts';
import { subsidy } from './subsidy.ts';
import { totalGrowth } from './total-growth.ts';
import { unitMixUp } from './unit-mix-up.ts';
import { yearSpan } from './year-span.ts';
import { yearlyTotal } from './yearly-total.ts';

/** Every rule of the auditor, in the order in which findings are shown. */
export const auditRules: readonly AuditRule[] = [
  growthRate,
  totalGrowth,
  yearSpan,
  percentagePoints,
  partOfWhole,
  partsSum,
  percentRange,
  sampleAsWorld,
  coinCost,
  networkEnergy,
  powerEnergy,
  hashprice,
  subsidy,
  networkHashrate,
  machineEfficiency,
  operatorProportion,
  hostingDeal,
  yearlyTotal,
  unitMixUp,
  dates,
  knownForecast,
  measuredProportion,
];
