/** The program `dateline`: all commands, their common help, and the version. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { PACKAGE_ROOT } from '../package-root.ts';
import { backupCommand } from './backup.ts';
import { changeCommand, undoCommand } from './change.ts';
import { entityCommand } from './change-entity.ts';
import { mentionCommand } from './change-mention.ts';
import { changesCommand } from './changes.ts';
import { checkCommand } from './check.ts';
import { copyCommand } from './copy.ts';
import { EXIT_MEANINGS } from './exit-codes.ts';
import { exportCommand } from './export.ts';
import { extractCommand } from './extract.ts';
import { importCommand } from './import.ts';
import { ingestCommand, removeCommand, reseedCommand, seedCommand } from './load.ts';
import { migrateCommand } from './migrate.ts';
import { restoreCommand } from './restore.ts';
import { runsCommand } from './runs.ts';
import { schemaCommand } from './schema.ts';
import { serveCommand } from './serve.ts';
import { writeInfo, writeResult } from './terminal.ts';
import { tokenCommand } from './token.ts';
import { watchCommand } from './watch.ts';

const COMMANDS = [
  serveCommand,
  seedCommand,
  reseedCommand,
  ingestCommand,
  removeCommand,
  watchCommand,
  runsCommand,
  migrateCommand,
  backupCommand,
  restoreCommand,
  copyCommand,
  schemaCommand,
  extractCommand,
  checkCommand,
  changeCommand,
  entityCommand,
  mentionCommand,
  undoCommand,
  changesCommand,
  exportCommand,
  importCommand,
  tokenCommand,
];

const exitCodes = Object.entries(EXIT_MEANINGS).map(([code, meaning]) => `  ${code}  ${meaning}`);

/** Commander copies settings of a parent to commands that it creates itself only. */
function inheritSettings(parent: Command, command: Command): void {
  command.copyInheritedSettings(parent);
  for (const each of command.commands) inheritSettings(command, each as Command);
}

const printHelp = (text: string): void => text.trimEnd().split('\n').forEach(writeResult);
const printUsage = (text: string): void => text.trimEnd().split('\n').forEach(writeInfo);

/** One line: its line breaks may be those of an argument. */
const printUsageError = (text: string): void => writeInfo(text.trimEnd().replace(/\n(?=\(Did you mean )/, ' '));

const readVersion = (): string => JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')).version;

/** Its `parseAsync` runs one command, and throws what the command throws, or a CommanderError. */
export function createProgram(): Command {
  const program = new Command('dateline')
    .description('A GraphQL knowledge base for news: every fact opens down to the exact words that say it.')
    .version(readVersion())
    .addHelpText('after', `\nExit codes:\n${exitCodes.join('\n')}`)
    .exitOverride()
    .configureOutput({ writeOut: printHelp, writeErr: printUsage, outputError: printUsageError })
    .showHelpAfterError('(see --help)');
  for (const command of COMMANDS) {
    inheritSettings(program, command);
    program.addCommand(command);
  }
  return program;
}
