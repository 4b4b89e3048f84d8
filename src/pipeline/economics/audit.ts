import { createReadStream, statSync } from 'node:fs';
import type { Fact } from '../../core/fact.ts';
import {
  type AuditWorld,
  auditClaim,
  type Claim,
  type Finding,
  isAlarm,
  parseClaims,
  readClaims,
  type SampledProportion,
} from '../../models/economics/index.ts';

const HASHES_PER_EXAHASH = 1e18;
const NETWORK_HASHRATE = /^network-hashrate-(\d{4}-\d{2})$/;
/** Samples of countries, by the ids of their facts and of the facts that say how much of the network they saw. */
const SAMPLES = [
  {
    id: /^cambridge-survey-2024-[a-z]{2}$/,
    coverage: 'cambridge-survey-2024-coverage',
    name: 'the hashrate of 49 firms that Cambridge surveyed in 2024',
  },
  {
    id: /^cambridge-map-2021-08-/,
    coverage: 'cambridge-map-2021-coverage',
    name: 'the pools that reported to the Cambridge mining map in August 2021',
  },
];
/** Other names under which the press speaks of a place. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = { 'United States': ['US', 'U.S.', 'USA', 'America'] };

/** What an audit holds a claim against: what the facts say, on this day; `measured` gives the observatory's own readings. */
export function auditWorld(
  facts: readonly Fact[],
  { today, measured = () => null }: { readonly today: string; readonly measured?: AuditWorld['measured'] },
): AuditWorld {
  return {
    today,
    subsidies: [
      { from: '2009-01-03', until: '2012-11-28', coinsPerBlock: 50 },
      ...facts
        .filter(({ id }) => /^halving-\d+$/.test(id))
        .map(({ from, until, value }) => ({ from, until, coinsPerBlock: value })),
    ],
    hashrates: facts
      .flatMap(({ id, value }) => {
        const month = NETWORK_HASHRATE.exec(id)?.[1];
        return month === undefined ? [] : [{ month, hashesPerSecond: value * HASHES_PER_EXAHASH }];
      })
      .sort((a, b) => (a.month < b.month ? -1 : 1)),
    machines: facts
      .filter(({ id }) => id.startsWith('best-machine-'))
      .map(({ from, value, subject }) => ({ from, joulesPerTerahash: value, name: subject })),
    forecasts: facts.flatMap(({ id, value, unit }) => {
      const year = /^edge-ai-market-(20\d\d)$/.exec(id)?.[1];
      return year === undefined || unit !== 'USD billion'
        ? []
        : [{ market: 'edge ai', publisher: 'Grand View Research', year: Number(year), usd: value * 1e9 }];
    }),
    samples: SAMPLES.flatMap((sample) => sampled(facts, sample)),
    measured,
  };
}

function sampled(facts: readonly Fact[], { id, coverage, name }: (typeof SAMPLES)[number]): SampledProportion[] {
  const coveragePercent = facts.find((fact) => fact.id === coverage)?.value;
  if (coveragePercent === undefined) return [];
  return facts
    .filter((fact) => id.test(fact.id) && fact.value > 0)
    .map(({ subject, value }) => ({
      names: [subject, ...(OTHER_NAMES[subject] ?? [])],
      percent: value,
      coveragePercent,
      sample: name,
    }));
}

/**
 * The text that an argument stands for: of standard input for `-`, of a file where one has that name, else the argument itself.
 *
 * @throws {RangeError} if it is empty, or has the name of a file that is not there.
 */
export async function readAuditInput(argument: string): Promise<string> {
  const text = argument === '-' ? await readStart(process.stdin) : await textOfFile(argument);
  if (text.trim() === '') throw new RangeError('audit: expected a claim, got an empty text');
  return text;
}

async function textOfFile(argument: string): Promise<string> {
  if (isFile(argument)) return readStart(createReadStream(argument));
  if (/^\S+\.(?:json|txt|md)$/.test(argument))
    throw new RangeError(`audit: expected a file or a sentence, got '${argument}', which is not there`);
  return argument;
}

/** A sentence too long or odd for a name is none. */
function isFile(argument: string): boolean {
  if (argument.length > 1000 || /[\0\n]/.test(argument)) return false;
  try {
    return statSync(argument, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
}

/** The beginning of a stream, somewhat more than is looked at. */
async function readStart(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of stream) {
    text += decoder.decode(bytes, { stream: true });
    if (text.length > LONGEST_INPUT) break;
  }
  return text;
}

/** A claim with what was found. */
export interface AuditedClaim {
  readonly claim: Claim;
  readonly findings: readonly Finding[];
}

/** Most characters of an input that are read; what comes after is not looked at, and the audit says so. */
const LONGEST_INPUT = 100_000;

/**
 * Audits a text, or the JSON of typed claims where it begins with `{` or `[`.
 *
 * @throws {SyntaxError} if JSON cannot be parsed. @throws {TypeError} if a field is wrong. @throws {RangeError} if there is nothing to read.
 */
export function auditInput(
  input: string,
  world: AuditWorld,
): { readonly claims: readonly AuditedClaim[]; readonly remarks: readonly string[] } {
  const isCut = input.length > LONGEST_INPUT;
  const claims = /^\s*[[{]/.test(input) ? readClaims(parsedJson(input)) : parseClaims(input.slice(0, LONGEST_INPUT));
  return {
    claims: claims.map((claim) => ({ claim, findings: auditClaim(claim, world) })),
    remarks: [
      `what a claim does not bring (subsidy, hashrate, machines) is taken from the facts as of its date, else of ${world.today}`,
      'consistent: the numbers fit together, which does not make them true; could not check: something to compare with is missing',
      ...(isCut ? [`only the first ${LONGEST_INPUT.toLocaleString('en-US')} characters were read`] : []),
    ],
  };
}

function parsedJson(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch (error) {
    throw new SyntaxError('audit: expected JSON, or a text that does not begin with { or [', { cause: error });
  }
}

/** How an audit is told in one line. */
export function auditSummary(claims: readonly AuditedClaim[]): string {
  const all = claims.flatMap(({ findings }) => findings);
  const count = (verdict: Finding['verdict']) => all.filter((one) => one.verdict === verdict).length;
  const verdicts = ['impossible', 'inconsistent', 'mixed base', 'consistent', 'could not check'] as const;
  return verdicts.map((verdict) => `${count(verdict)} ${verdict}`).join(', ');
}

/** Whether anything is wrong in an audit. */
export function hasAlarm(claims: readonly AuditedClaim[]): boolean {
  return claims.some(({ findings }) => findings.some(isAlarm));
}
