import { printable } from '../core/text.ts';
import { type Device, type DeviceClass, deviceNamed } from './devices.ts';
import { weightBytes } from './model-memory.ts';
import { type ModelSize, modelSizeNamed } from './model-size.ts';
import { quantizationNamed } from './quantization.ts';

/** One measured run of a model on a device of one's own, as a table publishes it. */
export interface OnDeviceRun {
  /** Id of the source. */
  readonly source: string;
  /** Row of its file, from 1 without the header. */
  readonly row: number;
  readonly device: string;
  /** null where it is not said and not one. */
  readonly deviceCount: number | null;
  readonly processor: 'gpu' | 'cpu' | 'gpu and cpu';
  /** Of one device; null where not said. */
  readonly memoryGibibytes: number | null;
  readonly model: string;
  /** As published; null where not said. */
  readonly quantization: string | null;
  /** As published, where it is; rounded, and of quantized uploads often the packed count: a size in the name goes before. */
  readonly totalParameters: number | null;
  readonly activeParameters: number | null;
  /** Whether it is a mixture of experts; null where not said. */
  readonly isMixture: boolean | null;
  /** Requests served together. */
  readonly batchSize: number;
  /** Tokens written per second by one request. */
  readonly tokensPerSecond: number;
}

/** What of a run decides its speed. */
export interface DecodeLoad {
  readonly deviceClass: DeviceClass;
  readonly bandwidthGigabytesPerSecond: number;
  readonly totalParameters: number;
  /** Weights that one token reads. */
  readonly activeParameters: number;
  readonly bitsPerWeight: number;
}

/** A run of which everything that decides its speed is known. */
export interface DecodeRun extends DecodeLoad {
  /** Device, model and format: runs of the same have the same. */
  readonly id: string;
  readonly deviceId: string;
  readonly tokensPerSecond: number;
  readonly run: OnDeviceRun;
}

/** Why the speed of a run says nothing of bandwidth, or cannot be told. */
export const leftOutReasons = [
  'several devices',
  'several requests at once',
  'tokens guessed ahead',
  'partly on the processor',
  'unknown device',
  'unknown model size',
  'unknown format',
  'larger than the memory of the device',
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** The runs that can be compared with bandwidth, and how many could not for each reason. */
export function toDecodeRuns(
  runs: readonly OnDeviceRun[],
  devices: readonly Device[],
): { readonly runs: readonly DecodeRun[]; readonly leftOut: Readonly<Record<LeftOutReason, number>> } {
  const leftOut = Object.fromEntries(leftOutReasons.map((reason) => [reason, 0])) as Record<LeftOutReason, number>;
  const kept: DecodeRun[] = [];
  for (const run of runs) {
    const result = toDecodeRun(run, devices);
    if (typeof result === 'string') leftOut[result]++;
    else kept.push(result);
  }
  return { runs: kept, leftOut };
}

/** Marks of runs in which several tokens are guessed ahead and checked together. */
const GUESSES_AHEAD = /(?<![a-z])(mtp|eagle\d?|dflash|speculative|draft)(?![a-z])/i;

function toDecodeRun(run: OnDeviceRun, devices: readonly Device[]): DecodeRun | LeftOutReason {
  if (run.deviceCount !== 1) return 'several devices';
  if (run.batchSize > 1) return 'several requests at once';
  if (GUESSES_AHEAD.test(`${run.model} ${run.quantization ?? ''}`)) return 'tokens guessed ahead';
  if (run.processor === 'gpu and cpu') return 'partly on the processor';
  const device = deviceNamed(devices, { name: run.device, isCpu: run.processor === 'cpu' });
  if (device === null) return 'unknown device';
  const size = sizeOf(run);
  if (size === null) return 'unknown model size';
  const format = quantizationNamed(run.quantization ?? run.model);
  if (format === null) return 'unknown format';
  const memory = device.memoryGibibytes ?? run.memoryGibibytes;
  // A card that is said to hold twice its memory is two cards.
  if (memory !== null && run.memoryGibibytes !== null && run.memoryGibibytes > 1.5 * memory) return 'several devices';
  if (memory !== null && weightBytes(size.totalParameters, format.bitsPerWeight) > memory * 2 ** 30) {
    return 'larger than the memory of the device';
  }
  const model = run.model.toLowerCase().replace(/^.*\//, '');
  return {
    id: printable(`${device.id}/${model}/${format.id}`),
    deviceId: device.id,
    deviceClass: device.class,
    bandwidthGigabytesPerSecond: device.bandwidthGigabytesPerSecond.value,
    ...size,
    bitsPerWeight: format.bitsPerWeight,
    tokensPerSecond: run.tokensPerSecond,
    run,
  };
}

/** A size in the name goes before a published one; a mixture needs what one token reads. */
function sizeOf(run: OnDeviceRun): ModelSize | null {
  const { totalParameters, activeParameters, isMixture } = run;
  const named = modelSizeNamed(run.model);
  if (named !== null && named.activeParameters < named.totalParameters) return named;
  const total = named?.totalParameters ?? totalParameters;
  if (total === null || (isMixture === true && activeParameters === null)) return null;
  return { totalParameters: total, activeParameters: Math.min(total, (isMixture && activeParameters) || total) };
}
