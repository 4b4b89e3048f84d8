export { checkPort, isLoopback, listen } from './listen.ts';
export { logLevels } from './log.ts';
