import { hash } from 'node:crypto';

/** Double SHA-256, as Bitcoin hashes headers and transactions. */
export function hash256(bytes: Uint8Array): Uint8Array {
  return hash('sha256', hash('sha256', bytes, 'buffer'), 'buffer');
}
