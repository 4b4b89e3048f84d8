import { developers, sizeClasses } from '../attribution/index.ts';
import { jurisdictionName, jurisdictions } from '../core/jurisdictions.ts';

/** Names that are not their ids with capitals: tickers of listed operators, makers of machines and chips, classes of size. */
const stated: ReadonlyMap<string, string> = new Map(
  Object.entries({
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
    eleutherai: 'EleutherAI',
    'at-t': 'AT&T',
  }),
);

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
  if (role === 'size-class') return sizeClasses.find((sizeClass) => sizeClass.id === id)?.title ?? id;
  const known = stated.get(id) ?? ofDeveloper.get(id);
  return (
    known ??
    id
      .split('-')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(' ')
  );
}
