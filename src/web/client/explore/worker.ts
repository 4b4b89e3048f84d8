import { openBlockRows, type TallyOf } from './block-rows.ts';
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

/** A table that cannot be read is told to everyone who asks. */
function open({ file, about }: Extract<Order, { readonly kind: 'open' }>): TallyOf {
  try {
    return openBlockRows(file, about);
  } catch (error) {
    return () => Promise.reject(error);
  }
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
