interface Operation {
  readonly parameters?: readonly { readonly in?: string }[];
  readonly responses?: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

interface Document {
  readonly info: Readonly<Record<string, unknown>>;
  readonly paths: Readonly<Record<string, { readonly get?: Operation }>>;
}

const NOTE =
  'The answers of a published site. They are files: there is nobody who answers a query, and only the sets of parts that the pages ask for are there (contraflow-site.json in the site’s root lists them). `contraflow serve` answers every query of the live API.';

/**
 * The OpenAPI document of the files of a published site, from that of the live API: addresses with their ending, below the document itself,
 * without queries and without answers of failure.
 */
export function publishedOpenApi(live: object, paths: ReadonlySet<string>): object {
  const document = live as Document;
  const kept = Object.entries(document.paths).flatMap(([path, { get }]) => {
    const own = path.replace(/^\/api\/v1/, '');
    if (get === undefined || !paths.has(own)) return [];
    const json = get.responses?.['200']?.content?.['application/json'];
    return [
      [
        `${own}.json`,
        {
          get: {
            ...get,
            parameters: (get.parameters ?? []).filter((one) => one.in === 'path'),
            responses: {
              200: { description: 'The answer', ...(json !== undefined && { content: { 'application/json': json } }) },
            },
          },
        },
      ],
    ];
  });
  return {
    ...document,
    info: { ...document.info, description: NOTE },
    servers: [{ url: '.' }],
    paths: Object.fromEntries(kept),
  };
}
