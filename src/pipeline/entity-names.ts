import { developers } from '../attribution/index.ts';
import { jurisdictionName, jurisdictions } from '../core/jurisdictions.ts';

/** Names that are not their ids with capitals: tickers of listed operators, makers of machines and chips, classes of size. */
const stated: Readonly<Record<string, string>> = {
  mara: 'MARA',
  clsk: 'CleanSpark',
  riot: 'Riot',
  iren: 'IREN',
  corz: 'Core Scientific',
  cifr: 'Cipher',
  btdr: 'Bitdeer',
  cang: 'Cango',
  bitf: 'Bitfarms',
  wulf: 'TeraWulf',
  hut: 'Hut 8',
  microbt: 'MicroBT',
  amd: 'AMD',
  xai: 'xAI',
  nvidia: 'Nvidia',
  coreweave: 'CoreWeave',
  openai: 'OpenAI',
  'up-to-1b': 'below 1B parameters',
};

const ofDeveloper: ReadonlyMap<string, string> = new Map(
  developers.map(({ id, organizations: [first] }) => [id, typeof first === 'string' ? first : (first?.name ?? id)]),
);
const jurisdictionIds: ReadonlySet<string> = new Set(jurisdictions.map(({ id }) => id));

/**
 * Name of an entity for people, by the role in which it holds: a jurisdiction's, else a developer's or a stated one, else its id with
 * capitals.
 *
 * @example
 * entityName('kr', 'jurisdiction'); // => 'South Korea'
 * entityName('some-lab', 'developer'); // => 'Some Lab'
 */
export function entityName(id: string, role: string): string {
  if (role === 'jurisdiction' && jurisdictionIds.has(id)) return jurisdictionName(id);
  if (role === 'size-class') return id.replaceAll('-to-', ' to ').replace('up to', 'up to').replaceAll('b', 'B');
  const known = stated[id] ?? ofDeveloper.get(id);
  return (
    known ??
    id
      .split('-')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(' ')
  );
}
