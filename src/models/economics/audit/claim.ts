/** Quantities that the auditor knows: what each is, in the unit in which its value is held. */
export const amountKinds = {
  count: 'number of something',
  usd: 'money [USD]',
  market_usd: 'size of a market [USD]',
  deal_usd: 'value of a contract [USD]',
  usd_per_coin: 'cost of a coin [USD]',
  coin_usd: 'price of a coin [USD]',
  usd_per_kwh: 'price of electricity [USD/kWh]',
  usd_per_mw_year: 'rent of a megawatt for a year [USD]',
  hashprice_usd_per_ph_day: 'hashprice [USD/PH/s/day]',
  joules_per_terahash: 'energy per hash [J/TH]',
  network_hashes_per_second: 'hashrate of the network [H/s]',
  hashes_per_second: 'hashrate of an operator or machine [H/s]',
  watts: 'power [W]',
  watt_hours: 'energy [Wh]',
  watt_hours_per_day: 'energy in a day [Wh]',
  watt_hours_per_year: 'energy in a year [Wh]',
  watt_hours_per_coin: 'energy per coin [Wh]',
  coins: 'coins [BTC]',
  coins_per_day: 'coins mined in a day [BTC]',
  coins_per_block: 'subsidy of a block [BTC]',
  blocks_per_day: 'blocks in a day',
  percent: 'percentage [%]',
  percent_of_whole: 'proportion of a whole [%]',
  percent_per_year: 'growth in a year [%]',
  percent_growth: 'growth over the whole time [%]',
  percentage_points: 'difference of percentages [points]',
  factor: 'how many times as much',
  years: 'length of time [years]',
  terahashes_per_machine: 'hashrate of one machine [TH/s]',
} as const;

export type AmountKind = keyof typeof amountKinds;

/** Years and months in which something is said to hold; a whole year where no month is stated. */
export interface ClaimDate {
  readonly year: number;
  /** 1 to 12; null: some time of the year. */
  readonly month: number | null;
}

/** One quantity of a claim. */
export interface Amount {
  readonly kind: AmountKind;
  /** In the unit of its kind. */
  readonly value: number;
  /** How far rounding may have moved it: half of the last digit that counts, at most 2.5% of the value. */
  readonly tolerance: number;
  /** `above`: "more than"; `below`: "less than", "up to"; `about` allows 5%. */
  readonly bound: 'exact' | 'about' | 'above' | 'below';
  readonly date: ClaimDate | null;
  /** What it is an amount of, in lower case: `edge ai`; null where the text does not say. */
  readonly subject: string | null;
  /** Why its unit cannot be what is meant, "MW per year"; null where it can. */
  readonly mixUp: string | null;
  /** As written, and where in the text of the claim. */
  readonly text: string;
  readonly at: number;
}

/** A change that is claimed: from one amount to another, with the rates and times that are stated for it. */
export interface Growth {
  readonly from: Amount | null;
  readonly to: Amount | null;
  readonly fromYear: number | null;
  readonly toYear: number | null;
  /** Length of time that is stated in words, "in eight years". */
  readonly years: Amount | null;
  readonly perYear: Amount | null;
  /** A percentage over the whole time. */
  readonly total: Amount | null;
  readonly isFall: boolean;
  /** Where "300% of" or "to 300%" says that the percentage is the whole and not the increase. */
  readonly isTotalOfWhole: boolean;
  readonly factor: Amount | null;
  readonly points: Amount | null;
}

/** Amounts that are said to be parts of one whole. */
export interface Parts {
  readonly parts: readonly Amount[];
  /** Their stated total; null: percentages of one whole. */
  readonly total: Amount | null;
  /** Whether they are said to be all there is. */
  readonly isAll: boolean;
}

/** An amount that is said to lie within another. */
export interface Nesting {
  readonly part: Amount;
  readonly whole: Amount;
  /** Percentage of the whole that the part is said to be. */
  readonly percent: Amount | null;
}

/** Something checkable: quantities, and how the text relates them. What the text does not say is absent, never guessed. */
export interface Claim {
  readonly text: string;
  /** When it holds, where one time is stated for all of it. */
  readonly date: ClaimDate | null;
  /** Whether an undated claim speaks of the present: its verbs are neither of the past nor of the future. */
  readonly isPresent: boolean;
  readonly amounts: readonly Amount[];
  readonly growths: readonly Growth[];
  readonly parts: readonly Parts[];
  readonly nestings: readonly Nesting[];
}

/** The amounts of a kind. */
export function amountsOf({ amounts }: Claim, kind: AmountKind): readonly Amount[] {
  return amounts.filter((amount) => amount.kind === kind);
}

/** The amount of a kind, where the claim has exactly one. */
export function onlyAmount(claim: Claim, kind: AmountKind): Amount | null {
  const found = amountsOf(claim, kind);
  return found.length === 1 ? found[0]! : null;
}
