// Races of nine honest entities at a delay of 10 s, and with the largest withholding: blocks in a second of processor time
// with every block run in detail, with quiet stretches drawn at once, and with stratified starts; what standard error of the
// smallest entity's stale rate a second of processor time buys by each; and the same work in one thread and two. Needs
// `npm run build`.
import { createRandom } from '../dist/core/random.js';
import { createRun, indexAbove, runEpisode, startGap } from '../dist/models/security/_race-episode.js';
import { toRaceSetup } from '../dist/models/security/_race-setup.js';
import { raceStreams, simulateRaces, summarizeRace } from '../dist/models/security/race-summary.js';
import { runRaces } from '../dist/platform/race-workers.js';
import { median } from './_report.js';

const proportions = [0.3, 0.29, 0.12, 0.11, 0.08, 0.05, 0.03, 0.01, 0.01];
const entities = proportions.map((proportion) => ({ proportion, delaySeconds: 10 }));
const withheld = entities.map((entity, index) => (index === 0 ? { ...entity, policy: 'selfish' } : entity));

/** The same race with every block an episode's: nothing is skipped. */
function simulateInDetail({ blocks, seed, ...options }) {
  const known = toRaceSetup(options);
  const setup = { ...known, startChance: known.startChance.map(() => 1), startCumulative: known.cumulative };
  const random = createRandom(seed);
  const run = createRun(setup, random);
  const pick = () => indexAbove(setup.cumulative, random());
  let episodes = 0;
  for (; run.foundInEpisodes < blocks; episodes++) {
    const first = pick();
    const start = { first, second: pick(), third: pick(), gapSeconds: startGap(setup, first, random()) };
    runEpisode(run, start, blocks - run.foundInEpisodes);
  }
  return { found: run.found, best: run.tree.best, seconds: run.episodeSeconds, episodes };
}

function timed(run) {
  const before = process.cpuUsage();
  const summary = run();
  const { user, system } = process.cpuUsage(before);
  return { summary, cpuSeconds: (user + system) / 1e6 };
}

/** The middle of several runs after one that does not count. */
function report(name, race, run) {
  const results = Array.from({ length: 4 }, () => timed(() => run(race))).slice(1);
  const cpuSeconds = median(results.map((result) => result.cpuSeconds));
  const { summary } = results[0];
  const { estimate, standardError } = summary.entities.at(-1).staleRate;
  const figures = [
    `${(race.blocks / cpuSeconds / 1e6).toFixed(1).padStart(6)} million blocks/s`,
    `${((cpuSeconds / summary.episodes) * 1e9).toFixed(0)} ns an episode`,
    `smallest ${(100 * estimate).toFixed(3)}% ± ${(100 * standardError).toFixed(4)}`,
    `± ${(100 * standardError * Math.sqrt(cpuSeconds)).toFixed(4)} after a CPU second`,
  ];
  console.log(`  ${name.padEnd(22)} ${figures.join(', ')}`);
}

const inDetail = (race) => summarizeRace(race, raceStreams(race).map(simulateInDetail));

console.log('\nraces of nine honest entities, 10 s');
report('every block in detail', { entities, blocks: 4e6, seed: 1 }, inDetail);
report('quiet blocks at once', { entities, blocks: 2e8, seed: 1 }, simulateRaces);
report('stratified starts', { entities, blocks: 2e8, seed: 1, mode: 'estimate' }, simulateRaces);
console.log('the largest withholds (SM1)');
report('every block in detail', { entities: withheld, blocks: 4e6, seed: 1 }, inDetail);
report('quiet blocks at once', { entities: withheld, blocks: 8e6, seed: 1 }, simulateRaces);
report('stratified starts', { entities: withheld, blocks: 8e6, seed: 1, mode: 'estimate' }, simulateRaces);

console.log('a thousand million blocks by threads');
for (const workers of [0, 1]) {
  const seconds = [];
  for (let run = 0; run < 3; run++) {
    const started = performance.now();
    await runRaces({ entities, blocks: 1e9, seed: 1 }, { workers });
    seconds.push((performance.now() - started) / 1000);
  }
  console.log(`  ${workers + 1} ${workers === 0 ? 'thread ' : 'threads'} ${median(seconds).toFixed(2)} s`);
}
