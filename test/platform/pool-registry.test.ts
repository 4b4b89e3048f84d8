import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { createAttributor } from '../../src/attribution/attributor.ts';
import { loadPoolRegistry } from '../../src/platform/pool-registry.ts';

const folder = mkdtempSync(join(tmpdir(), 'contraflow-pools-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

describe('loadPoolRegistry', () => {
  it('reads another folder, and names equal content equally', () => {
    const dir = join(folder, 'data');
    for (const part of ['pools', 'proxy-groups', 'pool-sources.json']) {
      cpSync(fileURLToPath(new URL(`../../data/${part}`, import.meta.url)), join(dir, part), { recursive: true });
    }
    expect(loadPoolRegistry({ dir })).toEqual(loadPoolRegistry());
    rmSync(join(dir, 'pools', '1m1x.json'));
    expect(loadPoolRegistry({ dir }).version).not.toBe(loadPoolRegistry().version);
  });

  it('lays a pool list over the registry, which changes the version', () => {
    const list = [{ id: 1, name: 'Brand New', addresses: [], tags: ['/brand-new/'], link: 'https://example.org' }];
    const registry = loadPoolRegistry({ poolsFile: written('list.json', JSON.stringify(list)) });
    const { pools, match } = createAttributor(registry);
    expect(pools[match(new Uint8Array(Buffer.from('/brand-new/')), [], Number.NaN).pool]).toBe('brandnew');
    expect(registry.version).not.toBe(loadPoolRegistry().version);
  });

  it('survives the way to a worker: a structured clone attributes the same', () => {
    const registry = loadPoolRegistry();
    expect(createAttributor(structuredClone(registry)).rules).toEqual(createAttributor(registry).rules);
  });

  it('says which file is not JSON, and which is missing', () => {
    const poolsFile = written('broken.json', '{');
    expect(() => loadPoolRegistry({ poolsFile })).toThrow(SyntaxError);
    expect(() => loadPoolRegistry({ poolsFile })).toThrow(/broken\.json/);
    expect(() => loadPoolRegistry({ poolsFile: join(folder, 'nowhere.json') })).toThrow(/ENOENT.*nowhere\.json/);
  });
});
