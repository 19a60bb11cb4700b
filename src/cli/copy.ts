/** `dateline copy`: copies a knowledge base from a SQLite file into PostgreSQL, or back. */
import { Option } from 'commander';
import { DatelineError } from '../problem.ts';
import { isPostgres, shownAddress } from '../store/postgres/address.ts';
import type { CopiedRows, CopyOptions } from '../store/postgres/copy.ts';
import { copyToPostgres } from '../store/postgres/copy-to-postgres.ts';
import { copyToSqlite } from '../store/postgres/copy-to-sqlite.ts';
import { defineCommand } from './command.ts';
import { interruptible } from './signals.ts';
import type { Terminal } from './terminal.ts';

interface CopyResult {
  /** Without passwords. */
  readonly from: string;
  readonly to: string;
  readonly rows: CopiedRows;
}

interface Ends {
  readonly from: string;
  readonly to: string;
}

/** Throws BAD_USER_INPUT unless one end is PostgreSQL and the other a file: each engine copies within itself already. */
function refuseSameEngine({ from, to }: Ends): void {
  if (from === '' || to === '') throw new DatelineError('BAD_USER_INPUT', 'Name a database with --from and with --to.');
  if (isPostgres(from) !== isPostgres(to)) return;
  const advice = isPostgres(from)
    ? 'Copy from PostgreSQL to PostgreSQL with pg_dump and pg_restore.'
    : 'Copy from a file to a file with "dateline backup", or give the address of PostgreSQL as postgres://user@host/name.';
  throw new DatelineError('BAD_USER_INPUT', advice);
}

const copy = ({ from, to }: Ends, options: CopyOptions): Promise<CopiedRows> =>
  isPostgres(to) ? copyToPostgres(from, to, options) : copyToSqlite(from, to, options);

function print({ from, to, rows }: CopyResult, terminal: Terminal): void {
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  const { articles = 0, entities = 0, mentions = 0, changes = 0 } = rows;
  terminal.print(`Copied ${from} to ${to}: ${total} rows.`);
  terminal.print(`They hold ${articles} articles, ${entities} entities, ${mentions} mentions and ${changes} changes.`);
}

export const copyCommand = defineCommand({
  usage: 'copy',
  summary: 'copy a SQLite file into a PostgreSQL database, or back, in one transaction, with corrections and their log',
  settings: [],
  options: [
    new Option('--from <database>', 'SQLite file or postgres:// address to copy').default(''),
    new Option('--to <database>', 'postgres:// address, or a new SQLite file').default(''),
  ],
  force: 'replace what the target holds',
  run: async ({ options, force, terminal }) => {
    const ends = { from: String(options.from), to: String(options.to) };
    refuseSameEngine(ends);
    const onProgress = (done: number, total: number) => terminal.progress.report({ stage: 'copying', done, total });
    const rows = await interruptible(({ signal }) => copy(ends, { force, signal, onProgress }));
    return { from: shownAddress(ends.from), to: shownAddress(ends.to), rows };
  },
  print,
});
