/** Whether a text is an address that a link may lead to: one of the web, and nothing that a browser would run. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}
