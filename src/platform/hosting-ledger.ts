import { fileURLToPath } from 'node:url';
import { type LedgerDeal, parseHostingLedger } from '../core/hosting-ledger.ts';
import { readJsonFile } from './json-file.ts';

/** src/platform and dist/platform lie equally deep. */
const LEDGER = fileURLToPath(new URL('../../data/hosting-deals.json', import.meta.url));

/** The hosting deals that come with the package, in the order of their announcement. */
export function loadHostingLedger(): readonly LedgerDeal[] {
  return parseHostingLedger(readJsonFile(LEDGER, 'loadHostingLedger'));
}
