import { openBlockRows, type RowsDocument, type TallyOf } from './block-rows.ts';
import { type CountRequest, createCounter, orderOf } from './count.ts';
import type { Order, Report } from './messages.ts';

/** How long is counted before messages are looked at again. */
const SLICE_MS = 20;

interface Job {
  readonly job: number;
  readonly request: CountRequest;
}

const counter = createCounter();
let tallyOf: TallyOf | null = null;
let queue: Job[] = [];
let isRunning = false;

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  if (data.kind === 'open') tallyOf = open(data);
  else if (data.kind === 'drop') queue = queue.filter(({ job }) => job !== data.job);
  else {
    queue.push(data);
    void run();
  }
});

/**
 * Fetches the table, so that the page need not hand it on, and unpacks what the first question is likely to be about. A table that
 * cannot be read is told to everyone who asks.
 */
function open({ table, about }: Extract<Order, { readonly kind: 'open' }>): TallyOf {
  const opened = Promise.all([fetched(table), fetched(about)]).then(async ([file, document]) => {
    const rows: RowsDocument = await document.json();
    return { tallyOf: openBlockRows(await file.arrayBuffer(), rows), first: rows.levels[0]?.level };
  });
  opened
    .then(({ tallyOf, first }) => (first === undefined ? undefined : tallyOf(first, 'time')))
    .catch(() => undefined); // whoever asks is told
  return async (level, order) => (await opened).tallyOf(level, order);
}

async function fetched(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`rows: expected the table of blocks, got status ${response.status}`);
  return response;
}

/** Answers one job after the other: what needs no interval first, since a line is drawn before what surrounds it. */
async function run(): Promise<void> {
  if (isRunning) return;
  isRunning = true;
  for (let next = first(); next !== undefined; next = first()) {
    const { job } = next;
    try {
      await count(next);
    } catch (error) {
      answer({ kind: 'failed', job, message: (error as Error).message });
    }
    queue = queue.filter((one) => one.job !== job);
  }
  isRunning = false;
}

function first(): Job | undefined {
  return queue.find(({ request }) => request.interval === null) ?? queue[0];
}

async function count({ job, request }: Job): Promise<void> {
  if (tallyOf === null) throw new Error('rows: expected the table of blocks first, got a request');
  const tally = await tallyOf(request.level, orderOf(request));
  const readings = [];
  let sliceEnd = performance.now() + SLICE_MS;
  for (const reading of counter(tally, request)) {
    readings.push(reading);
    if (performance.now() < sliceEnd) continue;
    await turn();
    if (!queue.some((one) => one.job === job)) return;
    sliceEnd = performance.now() + SLICE_MS;
  }
  answer({ kind: 'counted', job, readings });
}

const channel = new MessageChannel();
let resume: (() => void) | null = null;
channel.port1.onmessage = () => resume?.();

/** Lets messages have their turn, without the delay of a timer. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    resume = resolve;
    channel.port2.postMessage(null);
  });
}

function answer(report: Report): void {
  postMessage(report);
}
