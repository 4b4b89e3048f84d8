#!/usr/bin/env node
import { processEffects } from './process-effects.ts';
import { runProgram } from './program.ts';

const effects = processEffects();
process.exitCode = await runProgram(process.argv.slice(2), effects);
