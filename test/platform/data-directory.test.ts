import { expect, test } from 'vitest';
import { dataDirectory, sourcesFolder, storePath } from '../../src/platform/data-directory.ts';

// Expected paths: XDG Base Directory Specification 0.8; Apple's File System Programming Guide; Windows' known folder LocalAppData.
test('each platform has its own data folder', () => {
  const linux = { platform: 'linux', home: '/home/ada' };
  expect(dataDirectory({ ...linux, env: { XDG_DATA_HOME: '/data' } })).toBe('/data/contraflow');
  expect(dataDirectory({ ...linux, env: { XDG_DATA_HOME: 'relative' } })).toBe('/home/ada/.local/share/contraflow');
  expect(dataDirectory({ ...linux, env: { XDG_DATA_HOME: '' } })).toBe('/home/ada/.local/share/contraflow');
  expect(dataDirectory({ platform: 'darwin', home: '/Users/ada', env: {} })).toBe(
    '/Users/ada/Library/Application Support/contraflow',
  );
  const windows = { platform: 'win32', home: 'C:\\Users\\ada' };
  expect(dataDirectory({ ...windows, env: { LOCALAPPDATA: 'D:\\Local' } })).toBe('D:\\Local\\contraflow');
  expect(dataDirectory({ ...windows, env: {} })).toBe('C:\\Users\\ada\\AppData\\Local\\contraflow');
});

test('the store lies in the data folder unless the environment names another place', () => {
  const linux = { platform: 'linux', home: '/home/ada' };
  expect(storePath({ ...linux, env: {} })).toBe('/home/ada/.local/share/contraflow/store.duckdb');
  expect(storePath({ ...linux, env: { CONTRAFLOW_STORE: '/x/y.duckdb' } })).toBe('/x/y.duckdb');
});

test('published files lie in the data folder unless the environment names another place', () => {
  const linux = { platform: 'linux', home: '/home/ada' };
  expect(sourcesFolder({ ...linux, env: {} })).toBe('/home/ada/.local/share/contraflow/sources');
  expect(sourcesFolder({ ...linux, env: { CONTRAFLOW_SOURCES: '/x/y' } })).toBe('/x/y');
  const windows = { platform: 'win32', home: 'C:\\Users\\ada', env: { LOCALAPPDATA: 'D:\\Local' } };
  expect(sourcesFolder(windows)).toBe('D:\\Local\\contraflow\\sources');
});
