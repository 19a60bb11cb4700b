/** All commands under one name, with the help that they share. */
import { Command } from 'commander';
import { backupCommand } from './backup.ts';
import { changeCommand, undoCommand } from './change.ts';
import { entityCommand } from './change-entity.ts';
import { mentionCommand } from './change-mention.ts';
import { changesCommand } from './changes.ts';
import { checkCommand } from './check.ts';
import { EXIT_MEANINGS } from './exit-codes.ts';
import { extractCommand } from './extract.ts';
import { migrateCommand } from './migrate.ts';
import { reseedCommand } from './reseed.ts';
import { restoreCommand } from './restore.ts';
import { schemaCommand } from './schema.ts';
import { seedCommand } from './seed.ts';
import { serveCommand } from './serve.ts';
import { tokenCommand } from './token.ts';
import { VERSION } from './version.ts';

const COMMANDS = [
  serveCommand,
  seedCommand,
  reseedCommand,
  migrateCommand,
  backupCommand,
  restoreCommand,
  schemaCommand,
  extractCommand,
  checkCommand,
  changeCommand,
  entityCommand,
  mentionCommand,
  undoCommand,
  changesCommand,
  tokenCommand,
];

const exitCodes = Object.entries(EXIT_MEANINGS).map(([code, meaning]) => `  ${code}  ${meaning}`);

/** Hands down to it and what is under it what all have in common. */
function adopt(parent: Command, command: Command): void {
  command.copyInheritedSettings(parent);
  for (const each of command.commands) adopt(command, each as Command);
}

/** Parses what it is given and runs one command; throws what the command throws, and a CommanderError of its own. */
export function createProgram(): Command {
  const program = new Command('dateline')
    .description('A GraphQL knowledge base for news: every fact opens down to the exact words that say it.')
    .version(VERSION)
    .addHelpText('after', `\nExit codes:\n${exitCodes.join('\n')}`)
    .exitOverride()
    .showHelpAfterError('(--help tells what there is)');
  for (const command of COMMANDS) {
    adopt(program, command);
    program.addCommand(command);
  }
  return program;
}
