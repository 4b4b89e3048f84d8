import { amountsOf } from '../claim.ts';
import { finding } from '../finding.ts';
import { BLOCKS_PER_DAY, subsidiesAt } from '../world.ts';
import { type AuditRule, meets, rangeOf, shown, shownDate, timeOf } from './_rule.ts';

/** Blocks come a little faster or slower than every ten minutes while the hashrate moves. */
const PACE_SLACK = 0.06;
/** Less than this proportion of a day's coins is what somebody mines, not all. */
const LEAST_OF_ALL = 0.3;
/** Coins that there can ever be. */
const ALL_COINS = 21_000_000;

/** Coins a block and a day against the subsidy at that date, and coins against all that can exist. */
export const subsidy: AuditRule = {
  id: 'subsidy',
  title: 'Coins of a day',
  checks:
    'coins per block and per day against the halvings, blocks per day against ten minutes a block, coins against 21 million',
  check(claim, world) {
    const date = timeOf(claim, world);
    const subsidies = date === null ? [] : subsidiesAt(date, world);
    const isWhole =
      !/\b(?:its|company|firm|operator|MARA|Marathon|Riot|CleanSpark|Core Scientific|Bitdeer|IREN|Cipher|self-mined|produced by|site|facility|farm)\b/.test(
        claim.text,
      );
    const perBlock = amountsOf(claim, 'coins_per_block').map((amount) => ({
      amount,
      expected: subsidies,
      slack: 0.001,
    }));
    const perDay = isWhole
      ? amountsOf(claim, 'coins_per_day')
          .map((amount) => ({
            amount,
            expected: subsidies.map((coins) => coins * BLOCKS_PER_DAY),
            slack: PACE_SLACK,
          }))
          .filter(({ amount, expected }) => amount.value >= LEAST_OF_ALL * Math.min(...expected))
      : [];
    const blocks = amountsOf(claim, 'blocks_per_day')
      .filter(() => isWhole)
      .map((amount) => ({ amount, expected: [BLOCKS_PER_DAY], slack: 0.15 }));
    return [
      ...[...perBlock, ...perDay, ...blocks]
        .filter(({ expected }) => expected.length > 0 && !isChange(claim.text))
        .map(({ amount, expected, slack }) => {
          const isMet = expected.some((value) => meets({ low: value, high: value }, rangeOf(amount), slack));
          const values = expected.map(shown).join(' or ');
          return finding('subsidy', isMet ? 'consistent' : 'inconsistent', {
            why: isMet
              ? `${amount.text} is what the rules give.`
              : `${amount.text} is not what the rules give${date === null ? '' : ` in ${shownDate(date)}`}: it is ${values}.`,
            formula: `50 BTC halved every 210,000 blocks${amount.kind === 'coins_per_day' ? ' × 144 blocks' : ''} = ${values}`,
            implied: { name: amount.kind, value: expected[0]! },
          });
        }),
      ...supply(claim),
    ];
  },
};

/** "Fell from 900 to 450" is of two times; the halving in between is not looked up. */
const isChange = (text: string): boolean => /\bfrom\b[^.]*\bto\b[^.]*(?:coins?|BTC|bitcoins?)/i.test(text);

function supply(claim: Parameters<AuditRule['check']>[0]) {
  return amountsOf(claim, 'coins')
    .filter(({ value, tolerance }) => value - tolerance > ALL_COINS)
    .map((amount) =>
      finding('subsidy', 'impossible', {
        why: `${amount.text} is more than the 21 million coins that can ever exist.`,
        formula: '50 BTC × 210,000 × 2 = 21,000,000 BTC',
      }),
    );
}
