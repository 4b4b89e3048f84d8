import { parentPort } from 'node:worker_threads';
import type { ThreadResult, ThreadTask } from './in-threads.ts';

/** Makes this thread answer every task it is sent. */
export function answerTasks<Task, Result>(run: (task: Task) => Result): void {
  if (parentPort === null) throw new TypeError('answerTasks: expected to run in a worker thread, got the main thread');
  const port = parentPort;
  port.on('message', ({ index, task }: ThreadTask<Task>) => {
    const answer: ThreadResult<Result> = { index, result: run(task) };
    port.postMessage(answer);
  });
}
