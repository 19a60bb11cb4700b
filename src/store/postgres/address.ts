/** Tells the addresses of PostgreSQL databases from the names of files. */
import { DatelineError } from '../../problem.ts';

const SCHEME = /^postgres(?:ql)?:\/\//i;

/** Whether `database` is the address of a PostgreSQL database, such as `postgres://ada@db.example/news`, and no name of a file. */
export const isPostgres = (database: string): boolean => SCHEME.test(database);

/** An address without the password and the parameters, for messages; the name of a file as it is. */
export const shownAddress = (database: string): string => (isPostgres(database) ? withoutPassword(database) : database);

const withoutPassword = (address: string): string =>
  address.replace(/^([^:]+:\/\/[^/?#]*?):.*@/s, '$1@').replace(/[?#].*$/s, '');

/** Throws BAD_USER_INPUT for the address of a PostgreSQL database, which only `migrate` and `copy` take. */
export function refusePostgres(database: string): void {
  if (!isPostgres(database)) return;
  throw new DatelineError(
    'BAD_USER_INPUT',
    `${shownAddress(database)} is a PostgreSQL database, which only "dateline migrate" and "dateline copy" take so far. Copy it into a file first: dateline copy --from postgres://... --to dateline.sqlite`,
  );
}
