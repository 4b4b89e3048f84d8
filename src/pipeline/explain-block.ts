import { type Explanation, explainAttribution, type HolderFact, type RuleMatch } from '../attribution/index.ts';
import { decodeCoinbase } from '../bitcoin/index.ts';
import { SECOND_MS } from '../core/time-span.ts';
import { loadPoolRegistry } from '../platform/pool-registry.ts';

/** One block to be explained: its coinbase script or whole coinbase transaction in hexadecimal, and whom it pays. */
export interface BlockQuestion {
  readonly coinbase: string;
  readonly addresses: readonly string[];
  readonly timeMs: number | undefined;
  readonly poolsFile: string | undefined;
}

/** Longest coinbase script that the consensus rules allow. Unit: bytes. */
const LONGEST_SCRIPT = 100;

/**
 * Everything that decides who made a block.
 *
 * @throws {RangeError} if an address is not one of the main network, or the bytes are no coinbase.
 */
export function explainBlock({ coinbase, addresses, timeMs, poolsFile }: BlockQuestion): Explanation {
  const registry = loadPoolRegistry(poolsFile === undefined ? {} : { poolsFile });
  const bytes = Uint8Array.from(coinbase.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const transaction = asTransaction(bytes);
  if (transaction === null && bytes.length > LONGEST_SCRIPT) {
    throw new RangeError(
      `coinbase: expected a script of at most ${LONGEST_SCRIPT} bytes or a whole coinbase transaction, got ${bytes.length} bytes that are neither`,
    );
  }
  const timeSeconds = timeMs === undefined ? Number.NaN : timeMs / SECOND_MS;
  if (addresses.length > 0 || transaction === null) {
    return explainAttribution(registry, { coinbase: transaction?.script ?? bytes, addresses, timeSeconds });
  }
  const outputs = transaction.outputs.map(({ script }) => script);
  return explainAttribution(registry, { coinbase: transaction.script, outputs, timeSeconds });
}

/** A coinbase transaction has a null input at byte 5 (or 7 with witness), which no script of 100 bytes at most holds by chance. */
function asTransaction(bytes: Uint8Array): ReturnType<typeof decodeCoinbase> | null {
  try {
    return decodeCoinbase(bytes);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** An explanation as lines for people. */
export function explanationLines(explanation: Explanation): string[] {
  const { pool, name, evidence, reason, text, tags, addresses, parent, proxyGroup, builder } = explanation;
  return [
    pool === null ? 'pool         none: unattributed' : `pool         ${pool} (${name})`,
    `evidence     ${evidence}: ${reason}`,
    `coinbase     ${text === '' ? '(empty)' : text}`,
    ...tags.flatMap((match) => ruleLines('tag', match, `at byte ${match.offset}`)),
    ...addresses.flatMap((match) => ruleLines('address', match, `output ${match.offset}`)),
    ...holderLines('parent', parent, 'none known: the pool stands for itself'),
    ...holderLines('proxy group', proxyGroup, 'none known: the pool stands for itself'),
    `builder      ${builder === null ? 'not stated: the pool' : builder === '' ? 'a miner who does not name himself' : builder}`,
  ];
}

function ruleLines(kind: string, { rule, text, outcome, source, from, until }: RuleMatch, place: string): string[] {
  const dates = from === null && until === null ? '' : `, holds ${from ?? 'always'} to ${until ?? 'today'}`;
  return [
    `${kind.padEnd(13)}'${text}' ${place}, ${rule}: ${outcome}${dates}`,
    `${' '.repeat(13)}${source.title} <${source.url}>`,
  ];
}

function holderLines(kind: string, fact: HolderFact | null, none: string): string[] {
  if (fact === null) return [`${kind.padEnd(13)}${none}`];
  const { entity, name, from, until, source } = fact;
  return [
    `${kind.padEnd(13)}${entity} (${name}), ${from ?? 'always'} to ${until ?? 'today'}`,
    `${' '.repeat(13)}${source.title} <${source.url}>`,
  ];
}
