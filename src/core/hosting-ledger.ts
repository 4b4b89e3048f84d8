import { type JsonChecks, type JsonFields, jsonChecks } from './json-checks.ts';
import { parseInstant } from './time-span.ts';

/**
 * Who pays what beside the rent: `triple-net` tenants pay power, taxes, insurance and upkeep; `modified-gross` divides them; `gross` rents
 * include them; `cloud` sells the computers' work, all included.
 */
export const leaseTypes = ['triple-net', 'modified-gross', 'gross', 'cloud'] as const;
export type LeaseType = (typeof leaseTypes)[number];

export const gpuOwners = ['landlord', 'tenant'] as const;
export type GpuOwner = (typeof gpuOwners)[number];

/** Parts that somebody can have in a hosting deal. */
export const hostingRoles = ['landlord', 'tenant', 'end-user', 'guarantor'] as const;
export type HostingRole = (typeof hostingRoles)[number];

/** What pages state differently, both ends of it. */
interface Conflict {
  /** Name of the field. */
  readonly field: string;
  readonly low: number;
  readonly high: number;
  readonly reason: string;
}

/** One signed contract by which a miner, or a host of miners, gives sites to AI. Null: no page that was read states it. */
export interface LedgerDeal {
  readonly id: string;
  /** Id of the owner of the site. */
  readonly landlord: string;
  /** Who signs and pays; null also where the pages say that there is one, but not who. */
  readonly tenant: string | null;
  /** Whose workloads run there. */
  readonly endUser: string | null;
  /** Who pays what the tenant does not, wholly or in part. */
  readonly guarantor: string | null;
  /** How much the guarantor answers for. */
  readonly guaranteedUsd: number | null;
  /** Day, or month where no page gives the day. */
  readonly announced: string;
  readonly site: string | null;
  /** Power of the computers. */
  readonly criticalMegawatts: number | null;
  /** Power of the whole site that serves them. */
  readonly grossMegawatts: number | null;
  /** Over the base term, options excluded. */
  readonly valueUsd: number | null;
  /** The base term. */
  readonly years: number | null;
  /** What could be added or prolonged, and is not counted. */
  readonly optionsExcluded: string | null;
  readonly lease: LeaseType | null;
  readonly gpuOwner: GpuOwner | null;
  /** What the landlord's GPUs cost, where they are its own. */
  readonly gpuCapitalUsd: number | null;
  /** Yearly rise of the rent, ratio. */
  readonly escalator: number | null;
  /** Net operating income in an average year. */
  readonly noiUsdPerYear: number | null;
  /** To build, for each critical MW, without GPUs: both ends. */
  readonly capitalUsdPerMegawatt: { readonly low: number; readonly high: number } | null;
  readonly conflicts: readonly Conflict[];
  readonly grade: 'primary' | 'press';
  readonly sources: readonly { readonly title: string; readonly url: string; readonly read: string }[];
  readonly note: string | null;
}

const checks: JsonChecks = jsonChecks('parseHostingLedger');
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const parties = ['tenant', 'endUser', 'guarantor'] as const;
const amounts = [
  'guaranteedUsd',
  'criticalMegawatts',
  'grossMegawatts',
  'valueUsd',
  'years',
  'gpuCapitalUsd',
  'noiUsdPerYear',
] as const;
const nullable = [...parties, ...amounts, 'site', 'optionsExcluded', 'lease', 'gpuOwner', 'escalator', 'note'];
const required = ['id', 'landlord', 'announced', 'capitalUsdPerMegawatt', 'conflicts', 'grade', 'sources', ...nullable];

/**
 * The deals of a ledger from their JSON, in the order of their announcement.
 *
 * @throws {TypeError} if a field is missing, unknown or not of its kind, or an id comes twice; the message names the place.
 * @throws {RangeError} if the site has less power than its computers, or a rent rises by 100% a year or more.
 */
export function parseHostingLedger(json: unknown): readonly LedgerDeal[] {
  const deals = checks.list(checks.fields(json, 'ledger', ['deals']).deals, 'deals').map(parseDeal);
  const ids = new Set<string>();
  for (const { id } of deals) {
    if (ids.has(id)) checks.fail('each id once', id, 'deals');
    ids.add(id);
  }
  return deals.toSorted((a, b) => announcedMs(a) - announcedMs(b));
}

/** When a deal was announced: the first instant of its day, or of its month where no day is known. */
export function announcedMs({ announced }: Pick<LedgerDeal, 'announced'>): number {
  return parseInstant(announced);
}

