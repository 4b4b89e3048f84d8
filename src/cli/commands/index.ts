import type { Command } from '../command.ts';
import { attributeCommand } from './attribute.ts';
import { auditCommand } from './audit.ts';
import { blocksCommand } from './blocks.ts';
import { briefCommand } from './brief.ts';
import { changesCommand } from './changes.ts';
import { divergeCommand } from './diverge.ts';
import { economicsCommand } from './economics.ts';
import { edgeCommand } from './edge.ts';
import { explainCommand } from './explain.ts';
import { factsCommand } from './facts.ts';
import { fetchCommand } from './fetch.ts';
import { lagCommand } from './lag.ts';
import { layersCommand } from './layers.ts';
import { measureCommand } from './measure.ts';
import { measuresCommand } from './measures.ts';
import { observeCommand } from './observe.ts';
import { publishCommand } from './publish.ts';
import { securityCommand } from './security.ts';
import { serveCommand } from './serve.ts';
import { snapshotCommand } from './snapshot.ts';
import { sourcesCommand } from './sources.ts';
import { sqlCommand } from './sql.ts';
import { tiersCommand } from './tiers.ts';
import { verdictCommand } from './verdict.ts';

/** Every command, in the order in which the help lists them. */
export const commands: readonly Command[] = [
  observeCommand,
  serveCommand,
  publishCommand,
  verdictCommand,
  divergeCommand,
  changesCommand,
  securityCommand,
  economicsCommand,
  auditCommand,
  briefCommand,
  explainCommand,
  blocksCommand,
  measureCommand,
  attributeCommand,
  lagCommand,
  tiersCommand,
  edgeCommand,
  measuresCommand,
  layersCommand,
  sourcesCommand,
  fetchCommand,
  factsCommand,
  sqlCommand,
  snapshotCommand,
];
