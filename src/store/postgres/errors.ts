/** Translates errors of PostgreSQL and of the connection to it into `DatelineError`s, which say what to do. */
import { DatelineError, type ErrorCode } from '../../problem.ts';

type Translation = readonly [pattern: RegExp, code: ErrorCode, remedy: string];

/** By SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html), or by the code of Node for the connection; the first that matches. */
const TRANSLATIONS: readonly Translation[] = [
  [
    /^(?:ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOENT|EPIPE|08|57P0[123])/,
    'DATABASE_UNREACHABLE',
    'Check host and port, and that the server runs. Whatever was not committed was rolled back.',
  ],
  [/^3D000$/, 'NOT_FOUND', 'Create the database first: createdb --encoding=UTF8 NAME.'],
  [/^28/, 'DATABASE_DENIED', 'Check the user and the password: in the address, in PGPASSWORD or in ~/.pgpass.'],
  [/^42501$/, 'DATABASE_DENIED', 'Let the owner of the database grant it, or run the command as that owner.'],
  [/^(?:55P03|40P01|40001|53300)$/, 'DATABASE_BUSY', 'Wait for the others to end, then try again.'],
  [/^25006$/, 'DATABASE_UNWRITABLE', 'This server is a replica or read-only: name the primary.'],
  [/^(?:53[12]|58)/, 'DATABASE_UNWRITABLE', 'The server has no room or its disk fails; the database is as it was.'],
  [
    /^54000$/,
    'BAD_USER_INPUT',
    'A text is too long for an index of PostgreSQL, which takes about 2,700 bytes. Shorten it.',
  ],
];

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return '';
  // Several addresses of one host were tried.
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (/^SASL/.test(error.message)) return '28P01';
  if (/timeout expired|terminated|not queryable/.test(error.message)) return 'ECONNRESET';
  return 'code' in error ? String(error.code) : '';
};

const messageOf = (error: Error): string =>
  error instanceof AggregateError ? error.errors.map(String).join('; ') : error.message;

/** Translates an error about the database that messages call `shown`; gives other errors as they are. */
export function fromPostgres(error: unknown, shown: string): unknown {
  if (!(error instanceof Error) || error instanceof DatelineError) return error;
  const code = codeOf(error);
  const translation = TRANSLATIONS.find(([pattern]) => pattern.test(code));
  if (!translation) return error;
  const [, errorCode, remedy] = translation;
  const reason = messageOf(error).replace(/\.$/, '').replaceAll('\n', ' ');
  return new DatelineError(errorCode, `${shown}: ${reason}. ${remedy}`, { cause: error });
}
