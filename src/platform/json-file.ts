import { readFileSync } from 'node:fs';

/**
 * JSON of a file.
 *
 * @param who whose file it is, in front of the message.
 * @throws {SyntaxError} if it is something else, {Error} if it cannot be read.
 */
export function readJsonFile(path: string, who: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? `, got ${cause.code}` : '';
    throw new Error(`${who}: expected a file that can be read${code} (${path})`, { cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SyntaxError(`${who}: expected JSON, got something else (${path})`, { cause });
  }
}
