import { parentPort, workerData } from 'node:worker_threads';
import { createObservatory } from '../../pipeline/observatory.ts';
import { type Route, routes } from '../routes/index.ts';
import { answersOf } from './_answers.ts';
import type { Answered, AnsweringSetup } from './_answers-thread.ts';
import { createNames, type SiteFile, writeFiles } from './_files.ts';

const { input, options, routes: ids, staging } = workerData as AnsweringSetup;
const observatory = createObservatory(input, options);
const names = createNames();
const notes: string[] = [];
const written = await writeFiles(files(routes.filter(({ id }) => ids.includes(id))), { staging, names });
parentPort!.postMessage({ ...written, notes } satisfies Answered);

async function* files(wanted: readonly Route[]): AsyncGenerator<SiteFile> {
  for (const route of wanted) yield* answersOf(route, observatory, { names, notes });
}
