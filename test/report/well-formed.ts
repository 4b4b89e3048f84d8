const TOKEN = /<!doctype html>|<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const ENTITY = /&(?!(?:amp|lt|gt|quot|#39);)/;

/**
 * What is wrong with a text as XML (tags nested, attributes quoted, ampersands escaped, ids unique); null when nothing is.
 * Knows as much of XML as the report writes: no comments, processing instructions or CDATA.
 */
export function markupFault(text: string): string | null {
  const open: string[] = [];
  const ids = new Set<string>();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(text);
    if (token === null) return `no token at ${at}: ${text.slice(at, at + 80)}`;
    const [whole, closing, name, attributes = '', selfClosing] = token;
    if (ENTITY.test(whole)) return `bare ampersand at ${at}: ${whole.slice(0, 80)}`;
    if (name === undefined) continue;
    for (const [, id = ''] of attributes.matchAll(/\sid="([^"]*)"/g)) {
      if (ids.has(id)) return `id '${id}' twice`;
      ids.add(id);
    }
    const names = [...attributes.matchAll(/\s([\w:-]+)=/g)].map((match) => match[1]);
    if (new Set(names).size !== names.length) return `an attribute twice at ${at}`;
    if (closing === '/') {
      const expected = open.pop();
      if (expected !== name) return `expected </${expected}>, got </${name}> at ${at}`;
    } else if (selfClosing !== '/') open.push(name);
  }
  for (const [, reference = ''] of text.matchAll(/(?:url\(#|aria-labelledby="|href="#)([\w -]+)/g)) {
    for (const id of reference.split(' ')) if (!ids.has(id)) return `no element with id '${id}'`;
  }
  return open.length === 0 ? null : `<${open.at(-1)}> is not closed`;
}
