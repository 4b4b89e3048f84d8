import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import {
  access,
  chmod,
  constants,
  cp,
  lstat,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { jsonText } from '../../core/text.ts';
import { isMissing, toWriteError } from '../../platform/files.ts';

/** Name of the file by which a published site is known. */
export const MARK = 'contraflow-site.json';
/** Files that a folder may hold before its first publication: where it is kept, and how its host serves it. */
const HARMLESS: ReadonlySet<string> = new Set(['.git', '.nojekyll', 'CNAME']);
/** Largest file of a former publication that is read. */
const MOST_BYTES = 32 * 1024 * 1024;
/** A temporary folder that was not touched for so long belongs to a process that was killed. */
const ABANDONED_MS = 10 * 60_000;
const STAGED = '.contraflow-new-';

/** What a published site says of itself. */
export interface SiteMark {
  readonly program: 'contraflow';
  readonly version: string;
  readonly snapshot: string;
  /** Paths below the root, with slashes, without the mark itself. */
  readonly files: readonly string[];
}

/** A folder that may become a published site, or become another one. */
export interface SiteFolder {
  /** Absolute, without links. */
  readonly path: string;
  readonly isThere: boolean;
  /** Files of the former publication; none where there is none. */
  readonly formerFiles: readonly string[];
  /** Whether anything else is in it. */
  readonly hasForeign: boolean;
}

/**
 * Looks whether a folder can become a site, and puts right what a publication that was killed left behind.
 *
 * @throws {Error} if it holds anything else, is a file, cannot be written to, or lies in a folder that does not exist.
 */
export async function openSiteFolder(named: string, nowMs: number): Promise<SiteFolder> {
  try {
    const absolute = resolve(named);
    const parent = dirname(absolute);
    if (!(await statIfAny(parent))?.isDirectory())
      throw new Error(`publish: expected a folder in which to make the site, got none (${dirname(named)})`);
    const path = (await statIfAny(absolute)) === null ? absolute : await realpath(absolute);
    await mend(path, nowMs);
    const found = await statIfAny(path);
    if (found === null) return { path, isThere: false, formerFiles: [], hasForeign: false };
    if (!found.isDirectory()) throw new Error(`publish: expected a folder, got a file (${named})`);
    await access(path, constants.W_OK);
    const names = (await readdir(path)).filter((name) => !name.startsWith(STAGED));
    if (!names.includes(MARK)) {
      if (names.some((name) => !HARMLESS.has(name)))
        throw new Error(
          `publish: expected an empty folder, a new one or one made by publish, got one with other files (${named})`,
        );
      return { path, isThere: true, formerFiles: [], hasForeign: names.length > 0 };
    }
    const { files } = await readMark(path, named);
    return { path, isThere: true, formerFiles: files, hasForeign: await hasForeign(path, files) };
  } catch (error) {
    throw toWriteError(error, named);
  }
}

/** A file of the former publication; null where there is none that can be read. */
export async function readFormer({ path }: SiteFolder, file: string): Promise<string | null> {
  const at = join(path, file);
  try {
    const found = await lstat(at);
    return found.isFile() && found.size <= MOST_BYTES ? await readFile(at, 'utf8') : null;
  } catch (error) {
    if (isMissing(error) || (error as NodeJS.ErrnoException).code === 'ENOTDIR') return null;
    throw toWriteError(error, at);
  }
}

/**
 * Puts a whole site in the place of the former one. `fill` writes it into a folder beside that and returns its mark, its files in the
 * order in which they are to appear; a failure meanwhile changes nothing. The folders are then swapped. Where they cannot be, as there is
 * a version control's folder or anything else of others in it, the files are moved in one by one, each whole, and those of the former
 * publication that are no more are removed last.
 *
 * @throws {Error} `write: …` for what the system refuses.
 */
export async function replaceSite(folder: SiteFolder, fill: (staging: string) => Promise<SiteMark>): Promise<void> {
  const isSwapped = await isSwappable(folder);
  const staging = isSwapped
    ? join(dirname(folder.path), `.${basename(folder.path)}${STAGED}${randomUUID()}`)
    : join(folder.path, `${STAGED}${randomUUID()}`);
  try {
    await mkdir(staging);
    const mark = await fill(staging);
    await writeMark(staging, mark);
    if (!isSwapped || !(await swap(folder, staging))) await moveIn(folder, staging, mark);
  } catch (error) {
    throw inWords(error, staging, folder.path);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** An error with the folder that the user named in place of the temporary one. */
function inWords(error: unknown, staging: string, path: string): unknown {
  const written = toWriteError(error, path);
  if (!(written instanceof Error) || !written.message.includes(staging)) return written;
  return new Error(written.message.replaceAll(staging, path), { cause: error });
}

async function isSwappable({ path, isThere, hasForeign }: SiteFolder): Promise<boolean> {
  if (hasForeign) return false;
  const parent = dirname(path);
  if (!isThere) return true;
  // A working folder that is swapped away leaves the shell in it nowhere; a mount point cannot be moved.
  if (process.cwd() === path || process.cwd().startsWith(path + sep)) return false;
  const [own, above] = await Promise.all([stat(path), stat(parent)]);
  return own.dev === above.dev && (await isWritable(parent));
}

async function isWritable(path: string): Promise<boolean> {
  try {
    await access(path, constants.W_OK);
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

/** Swaps the folders; false where the system does not let the old one be moved. */
async function swap({ path, isThere }: SiteFolder, staging: string): Promise<boolean> {
  if (!isThere) {
    await rename(staging, path);
    return true;
  }
  const old = join(dirname(path), `.${basename(path)}.contraflow-old-${randomUUID()}`);
  await chmod(staging, (await stat(path)).mode & 0o7777);
  try {
    await rename(path, old);
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
  try {
    await rename(staging, path);
  } catch (error) {
    await rename(old, path);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
  return true;
}

/** Moves files in one by one. The mark names old and new files meanwhile, so that the next publication can mend what a kill leaves. */
async function moveIn(folder: SiteFolder, staging: string, mark: SiteMark): Promise<void> {
  const { path, formerFiles } = folder;
  const former = new Set(formerFiles);
  for (const file of mark.files) await refuseForeign(path, file, former);
  if (dirname(staging) !== path) {
    // Beside a mount point: first onto its disk.
    const inside = join(path, `${STAGED}${randomUUID()}`);
    try {
      await cp(staging, inside, { recursive: true });
      return await moveIn(folder, inside, mark);
    } finally {
      await rm(inside, { recursive: true, force: true });
    }
  }
  await writeMark(path, { ...mark, files: [...new Set([...formerFiles, ...mark.files])] });
  for (const file of mark.files) {
    const target = join(path, file);
    await mkdir(dirname(target), { recursive: true });
    await rename(join(staging, file), target);
  }
  const kept = new Set(mark.files);
  for (const file of formerFiles) if (!kept.has(file)) await removeFile(path, file);
  await writeMark(path, mark);
}

/** @throws {Error} if a file of another's, or a link, stands where a file is to be. */
async function refuseForeign(root: string, file: string, former: ReadonlySet<string>): Promise<void> {
  const parts = file.split('/');
  for (let depth = 1; depth <= parts.length; depth++) {
    const below = parts.slice(0, depth).join('/');
    const found = await lstatIfAny(join(root, below));
    if (found === null) return;
    const isExpected =
      depth < parts.length ? found.isDirectory() : found.isFile() && (former.has(file) || HARMLESS.has(file));
    if (!isExpected)
      throw new Error(`publish: expected room for ${file}, got something of another’s there (${join(root, below)})`);
  }
}

/** Removes a file of the former publication, and the folders that it leaves empty; never through a link. */
async function removeFile(root: string, file: string): Promise<void> {
  const parts = file.split('/');
  for (let depth = 1; depth < parts.length; depth++) {
    const found = await lstatIfAny(join(root, ...parts.slice(0, depth)));
    if (found === null || !found.isDirectory()) return;
  }
  try {
    await unlink(join(root, file));
    for (let depth = parts.length - 1; depth > 0; depth--) await rmdir(join(root, ...parts.slice(0, depth)));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!isMissing(error) && code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'EISDIR') throw error;
  }
}

/** Puts back a former site that was moved away by a process killed before it moved the new one in, and removes what killed ones left. */
async function mend(path: string, nowMs: number): Promise<void> {
  const parent = dirname(path);
  const oldPrefix = `.${basename(path)}.contraflow-old-`;
  const newPrefix = `.${basename(path)}${STAGED}`;
  const siblings = await readdir(parent);
  const old = siblings.filter((name) => name.startsWith(oldPrefix)).map((name) => join(parent, name));
  if (old.length > 0 && (await lstatIfAny(path)) === null) await rename(old.pop()!, path);
  const inside = (await lstatIfAny(path))?.isDirectory() ? await readdir(path) : [];
  const left = [
    ...old,
    ...siblings.filter((name) => name.startsWith(newPrefix)).map((name) => join(parent, name)),
    ...inside.filter((name) => name.startsWith(STAGED)).map((name) => join(path, name)),
  ];
  for (const one of left) {
    const found = await lstatIfAny(one);
    if (found !== null && nowMs - found.mtimeMs > ABANDONED_MS) await rm(one, { recursive: true, force: true });
  }
}

async function readMark(path: string, named: string): Promise<SiteMark> {
  const text = await readFormer({ path, isThere: true, formerFiles: [], hasForeign: false }, MARK);
  const mark = text === null ? null : markOf(text);
  if (mark === null)
    throw new Error(
      `publish: expected a list of the site’s files in ${MARK}, got a damaged one: remove the folder, or name another (${named})`,
    );
  return mark;
}

function markOf(text: string): SiteMark | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null; // said by the caller, with the folder's name
  }
  const mark = value as Partial<SiteMark> | null;
  if (typeof mark !== 'object' || mark === null || mark.program !== 'contraflow' || !Array.isArray(mark.files))
    return null;
  const { version, snapshot, files } = mark as SiteMark;
  return { program: 'contraflow', version, snapshot, files: files.filter(isPathBelow) };
}

/** Whether a text of a former publication is a path that leads nowhere but down from the root, and to no version control. */
function isPathBelow(file: unknown): file is string {
  return (
    typeof file === 'string' &&
    file.length < 500 &&
    file
      .split('/')
      .every((part) => /^[A-Za-z0-9@()._~-]+$/.test(part) && part !== '.' && part !== '..' && part !== '.git')
  );
}

/** Whether a folder holds anything that the former publication did not write. */
async function hasForeign(root: string, files: readonly string[]): Promise<boolean> {
  const own = new Set([MARK, ...files]);
  const folders = new Set(['']);
  for (const file of files) {
    const parts = file.split('/');
    for (let depth = 1; depth < parts.length; depth++) folders.add(parts.slice(0, depth).join('/'));
  }
  for (const folder of folders) {
    const at = join(root, folder);
    if (!(await lstatIfAny(at))?.isDirectory()) continue;
    for (const entry of await readdir(at, { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (folder === '' && entry.name.startsWith(STAGED)) continue;
      if (!(entry.isFile() ? own.has(path) : entry.isDirectory() && folders.has(path))) return true;
    }
  }
  return false;
}

async function writeMark(folder: string, mark: SiteMark): Promise<void> {
  const temporary = join(folder, `${STAGED}${randomUUID()}.json`);
  await writeFile(temporary, `${jsonText(mark, 1)}\n`);
  await rename(temporary, join(folder, MARK));
}

async function statIfAny(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function lstatIfAny(path: string): Promise<Stats | null> {
  try {
    return await lstat(path);
  } catch (error) {
    if (isMissing(error) || (error as NodeJS.ErrnoException).code === 'ENOTDIR') return null;
    throw error;
  }
}

function isRefusal(error: unknown): boolean {
  return ['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'EXDEV'].includes((error as NodeJS.ErrnoException).code ?? '');
}
