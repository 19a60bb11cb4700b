/** Holds the schema of a database against what the migrations make: a file from elsewhere may bring triggers, views and tables. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { DatelineError } from '../../problem.ts';
import { defineMigrationFunctions, listMigrations } from './version.ts';

/** A row of sqlite_schema; the SQL of an automatic index is null. */
interface SchemaObject {
  readonly type: string;
  readonly name: string;
  readonly table: string;
  readonly sql: string | null;
}

/**
 * SHA-256 of the schema of each version, from 0, so that opening does not run all migrations. A new migration adds one:
 * test/store/schema-objects.test.ts computes them.
 */
export const SCHEMA_DIGESTS: readonly string[] = [
  '7247e147763e789247bdd88b74562582df7828d8cfab22b70c04b99cf90a269f',
  '9ab291e6e7f4308dd16a299e8d8c25fb60e07f9ffdf27f184a479aacbada8bf3',
  'a0c59319b0772295b8e8aca9cacd1ce1b8387ea4e9c98f6ad522345c5002f038',
  '30351a75dcc0aef6d9217ff547bfbf4e9664e9f49948dbb2166406c8cc75465d',
  '55c1e02ad01a07f6b92f7f03b326957ba4e1a8017030c912d1d91f3e4234616d',
  '5c3f3a4711058f0751c826c578285b9d8fce1542390c8f8009322a955f06d164',
  '85e2285ec998240f7a17eda33aa30bcf819461ef7f2ee5c6f9de4fc3b7114441',
  '37fe25929f74f18f33cb580c25f13bb0d1eca72a8fbb9e5c2e7682b2bf83c9aa',
  'e4a06e20f2b89f36147167be435382ac4b16bf772bb31cef71d3a46a977ba5e9',
  'abf651321b9558809b4e3388a234639b3cfc4f9fe49b86b95bb50e8be3772e11',
  'd9f896bfc157762e0895477f1fbb3a537491cbd032920d95ce49edce66d6d1a4',
  '4bf471978d424c5c3a9d696dfa3da61d4fce1f4209fde6a770d66a91eaa694c7',
  '4bf471978d424c5c3a9d696dfa3da61d4fce1f4209fde6a770d66a91eaa694c7',
  'afd89cf0649b40e52b68b83028bb2be9eece84266cc60a3610dc3517e78ea03f',
  '601f1f604796bab6c91c4117974a36ecf9c1c1ec8ee6300d943ba653e53dc69d',
  'e36202cdd5f87908918557a7ce4d834a282261537cfe2be7c638ea6db6e29e3c',
  'ee8361cc7ac8e058c2edd23f0271e731bb9f39fd61ff3b512d32f53385c72352',
  'ebf4efcffc017fb8ae1803f23da5432ff3cecbc7f66c99ca0bf33e6dd874fd4d',
  '66994a76d6a488544f5723bec8c53c62fb5abc2808fdb3e90228155b916b4500',
  '98f9eaef2ea7424e8b70ea6048d973b7415f2088e67474891ee4694d09446324',
  '31ab506802d5c342aca5d93b8f963ecd1fed5ec52c0bcc6a37fdf5a888ed7c8a',
  'd0c7b67aa938212ea0b4a73a970cd6e144a8549e75bcfe11dfb9bb31f5446974',
  '6b56193aa317a6a31fb650fc5b989f26b233b2a724c1797319b52dff340947f4',
  'c57397e5e3f06e73f7068a2fa163906331e47dd133f2ed3fc6e8d2fd8d498461',
  'ea7a0449c1b2f8d53eb1e63d89c18d66131f401b6ac16a9d24769901b427869b',
  'c212c371d783046d083eb0512028576a9d8871a39cc3c1af452c5580471828dd',
  '2a82fdb5272a686ead26f3f5c6ee416adacfd92b688a711dbe7bf166f49aef23',
  '67aceb1b29a753fa5709f4b14dd0b3ce83a8ec69ebf8c7783028902f3d00f8d6',
  'e08d7028d2a4d2b3e70b8cada3da9723217e1a11f70075be27a79a79fc4c714b',
  'fd70253abb4da7cd9d9731edeac5b795b7cd70ecdd292bb091153d29aea8705a',
  '303e335fa2c480e661329f324dfbab81b01f42ad5d435ab383a57ca3b30420a5',
  '531fb53826c7132812d784413bac7bc32d40774d391d98b56b8096f61ab41f42',
  '6fd7ff1eaac835a0e184b32129cb734d75f97944a5f6f38811af571f64400903',
  'b8239e45be6af8167c451704e573769a3e1809ea58c903fc7392fd06caf61938',
];

