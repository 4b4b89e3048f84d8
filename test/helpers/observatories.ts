import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readInput } from '../../src/pipeline/input.ts';
import { createObservatory, type Observatory } from '../../src/pipeline/observatory.ts';
import { toObserved } from '../../src/pipeline/observed-input.ts';
import type { PublishedHalf } from '../../src/pipeline/published-half.ts';

/** An observatory over a table of blocks, its text given, and over published amounts where there are any. */
export async function observatoryOfTable(csv: string, published: PublishedHalf | null = null): Promise<Observatory> {
  const input = await readText(csv);
  return createObservatory(toObserved(input, published), {
    windowDays: 30,
    interval: 0.95,
    seed: 1,
    programVersion: '0.0.0',
    labelSet: input.labelSet,
    inputName: input.name,
  });
}

async function readText(csv: string) {
  const folder = mkdtempSync(join(tmpdir(), 'contraflow-test-'));
  try {
    const path = join(folder, 'blocks.csv');
    writeFileSync(path, csv);
    return await readInput(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
