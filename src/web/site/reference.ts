import { escapeMarkup } from '../../core/text.ts';
import type { ApiDocument, ApiOperation, ApiParameter, ApiResponse, ApiSchema } from '../routes/openapi.ts';
import type { ClientFiles } from './assets.ts';
import { contentPolicy } from './shell.ts';

/**
 * The reference of the API as one page of plain HTML at `api/`, made from its OpenAPI document: nothing runs in it and nothing is loaded
 * but the style of the site.
 */
export function referencePage(document: ApiDocument, { styles }: Pick<ClientFiles, 'styles'>): string {
  const operations = Object.entries(document.paths).map(([path, { get }]) => ({ path, ...get }));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${contentPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The API – Contraflow</title>
<meta name="description" content="Every address of the API: what it takes, what it answers, with an example.">
${styles.map((file) => `<link rel="stylesheet" href="../${escapeMarkup(file)}">`).join('\n')}
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="site"><a class="brand" href="../">Contraflow</a>
<nav aria-label="Pages"><a href="../">Dashboard</a> <a href="./" aria-current="page">API</a> <a href="v1/openapi.json">OpenAPI document</a></nav>
</header>
<main id="main" tabindex="-1">
<h1>The API</h1>
<p>What the dashboard shows, for programs. Below <code>/api/v1</code>; described by <a href="v1/openapi.json">an OpenAPI 3.1 document</a>, of which this page is made.</p>
${document.info.description
  .split('\n\n')
  .map((text) => `<p>${prose(text)}</p>`)
  .join('\n')}
<ul>
${operations.map(({ path, operationId, summary }) => `<li><a href="#${escapeMarkup(operationId)}"><code>${escapeMarkup(path)}</code></a> ${escapeMarkup(summary)}</li>`).join('\n')}
</ul>
${operations.map(section).join('\n')}
<h2 id="problems">Problems</h2>
<p>Whatever is refused is answered as <code>application/problem+json</code>: <code>title</code> and <code>status</code> say what kind it is, <code>detail</code> what was expected and what was got, and <code>errors</code> names each parameter that was wrong.</p>
<div class="scroll"><table>
<thead><tr><th scope="col">Status</th><th scope="col">When</th></tr></thead>
<tbody>
${refusals.map(([status, when]) => `<tr><td class="n">${status}</td><td>${prose(when)}</td></tr>`).join('\n')}
</tbody>
</table></div>
</main>
<footer class="site"><p>Contraflow ${escapeMarkup(document.info.version)}</p></footer>
</body>
</html>
`;
}

const refusals: readonly (readonly [number, string])[] = [
  [400, 'A parameter of the query is wrong, unknown or given twice'],
  [401, 'The service was started with a token, which is missing'],
  [404, 'What the path names is not there'],
  [405, 'The method is neither GET nor HEAD'],
  [406, 'There is no form that `Accept` takes'],
  [414, 'The address is too long'],
  [421, 'The service answers to names of its own machine only'],
  [431, 'The headers are too long'],
  [500, 'A fault of the program; its log says which'],
  [503, 'Too much is being computed; `Retry-After` says when to ask again'],
];

function section({ path, ...operation }: ApiOperation & { readonly path: string }): string {
  const { operationId, summary, description, parameters, responses } = operation;
  const { content = {} } = responses[200] as ApiResponse;
  const { schema, example } = content['application/json'] ?? {};
  const address = exampleAddress(path, parameters);
  return `<section aria-labelledby="${escapeMarkup(operationId)}">
<h2 id="${escapeMarkup(operationId)}">${escapeMarkup(summary)}</h2>
<p><code>GET /api/v1${escapeMarkup(path)}</code></p>
<p>${prose(description)}</p>
<p class="note">Forms: ${Object.keys(content)
    .map((type) => `<code>${escapeMarkup(type)}</code>`)
    .join(', ')}</p>
${parameters.length === 0 ? '' : table('Parameters', parameters.map(parameterRow))}
${schema === undefined ? '' : table('Answer', fieldRows(schema))}
<h3>Example</h3>
<pre class="scroll"><code>curl 'http://127.0.0.1:8080${escapeMarkup(address)}'</code></pre>
<p><a href="..${escapeMarkup(address)}">${escapeMarkup(address)}</a></p>
${example === undefined ? '' : `<pre class="scroll"><code>${escapeMarkup(JSON.stringify(example, null, 2)).replaceAll('\\x0a', '\n')}</code></pre>`}
</section>`;
}

interface Row {
  readonly name: string;
  readonly type: string;
  readonly about: string;
}

function table(title: string, rows: readonly Row[]): string {
  return `<h3>${title}</h3>
<div class="scroll"><table>
<thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">What it is</th></tr></thead>
<tbody>
${rows.map(({ name, type, about }) => `<tr><td><code>${escapeMarkup(name)}</code></td><td>${escapeMarkup(type)}</td><td>${prose(about)}</td></tr>`).join('\n')}
</tbody>
</table></div>`;
}

function parameterRow({ name, in: place, description = '', required, schema }: ApiParameter): Row {
  const presence =
    place === 'path'
      ? 'in the path'
      : required
        ? 'needed'
        : `optional${schema.default === undefined ? '' : `, ${schema.default} where absent`}`;
  return { name, type: typeText(schema), about: [description, presence].filter((text) => text !== '').join('; ') };
}

/** Fields of a document, those of its parts after it with their path: `items[].from`. */
function fieldRows(schema: ApiSchema, path = ''): Row[] {
  const object =
    schema.anyOf?.find(({ properties, items }) => properties !== undefined || items !== undefined) ?? schema;
  const ownRows = Object.entries(object.properties ?? {}).flatMap(([name, field]) => {
    const at = path === '' ? name : `${path}.${name}`;
    return [{ name: at, type: typeText(field), about: field.description ?? '' }, ...fieldRows(field, at)];
  });
  return object.items === undefined ? ownRows : fieldRows(object.items, `${path}[]`);
}

function typeText(schema: ApiSchema): string {
  if (schema.enum !== undefined) {
    const values = schema.enum.map(String);
    return values.length <= 6 ? values.join(' · ') : `one of ${values.length}: ${values.slice(0, 3).join(' · ')} …`;
  }
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map(typeText))].join(' or ');
  if (schema.format !== undefined) return schema.format;
  return [schema.type ?? 'any'].flat().join(' or ');
}

function exampleAddress(path: string, parameters: readonly ApiParameter[]): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(parameters.find((one) => one.in === 'path' && one.name === name)?.example ?? name),
  );
  const query = parameters
    .filter((one) => one.in === 'query' && one.example !== undefined)
    .map(({ name, example }) => `${name}=${encodeURIComponent(String(example)).replaceAll('%2C', ',')}`);
  return `/api/v1${filled}.json${query.length === 0 ? '' : `?${query.join('&')}`}`;
}

/** A sentence with its `code` marked. */
function prose(text: string): string {
  return escapeMarkup(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}
