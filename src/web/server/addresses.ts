/** An address as it may be shown and logged: its path, without the query, which may hold a token. */
export function withoutSecrets(url: string): string {
  const end = url.search(/[?#]/);
  return end === -1 ? url : url.slice(0, end);
}
