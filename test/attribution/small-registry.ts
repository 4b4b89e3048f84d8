import { type Pool, type PoolRegistry, parsePoolRegistry } from '../../src/attribution/registry.ts';

/** Payout addresses of the genesis block and of three well-known scripts, good for any pool of a test. */
export const addresses = [
  '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
  '1KFHE7w8BhaENAswwryaoccDb6qcT6DbYY',
  '3Awm3FNpmwrbvAFVThRUFqgpbVuqWisni9',
  'bc1qf274x7penhcd8hsv3jcmwa5xxzjl2a6pa9pxwm',
] as const;

type Draft = Omit<Partial<Pool>, 'tags' | 'addresses' | 'parents'> & {
  readonly tags?: readonly (string | object)[];
  readonly addresses?: readonly (string | object)[];
  readonly parents?: readonly object[];
};

/** Registry of pools by id; a bare text stands for a fact without dates. */
export function smallRegistry(pools: Readonly<Record<string, Draft>>, members: readonly object[] = []): PoolRegistry {
  const facts = (field: string, list: readonly (string | object)[] = []) =>
    list.map((fact) => ({ ...(typeof fact === 'string' ? { [field]: fact } : fact), source: 'list' }));
  const files = Object.entries(pools).map(([id, draft]) => ({
    path: `pools/${id}.json`,
    json: {
      id,
      name: id,
      aliases: [],
      ...draft,
      tags: facts('text', draft.tags),
      addresses: facts('address', draft.addresses),
      parents: facts('entity', draft.parents),
    },
  }));
  return parsePoolRegistry([
    ...files,
    { path: 'proxy-groups/friends.json', json: { id: 'friends', name: 'Friends', members: facts('pool', members) } },
    {
      path: 'pool-sources.json',
      json: { list: { title: 'A list', url: 'https://example.org', read: '2026-11-22', licence: 'MIT' } },
    },
  ]);
}
