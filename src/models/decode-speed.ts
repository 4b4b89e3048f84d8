import type { DecodeLoad, DecodeRun } from '../compute/decode-run.ts';
import { type DeviceClass, deviceClasses } from '../compute/devices.ts';
import { weightBytes } from '../compute/model-memory.ts';
import { mean, median } from './_averages.ts';

/** How a class of devices turns bandwidth into tokens. */
export interface ClassEfficiency {
  /** Part of the published bandwidth that reading the weights reaches. */
  readonly efficiency: number;
  /** What a token takes however small the model: starting the kernels, choosing the token. */
  readonly fixedMilliseconds: number;
}

/** The model of decode speed. A class without runs is absent: nothing is said of it. */
export interface DecodeEfficiency {
  readonly classes: Readonly<Partial<Record<DeviceClass, ClassEfficiency>>>;
  /** How much of that efficiency is left where a token reads few of the experts of a mixture. */
  readonly mixtureFactor: number;
}

/**
 * The fitted model from its JSON: `classes` and `mixtureFactor`; what stands beside them says where they come from.
 *
 * @throws {TypeError} if a class is unknown or a number out of range.
 */
export function parseDecodeEfficiency(json: unknown): DecodeEfficiency {
  const fail = (expected: string, where: string): never => {
    throw new TypeError(`parseDecodeEfficiency: expected ${expected} (${where})`);
  };
  const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const number = (value: unknown, { least, most }: { readonly least: number; readonly most: number }, where: string) =>
    typeof value === 'number' && value >= least && value <= most
      ? value
      : fail(`a number in [${least}, ${most}]`, where);
  if (!isObject(json) || !isObject(json.classes)) return fail('an object with classes', 'decode speed');
  const classes: Partial<Record<DeviceClass, ClassEfficiency>> = {};
  for (const [key, value] of Object.entries(json.classes)) {
    const name = deviceClasses.find((each) => each === key) ?? fail(deviceClasses.join(', '), `classes.${key}`);
    if (!isObject(value)) return fail('an object', `classes.${key}`);
    classes[name] = {
      efficiency: number(value.efficiency, { least: 0.01, most: 1 }, `classes.${key}.efficiency`),
      fixedMilliseconds: number(value.fixedMilliseconds, { least: 0, most: 1000 }, `classes.${key}.fixedMilliseconds`),
    };
  }
  return { classes, mixtureFactor: number(json.mixtureFactor, { least: 0.01, most: 2 }, 'mixtureFactor') };
}

/** A class of which fewer runs are known is not fitted. */
const LEAST_RUNS = 5;
const FIXED_STEPS_A_MILLISECOND = 10;
const FIXED_MOST_MILLISECONDS = 10;
/** A longer fixed time is taken only where it lowers the error by this factor. */
const WORTH = 1.02;
/** A model is a mixture where a token reads less than this of it. */
const MIXTURE_PROPORTION = 0.9;

/**
 * Tokens written per second by one request: seconds a token = bytes of active weights / (bandwidth × efficiency) + fixed time;
 * null for a class that was not fitted.
 *
 * It says nothing of reading the prompt, of several requests at once, of guessed tokens that are checked together, of devices
 * that grow hot, nor of models that do not fit; a long context reads its cache as well: `cacheBytes`.
 *
 * @throws {RangeError} if bandwidth, parameters or bits are not positive.
 * @see Pope et al., "Efficiently Scaling Transformer Inference" (2022), section 2: decoding is bound by memory.
 * @example
 * const efficiency = { classes: { cpu: { efficiency: 0.5, fixedMilliseconds: 0 } }, mixtureFactor: 1 };
 * const load = { deviceClass: 'cpu', bandwidthGigabytesPerSecond: 80, totalParameters: 8e9, activeParameters: 8e9, bitsPerWeight: 4 };
 * decodeTokensPerSecond(load, efficiency); // => 10
 */
export function decodeTokensPerSecond(
  load: DecodeLoad,
  efficiency: DecodeEfficiency,
  { cacheBytes = 0 }: { readonly cacheBytes?: number } = {},
): number | null {
  const ofClass = efficiency.classes[load.deviceClass];
  if (ofClass === undefined) return null;
  const reached = ofClass.efficiency * (isMixture(load) ? efficiency.mixtureFactor : 1);
  return 1 / (idealSeconds(load, cacheBytes) / reached + ofClass.fixedMilliseconds / 1000);
}

