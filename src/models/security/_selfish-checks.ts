import { checkProportion, checkWhole } from './_checks.ts';
import type { SelfishMiner } from './selfish-closed-form.ts';

/** The largest table allowed: it takes ten seconds to solve, twice the size over a minute. */
const MOST_TRUNCATION = 400;

/**
 * @throws {RangeError} if the truncation is no whole number from 2 to 400.
 */
export function checkTruncation(who: string, truncation: number): void {
  checkWhole(who, 'truncation', truncation, { least: 2, most: MOST_TRUNCATION });
}

/**
 * @throws {RangeError} if either proportion is outside [0, 1].
 */
export function checkSelfishMiner(who: string, { attackerProportion, tieWinProportion }: SelfishMiner): void {
  checkProportion(who, 'attackerProportion', attackerProportion);
  checkProportion(who, 'tieWinProportion', tieWinProportion);
}
