// Requests to `contraflow serve` over the bundled snapshot, on loopback alone: readings of one layer, plain and compressed, and the 304
// of those who have them; thirty seconds each (or as many as the first argument says) over fifty connections. Then memory, before and
// after. The client runs on the same cores as the service, so it takes its part of them. Needs `npm run build`.
import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';
import { commit, machine } from './_report.js';
import { startService } from './_service.js';

const SECONDS = Number(process.argv[2] ?? 30);
const CONNECTIONS = 50;
const PATH = 'api/v1/readings/bitcoin/blocks/pool/effective-number.json';

const service = await startService();
try {
  const { address } = service;
  const tag = (await fetch(address + PATH)).headers.get('etag').replace('-br', '').replace('-gzip', '');
  console.log(`\nthe API, bundled snapshot, ${CONNECTIONS} connections, ${SECONDS} s each`);
  console.log(`  ${machine()}, ${commit()}`);
  const before = megabytes(service.pid);
  await figures('readings, as they are', address + PATH, {});
  await figures('readings, compressed', address + PATH, { 'accept-encoding': 'br' });
  await figures('readings, known (304)', address + PATH, { 'if-none-match': tag });
  await figures('the first page', address, { 'accept-encoding': 'br' });
  console.log(`  memory ${before.toFixed(0)} MB before, ${megabytes(service.pid).toFixed(0)} MB after`);
} finally {
  service.end();
}

async function figures(name, url, headers) {
  const started = cpuSeconds(service.pid);
  const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS });
  const cpu = ((cpuSeconds(service.pid) - started) / result.requests.total) * 1e6;
  const { requests, latency, throughput, errors, timeouts, non2xx, statusCodeStats } = result;
  const refused = Object.keys(statusCodeStats).some((code) => !['200', '304'].includes(code)) ? non2xx : 0;
  console.log(
    `  ${name.padEnd(24)}${Math.round(requests.average).toLocaleString('en-US').padStart(8)} requests/s, p50 ${latency.p50} ms, p99 ${latency.p99} ms, ${(throughput.average / 2 ** 20).toFixed(1)} MB/s, CPU ${cpu.toFixed(0)} µs a request, ${errors + timeouts + refused} errors  (limits 2,000 requests/s, p99 50 ms)`,
  );
}

/** Processor time of the service where the system tells it, else NaN; it counts in hundredths of a second. */
function cpuSeconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

/** Resident memory of the service where the system tells it, else NaN. */
function megabytes(pid) {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
