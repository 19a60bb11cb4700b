/** Finds PostgreSQL's programs, and the user to run them as, since its server refuses to run as root. */
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

const DEBIAN = '/usr/lib/postgresql';
const NOBODY = 65_534;

const onPath = (): string[] =>
  (process.env.PATH ?? '')
    .split(':')
    .map((folder) => join(folder, 'postgres'))
    .filter(existsSync)
    .map((file) => dirname(realpathSync(file)));

const fromDebian = (): string[] => {
  if (!existsSync(DEBIAN)) return [];
  const versions = readdirSync(DEBIAN).sort((one, other) => Number(other) - Number(one));
  return versions.map((version) => join(DEBIAN, version, 'bin'));
};

/** The folder of initdb, postgres and psql; null when they are not installed. */
export function findBinaries(): string | null {
  return [...onPath(), ...fromDebian()].find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

/** Spawn options that drop root; empty for other users. */
export const AS_USER = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