/** Whether a token reads so little of a model that it is a mixture of experts. */
export function isMixture({
  activeParameters,
  totalParameters,
}: Pick<DecodeLoad, 'activeParameters' | 'totalParameters'>): boolean {
  return activeParameters < MIXTURE_PROPORTION * totalParameters;
}

/** Time to read at the published bandwidth what one token reads. */
function idealSeconds(load: DecodeLoad, cacheBytes = 0): number {
  const { activeParameters, bitsPerWeight, bandwidthGigabytesPerSecond } = load;
  if (!(activeParameters > 0 && bitsPerWeight > 0 && bandwidthGigabytesPerSecond > 0)) {
    throw new RangeError(
      `decodeTokensPerSecond: expected positive parameters, bits and bandwidth, got ${activeParameters}, ${bitsPerWeight}, ${bandwidthGigabytesPerSecond}`,
    );
  }
  return (weightBytes(activeParameters, bitsPerWeight) + cacheBytes) / (bandwidthGigabytesPerSecond * 1e9);
}

/**
 * Whether a run is kept out of the fit: by the lowest bit of the FNV-1a hash of device, model and format, so that repeated
 * runs of one thing stay together, whoever published them.
 *
 * @see Fowler, Noll & Vo, "The FNV Non-Cryptographic Hash Algorithm" (IETF draft), 32 bits.
 */
export function isHeldBack({ id }: { readonly id: string }): boolean {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  // The low bits of FNV depend on the low bits of the text alone, so the halves are mixed first.
  return ((hash ^ (hash >>> 16)) & 1) === 1;
}

/**
 * Fits the model: for each class the shortest fixed time, on a grid of 0.1 ms, with which the mean absolute error of ln speed
 * of models that read all their weights is within 2% of the least, the efficiency being the median ratio; then the factor of mixtures, a median of ratios.
 * A run counts once for each thing measured: repeated runs share its weight, by their median.
 *
 * @throws {RangeError} if no class has enough runs.
 */
export function fitDecodeSpeed(runs: readonly DecodeRun[]): DecodeEfficiency {
  const once = medianRuns(runs);
  const classes: Partial<Record<DeviceClass, ClassEfficiency>> = {};
  for (const each of deviceClasses) {
    const dense = once.filter((run) => run.deviceClass === each && !isMixture(run));
    if (dense.length >= LEAST_RUNS) classes[each] = fitClass(dense);
  }
  if (Object.keys(classes).length === 0) {
    throw new RangeError(`fitDecodeSpeed: expected ${LEAST_RUNS} runs or more of a class, got ${once.length} in all`);
  }
  const factors = once.flatMap((run) => {
    const ofClass = classes[run.deviceClass];
    if (ofClass === undefined || !isMixture(run)) return [];
    const reading = 1 / run.tokensPerSecond - ofClass.fixedMilliseconds / 1000;
    return reading > 0 ? [idealSeconds(run) / reading / ofClass.efficiency] : [];
  });
  return { classes, mixtureFactor: factors.length === 0 ? 1 : median(factors) };
}

function fitClass(runs: readonly DecodeRun[]): ClassEfficiency {
  const tried: (ClassEfficiency & { readonly error: number })[] = [];
  for (let step = 0; step / FIXED_STEPS_A_MILLISECOND <= FIXED_MOST_MILLISECONDS; step++) {
    const fixedMilliseconds = step / FIXED_STEPS_A_MILLISECOND;
    const reading = runs.map((run) => 1 / run.tokensPerSecond - fixedMilliseconds / 1000);
    // More than some token took in all is no fixed time.
    if (reading.filter((seconds) => seconds <= 0).length > runs.length / 20) break;
    const efficiency = median(runs.map((run, at) => idealSeconds(run) / Math.max(reading[at]!, 1e-9)));
    const error = mean(
      runs.map((run) => {
        const seconds = idealSeconds(run) / efficiency + fixedMilliseconds / 1000;
        return Math.abs(Math.log(seconds * run.tokensPerSecond));
      }),
    );
    tried.push({ efficiency, fixedMilliseconds, error });
  }
  const least = Math.min(...tried.map(({ error }) => error));
  const { efficiency, fixedMilliseconds } = tried.find(({ error }) => error <= WORTH * least)!;
  return { efficiency, fixedMilliseconds };
}

