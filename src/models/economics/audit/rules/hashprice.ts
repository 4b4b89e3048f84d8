import { type Amount, type Claim, onlyAmount } from '../claim.ts';
import { type Finding, finding } from '../finding.ts';
import { type AuditWorld, BLOCKS_PER_DAY, networkAt, subsidiesAt } from '../world.ts';
import { type AuditRule, impliedRange, meets, type Range, rangeOf, shown, shownUsd, timeOf } from './_rule.ts';

/** Fees come on top of the subsidy: usually a few percent, at times a third. */
const MOST_FEES = 0.35;

/** Hashprice against price, coins a day and hashrate; and the tariff at which a machine breaks even. */
export const hashprice: AuditRule = {
  id: 'hashprice',
  title: 'Hashprice and break-even',
  checks: 'hashprice = price · coins a day / PH/s, fees on top; break-even tariff = hashprice / (24 · J/TH)',
  check: (claim, world) => [...againstPrice(claim, world), ...breakEven(claim)],
};

function againstPrice(claim: Claim, world: AuditWorld): Finding[] {
  const [stated, price] = [onlyAmount(claim, 'hashprice_usd_per_ph_day'), onlyAmount(claim, 'coin_usd')];
  if (stated === null || price === null) return [];
  const inputs = networkOf(claim, world);
  if (inputs === null)
    return [
      finding('hashprice', 'could not check', {
        why: `${stated.text} cannot be checked: neither the claim nor its date says hashrate and coins a day.`,
      }),
    ];
  const of = (usd: number, coins: number, hashes: number) => (usd * coins) / (hashes / 1e15);
  const implied = impliedRange([rangeOf(price), inputs.coins, inputs.network], of);
  const value = of(
    price.value,
    (inputs.coins.low + inputs.coins.high) / 2,
    (inputs.network.low + inputs.network.high) / 2,
  );
  const slack = inputs.isOwn ? 0.05 : 0.15;
  const isMet = meets(
    { low: implied.low * (1 - slack), high: implied.high * (1 + slack + MOST_FEES) },
    rangeOf(stated),
  );
  return [
    finding('hashprice', isMet ? 'consistent' : 'inconsistent', {
      why: `At ${price.text} a coin the subsidy pays ${shownUsd(value)} per PH/s and day, fees on top; the claim says ${stated.text}.`,
      formula: `${shownUsd(price.value)} × coins a day / PH/s = ${shownUsd(value)} per PH/s and day`,
      implied: { name: 'hashprice_usd_per_ph_day', value },
    }),
  ];
}

function networkOf(
  claim: Claim,
  world: AuditWorld,
): { readonly network: Range; readonly coins: Range; readonly isOwn: boolean } | null {
  const date = timeOf(claim, world);
  const hashrate = onlyAmount(claim, 'network_hashes_per_second') ?? onlyAmount(claim, 'hashes_per_second');
  const daily = onlyAmount(claim, 'coins_per_day');
  const network = hashrate === null ? (date === null ? null : networkAt(date, world)) : rangeOf(hashrate);
  const subsidies = date === null ? [] : subsidiesAt(date, world).map((coins) => coins * BLOCKS_PER_DAY);
  const coins =
    daily !== null
      ? rangeOf(daily)
      : subsidies.length === 0
        ? null
        : { low: Math.min(...subsidies), high: Math.max(...subsidies) };
  return network === null || coins === null ? null : { network, coins, isOwn: hashrate !== null && daily !== null };
}

function breakEven(claim: Claim): Finding[] {
  const stated = onlyAmount(claim, 'hashprice_usd_per_ph_day');
  const [efficiency, tariff] = [onlyAmount(claim, 'joules_per_terahash'), onlyAmount(claim, 'usd_per_kwh')];
  if (stated === null || efficiency === null) return [];
  const implied = impliedRange([rangeOf(stated), rangeOf(efficiency)], (usd, joules) => usd / (24 * joules));
  const value = stated.value / (24 * efficiency.value);
  const shared = {
    formula: `${stated.text} / (24 h × ${efficiency.text}) = ${shown(value)} USD/kWh`,
    implied: { name: 'breakeven_usd_per_kwh', value },
  };
  if (tariff === null)
    return [
      finding('hashprice', 'could not check', {
        ...shared,
        why: `At ${stated.text} a machine of ${efficiency.text} breaks even at ${shown(value * 100)} cents per kWh; no tariff is stated to compare.`,
      }),
    ];
  return [againstTariff(claim.text, tariff, { implied, value, shared })];
}

interface BreakEven {
  readonly implied: Range;
  readonly value: number;
  readonly shared: { readonly formula: string; readonly implied: NonNullable<Finding['implied']> };
}

function againstTariff(text: string, tariff: Amount, { implied, value, shared }: BreakEven): Finding {
  const cents = `${shown(value * 100)} cents per kWh`;
  if (/break-?\s?even|breaks even|broke even/i.test(text)) {
    const isMet = meets(implied, rangeOf(tariff), 0.03);
    return finding('hashprice', isMet ? 'consistent' : 'inconsistent', {
      ...shared,
      why: `The break-even is ${cents}; the claim says ${tariff.text}.`,
    });
  }
  const isProfit =
    /\b(?:profitab|profit|earns?|makes? money|in the black)/i.test(text) &&
    !/\b(?:unprofitab|not (?:be )?profitab|no profit)/i.test(text);
  const isLoss = /\b(?:unprofitab|loss|loses?|losing|under ?water|in the red|not profitab)/i.test(text);
  const range = rangeOf(tariff);
  const contradicts =
    (isProfit && range.low > implied.high * 1.02) || (isLoss && !isProfit && range.high < implied.low * 0.98);
  return finding('hashprice', contradicts ? 'inconsistent' : isProfit || isLoss ? 'consistent' : 'could not check', {
    ...shared,
    why: contradicts
      ? `The break-even is ${cents}, so at ${tariff.text} the claim has profit and loss the wrong way round.`
      : `The break-even is ${cents}; power is said to cost ${tariff.text}.`,
  });
}
