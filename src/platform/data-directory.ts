import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** Where a program runs, as far as its folders depend on it. */
export interface Platform {
  readonly platform: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The process's own platform. */
export function currentPlatform(): Platform {
  return { platform: process.platform, home: homedir(), env: process.env };
}

/**
 * Folder for the data that the program keeps for its user.
 *
 * @see XDG Base Directory Specification 0.8 (2021): a relative `XDG_DATA_HOME` is ignored.
 * @example
 * dataDirectory({ platform: 'linux', home: '/home/ada', env: {} }); // => '/home/ada/.local/share/contraflow'
 */
export function dataDirectory({ platform, home, env }: Platform): string {
  if (platform === 'win32') {
    return win32.join(env.LOCALAPPDATA || win32.join(home, 'AppData', 'Local'), 'contraflow');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'contraflow');
  const xdg = env.XDG_DATA_HOME;
  return posix.join(xdg && posix.isAbsolute(xdg) ? xdg : posix.join(home, '.local', 'share'), 'contraflow');
}

/**
 * Path of the store: `CONTRAFLOW_STORE` where it is set, else `store.duckdb` in the data folder.
 *
 * @example
 * storePath({ platform: 'linux', home: '/home/ada', env: { CONTRAFLOW_STORE: 'my.duckdb' } }); // => 'my.duckdb'
 */
export function storePath(platform: Platform): string {
  const { join } = platform.platform === 'win32' ? win32 : posix;
  return platform.env.CONTRAFLOW_STORE || join(dataDirectory(platform), 'store.duckdb');
}

/**
 * Folder in which published files are kept: `CONTRAFLOW_SOURCES` where it is set, else `sources` in the data folder.
 *
 * @example
 * sourcesFolder({ platform: 'linux', home: '/home/ada', env: {} }); // => '/home/ada/.local/share/contraflow/sources'
 */
export function sourcesFolder(platform: Platform): string {
  const { join } = platform.platform === 'win32' ? win32 : posix;
  return platform.env.CONTRAFLOW_SOURCES || join(dataDirectory(platform), 'sources');
}
