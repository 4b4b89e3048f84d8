/**
 * The place in a list that a cursor names.
 *
 * @throws {SyntaxError} if it is none.
 * @throws {RangeError} if it is of another snapshot, whose rows may stand elsewhere.
 */
export function parsePage(cursor: string, snapshot: string): number {
  const match = /^([0-9a-f]{16})\.(\d{1,9})$/.exec(cursor);
  if (match === null) throw new SyntaxError(`cursor: expected one that an answer gave, got '${cursor.slice(0, 40)}'`);
  if (match[1] !== snapshot.slice(0, 16))
    throw new RangeError(
      'cursor: expected one of the present snapshot, got one of another: ask for the first page again',
    );
  return Number(match[2]);
}
