import type { OnDeviceRun } from '../compute/decode-run.ts';
import type { PublishedSource } from './_source.ts';

/** A table of measured runs. Its publisher keeps no such CSV at an address, so nothing is fetched: it is given as a file. */
export type OnDeviceSource = PublishedSource<readonly OnDeviceRun[]>;

/** Format of ollama's models where their tag names none. */
export const OLLAMA_FORMAT = 'q4_k_m';
