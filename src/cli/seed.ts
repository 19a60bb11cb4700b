/** `dateline seed`: the first load. */
import { defineCommand } from './command.ts';
import { load, loadedExitCode, printLoaded } from './load.ts';

export const seedCommand = defineCommand({
  usage: 'seed',
  summary: 'load the seeds into a knowledge base that is new or empty',
  settings: ['from', 'database', 'extractor', 'threads'],
  dryRun: 'report what would be loaded and leave everything as it is',
  run: (call) => load('SEED', call),
  print: printLoaded,
  exitCode: loadedExitCode,
});
