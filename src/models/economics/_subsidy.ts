/** Month of the fourth halving, at height 840,000: April 2024. Later ones are taken to come every four years. */
const FOURTH_HALVING_MONTH = 2024 * 12 + 3;
const HALVING_MONTHS = 48;
const SUBSIDY_BEFORE = 6.25;

/** New coins of a block, so many months after a month such as `2026-12`. A month is that of one subsidy as a whole. */
export function subsidyCoins(startMonth: string, months: number): number {
  const [year, month] = startMonth.split('-').map(Number) as [number, number];
  const halvings = Math.floor((year * 12 + month - 1 + months - FOURTH_HALVING_MONTH) / HALVING_MONTHS) + 1;
  return SUBSIDY_BEFORE / 2 ** halvings;
}
