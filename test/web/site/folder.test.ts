import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MARK, openSiteFolder, readFormer, replaceSite, type SiteMark } from '../../../src/web/site/folder.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';
import { smallDisk } from '../../helpers/small-disk.ts';
import { filesBelow } from './sample.ts';

const NOW_MS = Date.UTC(2026, 0, 1);

/** Publishes these files, by their paths, into a folder. */
async function publish(path: string, files: Readonly<Record<string, string>>): Promise<void> {
  const folder = await openSiteFolder(path, NOW_MS);
  await replaceSite(folder, async (staging) => {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(staging, name)), { recursive: true });
      writeFileSync(join(staging, name), content);
    }
    return { program: 'contraflow', version: '1', snapshot: 'ab', files: Object.keys(files) };
  });
}

const texts = (path: string) =>
  Object.fromEntries(
    [...filesBelow(path)].filter(([name]) => name !== MARK).map(([name, bytes]) => [name, `${bytes}`]),
  );

const place = () => join(temporaryFolder(), 'site');
const former = { 'a.json': '1', 'deep/old.json': '1', 'index.html': 'old' };
const next = { 'a.json': '2', 'other/new.json': '2', 'index.html': 'new' };

describe('the folder of a site', () => {
  test('is made where it is missing, and filled where it is empty', async () => {
    const path = place();
    await publish(path, former);
    expect(texts(path)).toEqual(former);
    const empty = place();
    mkdirSync(empty);
    await publish(empty, former);
    expect(texts(empty)).toEqual(former);
    expect(readdirSync(dirname(empty))).toEqual(['site']);
  });

  test('is replaced as a whole: what is no more is gone, with its folders', async () => {
    const path = place();
    await publish(path, former);
    chmodSync(path, 0o751);
    await publish(path, next);
    expect(texts(path)).toEqual(next);
    expect(existsSync(join(path, 'deep'))).toBe(false);
    expect(lstatSync(path).mode & 0o777).toBe(0o751);
    expect(readdirSync(dirname(path))).toEqual(['site']);
  });

  test('keeps what others put there', async () => {
    const path = place();
    mkdirSync(join(path, '.git'), { recursive: true });
    writeFileSync(join(path, '.git/HEAD'), 'ref');
    writeFileSync(join(path, 'CNAME'), 'power.example');
    await publish(path, former);
    writeFileSync(join(path, 'deep/note.txt'), 'mine');
    await publish(path, next);
    const foreign = { '.git/HEAD': 'ref', CNAME: 'power.example', 'deep/note.txt': 'mine' };
    expect(texts(path)).toEqual({ ...next, ...foreign });
    expect(readdirSync(path).filter((name) => name.startsWith('.contraflow'))).toEqual([]);
  });

  test('that was not made by publish is refused, and left as it is', async () => {
    const path = place();
    mkdirSync(path);
    writeFileSync(join(path, 'thesis.tex'), 'years');
    await expect(publish(path, next)).rejects.toThrow(
      `publish: expected an empty folder, a new one or one made by publish, got one with other files (${path})`,
    );
    expect(texts(path)).toEqual({ 'thesis.tex': 'years' });
  });

  test('that is a file, or lies nowhere, is refused', async () => {
    const file = place();
    writeFileSync(file, 'text');
    await expect(publish(file, next)).rejects.toThrow(`publish: expected a folder, got a file (${file})`);
    expect(readFileSync(file, 'utf8')).toBe('text');
    const nowhere = join(temporaryFolder(), 'no', 'such', 'site');
    await expect(publish(nowhere, next)).rejects.toThrow(
      `publish: expected a folder in which to make the site, got none (${dirname(nowhere)})`,
    );
    await expect(publish(join(file, 'site'), next)).rejects.toThrow('got none');
  });

  test.each(['{', '[]', 'null', '{"program":"other","files":[]}', '{"program":"contraflow"}'])(
    'with the damaged list %s is refused, as nobody knows whose its files are',
    async (mark) => {
      const path = place();
      await publish(path, former);
      writeFileSync(join(path, MARK), mark);
      await expect(publish(path, next)).rejects.toThrow(/got a damaged one/);
      expect(texts(path)).toEqual(former);
    },
  );

  test('whose list names files elsewhere loses none of them', async () => {
    const path = place();
    const outside = join(dirname(path), 'precious.txt');
    writeFileSync(outside, 'precious');
    await publish(path, former);
    mkdirSync(join(path, '.git'));
    writeFileSync(join(path, '.git/HEAD'), 'ref');
    symlinkSync(dirname(path), join(path, 'link'));
    const files = [
      '../precious.txt',
      outside,
      'link/precious.txt',
      'deep/../../precious.txt',
      '.git/HEAD',
      '',
      7,
      null,
    ];
    writeFileSync(join(path, MARK), JSON.stringify({ program: 'contraflow', version: '1', snapshot: '', files }));
    rmSync(join(path, 'a.json'));
    rmSync(join(path, 'index.html'));
    await publish(path, next);
    expect(readFileSync(outside, 'utf8')).toBe('precious');
    expect(readFileSync(join(path, '.git/HEAD'), 'utf8')).toBe('ref');
    expect(texts(path)).toMatchObject(next);
  });

  test('in which a file or a link of another’s stands in the way is refused before anything changes', async () => {
    const path = place();
    await publish(path, former);
    mkdirSync(join(path, 'other'));
    writeFileSync(join(path, 'other/new.json'), 'mine');
    const before = texts(path);
    await expect(publish(path, next)).rejects.toThrow(/expected room for other\/new\.json, got something of another’s/);
    expect(texts(path)).toEqual(before);
    rmSync(join(path, 'other'), { recursive: true });
    symlinkSync(temporaryFolder(), join(path, 'other'));
    await expect(publish(path, next)).rejects.toThrow(/expected room for other\/new\.json/);
  });

  test('is as it was when the writing fails', async () => {
    for (const withForeign of [false, true]) {
      const path = place();
      await publish(path, former);
      if (withForeign) writeFileSync(join(path, 'CNAME'), 'x');
      const before = filesBelow(path);
      const failing = replaceSite(await openSiteFolder(path, NOW_MS), async (staging) => {
        writeFileSync(join(staging, 'half.json'), 'half');
        throw new Error('no more');
      });
      await expect(failing).rejects.toThrow('no more');
      expect(filesBelow(path)).toEqual(before);
      expect(readdirSync(dirname(path))).toEqual(['site']);
    }
  });

  test('on a full disk is as it was, and the refusal names it', async ({ skip }) => {
    const path = join(smallDisk(64, skip), 'site');
    await publish(path, former);
    const before = filesBelow(path);
    await expect(publish(path, { 'large.json': 'x'.repeat(200_000) })).rejects.toThrow(
      `write: no space left on the device (${path})`,
    );
    expect(filesBelow(path)).toEqual(before);
    expect(readdirSync(dirname(path))).toEqual(['site']);
  });

  test('at the root of a disk, which cannot be moved, is filled in place', async ({ skip }) => {
    const path = smallDisk(512, skip);
    await publish(path, former);
    await publish(path, next);
    expect(texts(path)).toEqual(next);
    expect(readdirSync(path).sort()).toEqual(['a.json', MARK, 'index.html', 'other'].sort());
  });

  test.skipIf(process.getuid?.() === 0)('that is read-only is refused', async () => {
    const path = place();
    await publish(path, former);
    chmodSync(path, 0o555);
    await expect(publish(path, next)).rejects.toThrow(`write: permission denied (${path})`);
    chmodSync(path, 0o755);
    expect(texts(path)).toEqual(former);
  });

  test('is put back where a process was killed between the two moves', async () => {
    const path = place();
    await publish(path, former);
    renameSync(path, join(dirname(path), '.site.contraflow-old-1'));
    const folder = await openSiteFolder(path, NOW_MS);
    expect(folder).toMatchObject({ isThere: true, hasForeign: false });
    expect(await readFormer(folder, 'a.json')).toBe('1');
    await publish(path, next);
    expect(texts(path)).toEqual(next);
    expect(readdirSync(dirname(path))).toEqual(['site']);
  });

  test('half filled by a process that was killed is mended', async () => {
    const path = place();
    writeFileSync(join(dirname(path), 'keep'), '');
    await publish(path, former);
    writeFileSync(join(path, 'CNAME'), 'x');
    // As `moveIn` leaves it: the list names old and new files, some of which are there.
    const files = [...Object.keys(former), ...Object.keys(next)];
    const mark: SiteMark = { program: 'contraflow', version: '1', snapshot: 'ab', files: [...new Set(files)] };
    writeFileSync(join(path, MARK), JSON.stringify(mark));
    mkdirSync(join(path, 'other'));
    writeFileSync(join(path, 'other/new.json'), '2');
    const left = join(path, '.contraflow-new-1');
    mkdirSync(left);
    utimesSync(left, new Date(NOW_MS - 3_600_000), new Date(NOW_MS - 3_600_000));
    await publish(path, { 'a.json': '3' });
    expect(texts(path)).toEqual({ 'a.json': '3', CNAME: 'x' });
    expect(readdirSync(path).sort()).toEqual(['CNAME', 'a.json', MARK].sort());
  });

  test('leaves alone what another process is writing', async () => {
    const path = place();
    const busy = join(dirname(path), '.site.contraflow-new-1');
    mkdirSync(busy);
    utimesSync(busy, new Date(NOW_MS), new Date(NOW_MS));
    await publish(path, former);
    expect(existsSync(busy)).toBe(true);
  });
});

test('a process that is killed at any moment leaves the old site or the new one', async () => {
  const path = place();
  await publish(path, former);
  const script = `
    import { openSiteFolder, replaceSite } from ${JSON.stringify(new URL('../../../dist/web/site/folder.js', import.meta.url).href)};
    import { writeFileSync } from 'node:fs';
    for (let round = 0; ; round++) {
      await replaceSite(await openSiteFolder(${JSON.stringify(path)}, Date.now()), async (staging) => {
        for (let at = 0; at < 20; at++) writeFileSync(staging + '/' + at + '.json', String(round));
        return { program: 'contraflow', version: '1', snapshot: 'ab', files: Array.from({ length: 20 }, (_, at) => at + '.json') };
      });
      if (round === 0) console.log('going');
    }`;
  for (let attempt = 0; attempt < 4; attempt++) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => child.on('close', resolve));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await new Promise((resolve) => setTimeout(resolve, 7 * attempt));
    child.kill('SIGKILL');
    await ended;
    await openSiteFolder(path, NOW_MS);
    const rounds = new Set(Object.values(texts(path)));
    expect(rounds.size).toBe(1);
    expect(Object.keys(texts(path))).toHaveLength(20);
  }
});