/** Tables that ANALYZE and AUTOINCREMENT make. */
const OWN_TABLES_OF_SQLITE = [
  'CREATE TABLE sqlite_stat1(tbl,idx,stat)',
  'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)',
  'CREATE TABLE sqlite_sequence(name,seq)',
];

const SELECT_SCHEMA = `
  SELECT type, name, tbl_name AS "table", sql FROM sqlite_schema
  WHERE sql IS NULL OR sql NOT IN (SELECT value FROM json_each(?)) ORDER BY type, name, tbl_name, sql`;

const readSchema = (db: Database.Database): SchemaObject[] =>
  db.prepare(SELECT_SCHEMA).all(JSON.stringify(OWN_TABLES_OF_SQLITE)) as SchemaObject[];

/** The digest of a schema, encoding included: text of another encoding is sorted otherwise. */
export const schemaDigest = (db: Database.Database): string =>
  hash('sha256', JSON.stringify([db.pragma('encoding', { simple: true }), readSchema(db)]));

const labelOf = ({ type, name }: SchemaObject): string => `${type} ${JSON.stringify(name)}`;

function migratedSchema(version: number): SchemaObject[] {
  const db = new Database(':memory:');
  try {
    defineMigrationFunctions(db);
    for (const { file } of listMigrations().slice(0, version)) db.exec(readFileSync(file, 'utf8'));
    return readSchema(db);
  } finally {
    db.close();
  }
}

/**
 * How the schema differs from what the migrations up to `version` make, one sentence each; [] when it does not. Versions later
 * than the shipped migrations are not compared.
 */
export function schemaDifferences(db: Database.Database, version: number): string[] {
  if (version >= SCHEMA_DIGESTS.length || schemaDigest(db) === SCHEMA_DIGESTS[version]) return [];
  const [found, made] = [readSchema(db), migratedSchema(Math.max(version, 0))];
  const expected = new Map(made.map((object) => [labelOf(object), JSON.stringify(object)]));
  const differences = found.flatMap((object) => {
    const label = labelOf(object);
    if (!expected.has(label)) return [`${label} is not made by the migrations`];
    return expected.get(label) === JSON.stringify(object) ? [] : [`${label} is not as the migrations make it`];
  });
  const labels = new Set(found.map(labelOf));
  const missing = made.map(labelOf).filter((label) => !labels.has(label));
  differences.push(...missing.map((label) => `${label} is missing`));
  return differences.length > 0 ? differences : ['its schema or encoding is not as the migrations make it'];
}

const MOST_LISTED = 5;

/** Throws DATABASE_NOT_OURS when the schema differs from what the migrations up to `version` make. */
export function refuseForeignSchema(db: Database.Database, version: number): void {
  const differences = schemaDifferences(db, version);
  if (differences.length === 0) return;
  const listed = differences.slice(0, MOST_LISTED).join('; ');
  const more = differences.length > MOST_LISTED ? `; and ${differences.length - MOST_LISTED} more` : '';
  throw new DatelineError(
    'DATABASE_NOT_OURS',
    `${db.name} was changed by another program: ${listed}${more}. It was left untouched: undo that with sqlite3, or take a backup that Dateline made.`,
  );
}
