import { dirname, join } from 'node:path/posix';
import { expect, test } from 'vitest';
import { roomOf, sourceFiles } from '../helpers/source-files.ts';

/** Which rooms each room may import besides itself: the arrows of ARCHITECTURE.md. */
const arrows: Record<string, readonly string[]> = {
  core: [],
  bitcoin: ['core'],
  statistics: ['core'],
  compute: ['core'],
  attribution: ['core', 'bitcoin', 'compute'],
  measures: ['core', 'statistics'],
  models: ['core', 'statistics', 'measures', 'compute'],
  'models/security': ['core', 'statistics'],
  'models/economics': ['core', 'statistics', 'measures'],
  report: ['core', 'statistics', 'measures', 'models', 'models/security', 'models/economics'],
  sources: ['core', 'bitcoin', 'compute'],
  windows: ['core', 'statistics', 'measures'],
  store: ['core'],
  platform: ['core', 'bitcoin', 'attribution', 'sources', 'models/security', 'models/economics'],
  pipeline: [
    'core',
    'bitcoin',
    'statistics',
    'compute',
    'attribution',
    'measures',
    'models',
    'models/security',
    'models/economics',
    'report',
    'sources',
    'store',
    'platform',
    'windows',
  ],
  'web/routes': ['core', 'report', 'pipeline'],
  'web/client': [
    'core',
    'statistics',
    'measures',
    'models',
    'models/security',
    'models/economics',
    'report',
    'windows',
  ],
  'web/site': ['core', 'report', 'pipeline', 'platform', 'web/routes', 'web/client'],
  'web/server': ['core', 'report', 'pipeline', 'web/routes', 'web/client', 'web/site'],
  cli: ['core', 'report', 'pipeline', 'web/server', 'web/site'],
};
const pure = [
  'windows',
  'core',
  'bitcoin',
  'statistics',
  'compute',
  'attribution',
  'measures',
  'models',
  'models/security',
  'models/economics',
  'report',
  'sources',
];
const files = sourceFiles();

const imports = (text: string): string[] =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!);

test('every folder of src is a room with stated arrows', () => {
  expect([...new Set(files.map(({ room }) => room))].filter((room) => room !== '').sort()).toEqual(
    Object.keys(arrows).sort(),
  );
});

test('each room imports only itself and the rooms its arrows allow', () => {
  const broken = files.flatMap(({ path, room, text }) =>
    imports(text)
      .filter((target) => target.startsWith('.'))
      .map((target) => join(dirname(path), target))
      .filter((target) => room !== '' && !target.startsWith(`${room}/`) && !arrows[room]!.includes(roomOf(target)))
      .map((target) => `${path} → ${target}`),
  );
  expect(broken).toEqual([]);
});

test('a file that starts with _ is imported only inside its own room', () => {
  const broken = files.flatMap(({ path, room, text }) =>
    imports(text)
      .filter((target) => target.startsWith('.') && target.split('/').at(-1)!.startsWith('_'))
      .map((target) => join(dirname(path), target))
      .filter((target) => !target.startsWith(`${room}/`))
      .map((target) => `${path} → ${target}`),
  );
  expect(broken).toEqual([]);
});

test('pure rooms have no input, output, clock or chance', () => {
  const forbidden = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b|from 'node:|\bprocess\./;
  const broken = files
    .filter(({ room, text }) => pure.includes(room) && forbidden.test(text))
    .map(({ path, text }) => `${path}: ${forbidden.exec(text)![0]}`);
  expect(broken).toEqual([]);
});

test('no room imports another in a circle', () => {
  const reachable = (room: string): Set<string> => {
    const found = new Set<string>();
    for (const queue = [...arrows[room]!]; queue.length > 0; ) {
      const next = queue.pop()!;
      if (!found.has(next)) queue.push(...arrows[next]!);
      found.add(next);
    }
    return found;
  };
  expect(Object.keys(arrows).filter((room) => reachable(room).has(room))).toEqual([]);
});