/** One run for each thing measured, with the median of its speeds. */
function medianRuns(runs: readonly DecodeRun[]): DecodeRun[] {
  const groups = new Map<string, DecodeRun[]>();
  for (const run of runs) groups.set(run.id, [...(groups.get(run.id) ?? []), run]);
  return [...groups.values()].map((group) => ({
    ...group[0]!,
    tokensPerSecond: median(group.map(({ tokensPerSecond }) => tokensPerSecond)),
  }));
}

/** How far the model is off, and where most. */
export interface SpeedCheck {
  readonly rows: number;
  /** 100 · |predicted − measured| / measured, its median; null without rows. */
  readonly medianAbsolutePercentageError: number | null;
  readonly byClass: readonly {
    readonly deviceClass: DeviceClass;
    readonly rows: number;
    readonly medianAbsolutePercentageError: number;
  }[];
  /** Runs off by more than a factor of two, the farthest first. */
  readonly outliers: readonly SpeedOutlier[];
}

/** A run that the model does not explain. */
export interface SpeedOutlier {
  readonly device: string;
  readonly model: string;
  readonly measuredTokensPerSecond: number;
  readonly predictedTokensPerSecond: number;
  readonly likelyReason: string;
}

const OUTLIER_FACTOR = 2;

/** Compares runs with the model; runs of a class that was not fitted are not counted. */
export function checkDecodeSpeed(runs: readonly DecodeRun[], efficiency: DecodeEfficiency): SpeedCheck {
  const compared = runs.flatMap((run) => {
    const predicted = decodeTokensPerSecond(run, efficiency);
    return predicted === null ? [] : [{ run, predicted, percent: 100 * Math.abs(predicted / run.tokensPerSecond - 1) }];
  });
  const error = (rows: typeof compared) => (rows.length === 0 ? null : median(rows.map(({ percent }) => percent)));
  const distance = ({ run, predicted }: (typeof compared)[number]) =>
    Math.abs(Math.log(predicted / run.tokensPerSecond));
  return {
    rows: compared.length,
    medianAbsolutePercentageError: error(compared),
    byClass: deviceClasses.flatMap((deviceClass) => {
      const rows = compared.filter(({ run }) => run.deviceClass === deviceClass);
      const off = error(rows);
      return off === null ? [] : [{ deviceClass, rows: rows.length, medianAbsolutePercentageError: off }];
    }),
    outliers: compared
      .filter((each) => distance(each) > Math.log(OUTLIER_FACTOR))
      .toSorted((a, b) => distance(b) - distance(a))
      .map(({ run, predicted }) => ({
        device: run.run.device,
        model: run.run.model,
        measuredTokensPerSecond: run.tokensPerSecond,
        predictedTokensPerSecond: predicted,
        likelyReason: likelyReason(run, predicted),
      })),
  };
}

/** What commonly makes a run so fast or so slow; a guess from its figures and its name, not a finding. */
function likelyReason(run: DecodeRun, predicted: number): string {
  const measured = run.tokensPerSecond;
  const ceiling = 1 / idealSeconds(run);
  if (measured > ceiling && !isMixture(run) && run.totalParameters > 1e10 && measured > 1.5 * ceiling) {
    return 'faster than all weights can be read: a mixture whose name does not say so, tokens guessed ahead, or several devices';
  }
  if (measured > ceiling)
    return 'faster than its weights can be read: tokens guessed ahead, several devices, or requests together';
  if (measured > predicted) return 'faster than its class: fewer bits than named, or a better runtime';
  if (/\bpi\b|^pi|orion|riscv|risc-v|p550|thelio/i.test(run.run.device)) {
    return 'slower than its class: a card behind the narrow link or the driver of a small computer';
  }
  const used = weightBytes(run.totalParameters, run.bitsPerWeight) / 2 ** 30;
  if (run.run.memoryGibibytes !== null && used > 0.7 * run.run.memoryGibibytes) {
    return 'slower than its class: with its cache it may not fit, and a part runs on the processor';
  }
  return 'slower than its class: run on the processor, or by a runtime that does not know the chip';
}