function parseDeal(json: unknown, index: number): LedgerDeal {
  const place = `deals[${index}]`;
  const deal = checks.fields(json, place, required);
  const at = (field: string) => `${place}.${field}`;
  for (const field of ['id', 'landlord']) id(deal[field], at(field));
  for (const field of parties) if (deal[field] !== null) id(deal[field], at(field));
  for (const field of amounts) if (deal[field] !== null) positive(deal[field], at(field));
  for (const field of ['site', 'optionsExcluded', 'note']) {
    if (deal[field] !== null) checks.text(deal[field], at(field));
  }
  day(deal.announced, { where: at('announced'), isMonthEnough: true });
  if (deal.lease !== null) oneOf(deal.lease, leaseTypes, at('lease'));
  if (deal.gpuOwner !== null) oneOf(deal.gpuOwner, gpuOwners, at('gpuOwner'));
  oneOf(deal.grade, ['primary', 'press'], at('grade'));
  checkPages(deal, at);
  checkTogether(deal, place);
  return deal as unknown as LedgerDeal;
}

function checkPages(deal: JsonFields, at: (field: string) => string): void {
  for (const [index, one] of checks.list(deal.sources, at('sources')).entries()) {
    const where = at(`sources[${index}]`);
    const source = checks.fields(one, where, ['title', 'url', 'read']);
    checks.text(source.title, `${where}.title`);
    if (!/^https?:\/\/[^\s]+$/.test(checks.text(source.url, `${where}.url`)))
      checks.fail('an address of the web', source.url, `${where}.url`);
    day(source.read, { where: `${where}.read`, isMonthEnough: false });
  }
  if (!Array.isArray(deal.conflicts)) checks.fail('a list', deal.conflicts, at('conflicts'));
  for (const [index, one] of (deal.conflicts as readonly unknown[]).entries()) {
    const where = at(`conflicts[${index}]`);
    const conflict = checks.fields(one, where, ['field', 'low', 'high', 'reason']);
    if (!(amounts as readonly unknown[]).includes(conflict.field))
      checks.fail('the field of an amount', conflict.field, where);
    range(conflict, where);
    checks.text(conflict.reason, `${where}.reason`);
  }
  if (deal.capitalUsdPerMegawatt !== null) {
    const where = at('capitalUsdPerMegawatt');
    range(checks.fields(deal.capitalUsdPerMegawatt, where, ['low', 'high']), where);
  }
}

/** What no single field shows. */
function checkTogether(deal: JsonFields, place: string): void {
  const { criticalMegawatts: critical, grossMegawatts: gross, escalator, guarantor, guaranteedUsd } = deal;
  if (critical !== null && gross !== null && (gross as number) < (critical as number))
    throw new RangeError(`parseHostingLedger: expected at least ${critical} gross MW, got ${gross} (${place})`);
  if (escalator !== null && !(typeof escalator === 'number' && escalator >= 0 && escalator < 1))
    throw new RangeError(
      `parseHostingLedger: expected an escalator from 0 to 1, got ${JSON.stringify(escalator)} (${place})`,
    );
  if (guarantor === null && guaranteedUsd !== null) checks.fail('the guarantor of an amount', guarantor, place);
}

function range(json: JsonFields, where: string): void {
  if (positive(json.low, `${where}.low`) > positive(json.high, `${where}.high`))
    checks.fail(`at least ${json.low as number}`, json.high, `${where}.high`);
}

function id(json: unknown, where: string): void {
  if (!ID.test(checks.text(json, where))) checks.fail('an id of a–z, 0–9, -', json, where);
}

function positive(json: unknown, where: string): number {
  return typeof json === 'number' && json > 0 && json < Infinity ? json : checks.fail('a positive number', json, where);
}

function oneOf(json: unknown, choices: readonly string[], where: string): void {
  if (!choices.includes(json as string)) checks.fail(choices.join(', '), json, where);
}

function day(
  json: unknown,
  { where, isMonthEnough }: { readonly where: string; readonly isMonthEnough: boolean },
): void {
  const text = checks.text(json, where);
  const shape = isMonthEnough ? /^\d{4}-\d{2}(-\d{2})?$/ : /^\d{4}-\d{2}-\d{2}$/;
  if (!shape.test(text) || !isDate(text)) checks.fail('a day as 2025-08-14', text, where);
}

function isDate(date: string): boolean {
  try {
    parseInstant(date);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
