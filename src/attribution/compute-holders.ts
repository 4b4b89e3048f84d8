import { byText } from '../core/text.ts';
import { kebab } from './_kebab.ts';

/** Who holds compute: an owner, or several together. */
export interface ComputeHolder {
  /** Stable, lower-case kebab: `microsoft`, `microsoft-and-openai`. */
  readonly id: string;
  readonly name: string;
}

/** An owner with the other names under which tables know it, and the jurisdiction of its headquarters. */
interface KnownOwner extends ComputeHolder {
  readonly aliases?: readonly string[];
  readonly jurisdiction: string | null;
}

// Headquarters as each company states them; a name that an owner has dropped or gives to a part of itself is an alias.
const knownOwners: readonly KnownOwner[] = [
  {
    id: 'google',
    name: 'Google',
    jurisdiction: 'us',
    aliases: ['Alphabet', 'DeepMind', 'Google Cloud', 'Google DeepMind'],
  },
  { id: 'microsoft', name: 'Microsoft', jurisdiction: 'us', aliases: ['Azure', 'Microsoft Azure'] },
  { id: 'meta', name: 'Meta', jurisdiction: 'us', aliases: ['Facebook', 'Facebook AI', 'Meta AI', 'Meta Platforms'] },
  { id: 'amazon', name: 'Amazon', jurisdiction: 'us', aliases: ['Amazon Web Services', 'AWS'] },
  { id: 'oracle', name: 'Oracle', jurisdiction: 'us', aliases: ['OCI', 'Oracle Cloud', 'Oracle OCI'] },
  { id: 'xai', name: 'xAI', jurisdiction: 'us', aliases: ['SpaceXAI', 'X.AI'] },
  { id: 'coreweave', name: 'CoreWeave', jurisdiction: 'us' },
  { id: 'nvidia', name: 'Nvidia', jurisdiction: 'us' },
  { id: 'amd', name: 'AMD', jurisdiction: 'us', aliases: ['Advanced Micro Devices'] },
  { id: 'apple', name: 'Apple', jurisdiction: 'us' },
  { id: 'tesla', name: 'Tesla', jurisdiction: 'us' },
  { id: 'openai', name: 'OpenAI', jurisdiction: 'us' },
  { id: 'anthropic', name: 'Anthropic', jurisdiction: 'us' },
  { id: 'china', name: 'China (all owners there)', jurisdiction: 'china', aliases: ['China (official)'] },
  { id: 'alibaba', name: 'Alibaba', jurisdiction: 'china', aliases: ['Alibaba Cloud'] },
  { id: 'tencent', name: 'Tencent', jurisdiction: 'china' },
  { id: 'bytedance', name: 'ByteDance', jurisdiction: 'china' },
  { id: 'baidu', name: 'Baidu', jurisdiction: 'china' },
  { id: 'huawei', name: 'Huawei', jurisdiction: 'china' },
  { id: 'cambricon', name: 'Cambricon', jurisdiction: 'china' },
  { id: 'g42', name: 'G42', jurisdiction: 'ae' },
  { id: 'nebius-ai', name: 'Nebius', jurisdiction: 'nl', aliases: ['Nebius AI', 'Nebius'] },
];

const ownerOfName: ReadonlyMap<string, KnownOwner> = new Map(
  knownOwners.flatMap((owner) => [owner.id, owner.name, ...(owner.aliases ?? [])].map((name) => [kebab(name), owner])),
);
const nobodies: ReadonlySet<string> = new Set(
  'other others unknown undisclosed unnamed unspecified unclear anonymous anonymized various multiple none n-a tbd'.split(
    ' ',
  ),
);
const CONFIDENCE = /\s*#[\p{L}-]+/gu;
const COMPANY_FORM = /^(inc|ltd|llc|corp|co|plc|gmbh|ag|sa|lp)\.?$/i;

/**
 * The holder that a cell of a published table names; null where it names nobody. Marks of confidence (`#likely`) are left
 * off, names of one owner are one, and an owner without an alias here keeps its own name.
 *
 * Several owners of one cell are a holder of their own, in whatever order they are written: the table does not say what
 * part is whose, so neither gets any. Where they in truth act as one of them, concentration is understated.
 *
 * @example
 * computeHolder('Google DeepMind #likely'); // => { id: 'google', name: 'Google' }
 * computeHolder('OpenAI,Microsoft'); // => { id: 'microsoft-and-openai', name: 'Microsoft and OpenAI' }
 * computeHolder('Other'); // => null
 */
export function computeHolder(cell: string | null): ComputeHolder | null {
  const holders = new Map<string, ComputeHolder>();
  for (const name of ownersIn(cell ?? '')) {
    const id = kebab(name);
    if (nobodies.has(id)) return null;
    const holder = ownerOfName.get(id) ?? { id, name };
    if (id !== '') holders.set(holder.id, { id: holder.id, name: holder.name });
  }
  const sorted = [...holders.values()].sort((a, b) => byText(a.id, b.id));
  if (sorted.length <= 1) return sorted[0] ?? null;
  return { id: sorted.map(({ id }) => id).join('-and-'), name: joined(sorted.map(({ name }) => name)) };
}

/**
 * Jurisdiction of a holder's headquarters by its id: `us`, `china`, two letters of ISO 3166 for others; null where none is
 * known here. It says nothing about where the chips stand.
 *
 * @example
 * holderJurisdiction('oracle'); // => 'us'
 */
export function holderJurisdiction(id: string): string | null {
  return ownerOfName.get(id)?.jurisdiction ?? null;
}

/** Names of a cell, apart at its commas, but not at those in brackets or before the form of a company. */
function ownersIn(cell: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let from = 0;
  const plain = cell.replace(CONFIDENCE, '');
  for (let at = 0; at <= plain.length; at++) {
    const character = plain[at];
    if (character === '(') depth++;
    else if (character === ')') depth = Math.max(0, depth - 1);
    if (character !== undefined && (character !== ',' || depth > 0)) continue;
    const name = plain.slice(from, at).trim();
    from = at + 1;
    if (names.length > 0 && COMPANY_FORM.test(name)) names.push(`${names.pop()!}, ${name}`);
    else if (name !== '') names.push(name);
  }
  return names;
}

function joined(names: readonly string[]): string {
  return names.length === 2 ? names.join(' and ') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}
