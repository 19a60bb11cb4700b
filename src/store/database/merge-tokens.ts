/** Merges the tokens of a database with those of a backup, so that a restore makes no revoked token good again. */
import type Database from 'better-sqlite3';

/** A row of the table `tokens`. */
export interface StoredToken {
  readonly name: string;
  readonly digest: Buffer;
  readonly scopes: string;
  readonly created_at: string;
  readonly expires_at: string | null;
  readonly revoked_at: string | null;
}

/** Names of tokens that a restore does not take from the backup. */
export interface KeptTokens {
  /** Those that are good in the backup and have been revoked since. */
  readonly revoked: readonly string[];
  /** Those that the backup does not have. */
  readonly added: readonly string[];
}

const digestOf = ({ digest }: StoredToken): string => digest.toString('hex');

/** All tokens sorted by name; [] in a version that has none. */
export function readTokens(db: Database.Database): StoredToken[] {
  const hasTokens = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'tokens'").get();
  return hasTokens ? (db.prepare('SELECT * FROM tokens ORDER BY name').all() as StoredToken[]) : [];
}

/** The tokens of the database, revoked if either says so, and those that only the backup has. A name or secret keeps its token. */
export function mergeTokens(current: readonly StoredToken[], backup: readonly StoredToken[]): StoredToken[] {
  const revokedAt = new Map(backup.map((token) => [digestOf(token), token.revoked_at]));
  const kept = current.map((token) => ({
    ...token,
    revoked_at: token.revoked_at ?? revokedAt.get(digestOf(token)) ?? null,
  }));
  const taken = new Set(current.flatMap((token) => [token.name, digestOf(token)]));
  return [...kept, ...backup.filter((token) => !taken.has(token.name) && !taken.has(digestOf(token)))];
}

export function keptTokens(current: readonly StoredToken[], backup: readonly StoredToken[]): KeptTokens {
  const inBackup = new Map(backup.map((token) => [digestOf(token), token]));
  const revoked = current.filter(
    (token) => token.revoked_at !== null && inBackup.get(digestOf(token))?.revoked_at === null,
  );
  const added = current.filter((token) => !inBackup.has(digestOf(token)));
  return { revoked: revoked.map(({ name }) => name), added: added.map(({ name }) => name) };
}

/** Replaces all tokens. */
export function writeTokens(db: Database.Database, tokens: readonly StoredToken[]): void {
  const insert = db.prepare(
    'INSERT INTO tokens VALUES (@name, @digest, @scopes, @created_at, @expires_at, @revoked_at)',
  );
  const replaceAll = db.transaction(() => {
    db.exec('DELETE FROM tokens');
    for (const token of tokens) insert.run(token);
  });
  replaceAll.immediate();
}
