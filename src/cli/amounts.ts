const KILO = 1000;
const MINUTE_MS = 60_000;

/**
 * A size for people, in the decimal units of disks.
 *
 * @example
 * formatBytes(999); // => '999 B'
 * formatBytes(1_250_000); // => '1.3 MB'
 */
export function formatBytes(bytes: number): string {
  if (bytes < KILO) return `${bytes} B`;
  if (bytes < KILO ** 2) return `${(bytes / KILO).toFixed(1)} kB`;
  return `${(bytes / KILO ** 2).toFixed(1)} MB`;
}

/**
 * How long ago something was, in whole units; a time to come is no time ago.
 *
 * @example
 * formatAge(90_000); // => '1 min'
 * formatAge(90_000_000); // => '25 h'
 */
export function formatAge(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
}
