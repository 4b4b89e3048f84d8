import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { jurisdictionNames } from '../attribution/index.ts';
import type { ScoredModel } from '../core/ai-model.ts';
import type { Fact } from '../core/fact.ts';
import type { HeldLayer } from '../core/holding.ts';
import type { Problem } from '../core/problem.ts';
import { formatDate, parseInstant, type TimeSpan } from '../core/time-span.ts';
