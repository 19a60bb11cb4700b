/** Lists the commands of the command line. */
import type { Command } from 'commander';
import { createProgram } from '../../src/cli/program.ts';

const leavesOf = (command: Command, words: readonly string[]): [string, Command][] =>
  command.commands.length > 0
    ? command.commands.flatMap((each) => leavesOf(each as Command, [...words, each.name()]))
    : [[words.join(' '), command]];

/** Every command with its words, such as `entity merge`; groups such as `entity` are left out. */
export const leaves = (): [string, Command][] => leavesOf(createProgram(), []);
