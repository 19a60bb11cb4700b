/** `dateline reseed`: makes the knowledge base say what the seeds say. */
import { defineCommand } from './command.ts';
import { load, loadedExitCode, printLoaded } from './load.ts';

export const reseedCommand = defineCommand({
  usage: 'reseed',
  summary: 'make the knowledge base say what the seeds say, in one step; what is no longer among them is removed',
  settings: ['from', 'database', 'extractor', 'threads'],
  dryRun: 'report what would change and leave everything as it is',
  run: (call) => load('RESEED', call),
  print: printLoaded,
  exitCode: loadedExitCode,
});
