import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jsonChecks } from '../../core/json-checks.ts';
import { parseInstant } from '../../core/time-span.ts';
import type { EntryMachine, FleetMachine } from '../../models/economics/index.ts';
import { readJsonFile } from '../../platform/json-file.ts';
import { cambridgeHardware } from '../../sources/cambridge-hardware.ts';
import { readTable } from '../../store/table-file.ts';

/** `data/` of the package: src/pipeline/economics and dist/pipeline/economics lie equally deep. */
const MACHINES = fileURLToPath(new URL('../../../data/mining-machines.json', import.meta.url));
const YEAR_MS = 365.25 * 86_400_000;

/** A machine of a list, as far as the list knows it. */
export interface ListedMachine {
  readonly id: string;
  readonly name: string;
  readonly joulesPerTerahash: number;
  /** When it could first be had. */
  readonly fromMs: number;
  /** Hashrate sold, in any unit; null where the list does not say. */
  readonly soldWeight: number | null;
}

/** A machine of the registry: what it does, takes and costs. */
export interface RegisteredMachine extends ListedMachine, EntryMachine {
  /** `cpu`, `gpu`, `fpga`, or an ASIC by its chips: `asic-28nm`. */
  readonly class: string;
  readonly grade: (typeof machineGrades)[number];
  readonly source: MachineSource;
}

interface MachineSource {
  readonly title: string;
  /** null: it is not on the web. */
  readonly url: string | null;
}

/** How a machine's numbers are known: read at its source, remembered from it, or assumed. */
export const machineGrades = ['press', 'recalled', 'assumption'] as const;
const fields = ['id', 'name', 'maker', 'class', 'terahashesPerSecond', 'watts', 'from', 'usd', 'source', 'grade'];

/**
 * The machines that come with the package, in the order of their dates.
 *
 * @throws {TypeError} if the file has another shape, an unknown source or a value that is none.
 */
export function readMachines(path = MACHINES): readonly RegisteredMachine[] {
  const checks = jsonChecks('readMachines');
  const root = checks.fields(readJsonFile(path, 'readMachines'), 'machines', ['sources', 'machines']);
  const sources = new Map(Object.entries(root.sources as Record<string, MachineSource>));
  const machines = checks.list(root.machines, 'machines').map((json, index) => {
    const place = `machines[${index}]`;
    const entry = checks.fields(json, place, fields, ['note']);
    const positive = (field: string): number => {
      const value = entry[field];
      return typeof value === 'number' && value > 0
        ? value
        : checks.fail('a number above 0', value, `${place}.${field}`);
    };
    const grade =
      machineGrades.find((one) => one === entry.grade) ?? checks.fail(machineGrades.join(', '), entry.grade, place);
    const source = sources.get(checks.text(entry.source, place)) ?? checks.fail('a known source', entry.source, place);
    return {
      id: checks.text(entry.id, `${place}.id`),
      name: checks.text(entry.name, `${place}.name`),
      class: checks.text(entry.class, `${place}.class`),
      terahashesPerSecond: positive('terahashesPerSecond'),
      watts: positive('watts'),
      usd: entry.usd === null ? null : positive('usd'),
      joulesPerTerahash: positive('watts') / positive('terahashesPerSecond'),
      fromMs: parseInstant(checks.text(entry.from, `${place}.from`)),
      soldWeight: null,
      grade,
      source: { title: checks.text(source.title, `${place}.source`), url: source.url ?? null },
    };
  });
  return machines.sort((a, b) => a.fromMs - b.fromMs);
}

/**
 * Machines of one’s own copy of the list behind Cambridge’s index, with its quantities as sold weights.
 *
 * @throws {SyntaxError} if the file is no such table.
 */
export async function readCambridgeMachines(path: string): Promise<readonly ListedMachine[]> {
  const table = await readTable(path, () => cambridgeHardware.wanted([]));
  const { value } = cambridgeHardware.parse(table, { file: basename(path) });
  return value.map(({ name, joulesPerTerahash, releasedMs, modelWeight }) => ({
    id: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
    name,
    joulesPerTerahash,
    fromMs: releasedMs,
    soldWeight: modelWeight,
  }));
}

/**
 * The machine of an id.
 *
 * @throws {RangeError} if there is none.
 */
export function machineOf<Machine extends ListedMachine>(id: string, machines: readonly Machine[]): Machine {
  const found = machines.find((machine) => machine.id === id);
  if (found === undefined) {
    const ids = machines.map((machine) => machine.id).join(', ');
    throw new RangeError(`machineOf: expected one of ${ids}, got '${id}'`);
  }
  return found;
}

/** Machines as the fleet sees them at a time. */
export function fleetMachines(machines: readonly ListedMachine[], atMs: number): readonly FleetMachine[] {
  return machines.map(({ id, joulesPerTerahash, fromMs, soldWeight }) => ({
    id,
    joulesPerTerahash,
    ageYears: (atMs - fromMs) / YEAR_MS,
    ...(soldWeight === null ? {} : { soldWeight }),
  }));
}
