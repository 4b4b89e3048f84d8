import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type GradedPivotInputs, type PivotSite, parsePivotInputs, parseSite } from '../../models/economics/index.ts';
import { readJsonFile } from '../../platform/json-file.ts';

/** The package: src/pipeline/economics and dist/pipeline/economics lie equally deep. */
const INPUTS = fileURLToPath(new URL('../../../data/pivot-inputs.json', import.meta.url));
const SITES = fileURLToPath(new URL('../../../examples/sites/', import.meta.url));

/** Inputs of the pivot that come with the package. */
export function bundledPivotInputs(): GradedPivotInputs {
  return parsePivotInputs(readJsonFile(INPUTS, 'pivot'));
}

/** A site to try, and what its file says of where the numbers are from. */
interface ExampleSite {
  /** Its file's name without the ending. */
  readonly id: string;
  readonly site: PivotSite;
}

/** The example sites, by name; notes stand in them as in their files. */
export function exampleSites(): readonly ExampleSite[] {
  const files = readdirSync(SITES).filter((name) => name.endsWith('.json'));
  return files.toSorted().map((name) => ({
    id: name.replace(/\.json$/, ''),
    site: parseSite(readJsonFile(`${SITES}${name}`, 'pivot')),
  }));
}
