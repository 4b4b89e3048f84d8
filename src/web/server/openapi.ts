import type { Observatory } from '../../pipeline/observatory.ts';
import { createApp } from './app.ts';

/** The OpenAPI 3.1 document of the API; it does not depend on the data. */
export async function openApiDocument(programVersion = '0.0.0'): Promise<object> {
  // Routes are described, not asked: no answer is computed.
  const app = await createApp({ options: { programVersion } } as Observatory);
  const document = app.swagger();
  await app.close();
  return document;
}
