// Writes the types of the dashboard's client from the OpenAPI document. Run by `npm run api` after a route has changed.
import { writeFile } from 'node:fs/promises';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { openApiDocument } from '../dist/web/routes/openapi.js';

const nodes = await openapiTypescript(JSON.stringify(openApiDocument()));
const path = new URL('../src/web/client/api-schema.ts', import.meta.url);
await writeFile(path, `// Made from the OpenAPI document by npm run api: do not edit.\n${astToString(nodes)}`);
