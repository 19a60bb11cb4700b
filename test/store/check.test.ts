/** The audit finds each kind of defect, and names the row. */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { EntityKey } from '../../src/model.ts';
import { check } from '../../src/store/check/check.ts';
import { openStore } from '../../src/store/database/open.ts';
import { rowId } from '../../src/store/write/row-ids.ts';
import { articleOf, entityOf, TESTER } from './article-of.ts';
import { newBase, open, reseedTo } from './base.ts';
import { withRolesAndStatements } from './roles-and-statements-of.ts';

const ENGINE = withRolesAndStatements(
  articleOf(
    'engine',
    `[Ada](person/ada) writes

[Ada](person/ada) met [Charles](person/charles). [London](place/london) was [English](place/england DEMONYM).

[She](person/ada&person/charles SHORT_NAME CANDIDATE) wrote.`,
    { publication: { at: '1843-01-01T00:00:00Z', precision: 'YEAR' }, source: 'Memoirs' },
  ),
  5,
);
const KNOWN = [
  entityOf('person/ada', {
    identifiers: [{ scheme: 'wikidata', value: 'Q7259', assertedBy: TESTER }],
    formerKeys: ['person/a' as EntityKey],
  }),
];
const CROWD = Array.from({ length: 70 }, (_, index) =>
  articleOf(`crowd/${index}`, '[Hub](place/hub) and [Ada](person/ada)'),
);

/** Long enough to be compared with others. */
const STORIES = ['first', 'second'].map((name) =>
  articleOf(name, `The ${name} of two long texts that say a good deal of [Zed](person/zed) and of little else`),
);

let sound: Buffer | undefined;

/** Path of a new copy of a sound database. */
const writeSound = (): string => {
  const path = newBase();
  if (!sound) {
    const store = openStore(path);
    reseedTo(store, { articles: [ENGINE, ...CROWD, ...STORIES], known: KNOWN });
    store.close();
    sound = readFileSync(path);
  }
  writeFileSync(path, sound);
  return path;
};

/** The defects that the audit finds after these statements, which no constraint hinders. */
const auditAfter = (sql: string) => {
  const path = writeSound();
  const store = openStore(path);
  store.db.pragma('foreign_keys = OFF');
  store.db.pragma('ignore_check_constraints = ON');
  store.db.exec(sql);
  store.close();
  return check(open(path));
};

const ada = "(SELECT id FROM entities WHERE key = 'person/ada')";
const engine = "(SELECT id FROM articles WHERE key = 'engine')";

/** Keys of a role, an ambiguous mention and a nested statement. */
const spanKey = ({ start, end }: { start: number; end: number } = { start: 0, end: 0 }): string =>
  `engine:${start}-${end}`;
const ROLE = spanKey(ENGINE.roles.find(({ sentence }) => sentence > 0));
const SHE = spanKey(ENGINE.mentions.find(({ status }) => status === 'CANDIDATE'));
const INNER = spanKey(ENGINE.statements.find(({ parent }) => parent !== null)?.cue);

/** SQL that corrupts a database, and the defect that the audit must find, perhaps with others that it causes. */
const CORRUPTIONS = {
  'a column that violates its CHECK': [
    `UPDATE articles SET word_count = -1 WHERE key = 'engine'`,
    { table: 'database', key: '', message: 'CHECK constraint failed in articles' },
  ],
  'a row that refers to nothing': [
    `UPDATE mentions SET asserter_id = 5 WHERE article_id = ${engine} AND start = 0`,
    { table: 'mentions', key: '', message: 'refers to asserters that do not exist' },
  ],
  'a sentence without its passage': [
    `DELETE FROM passages WHERE article_id = ${engine} AND start > 0`,
    { table: 'sentences', key: '', message: 'refers to passages that do not exist' },
  ],
  'an article with another row id': [
    `UPDATE articles SET id = 7 WHERE key = 'engine'`,
    { table: 'articles', key: 'engine', message: 'has a row id that does not match its key' },
  ],
  'a stale title_key': [
    `UPDATE articles SET title_key = 'x' WHERE key = 'engine'`,
    { table: 'articles', key: 'engine', message: 'has a title_key that is not its title folded' },
  ],
  'a stale text_hash': [
    `UPDATE articles SET text_hash = '${'0'.repeat(64)}' WHERE key = 'engine'`,
    { table: 'articles', key: 'engine', message: 'has a text_hash that does not match its text' },
  ],
  'a text that is not NFC': [
    `UPDATE article_texts SET text = text || 'e' || char(0x301) WHERE article_id = ${engine}`,
    { table: 'articles', key: 'engine', message: 'has a text that is not in Unicode NFC' },
  ],
  'a passage beyond the text': [
    `UPDATE passages SET "end" = 9999 WHERE article_id = ${engine} AND start > 0`,
    { table: 'articles', key: 'engine', message: 'has passages out of order or outside its text' },
  ],
  'a sentence beyond its passage': [
    `UPDATE sentences SET "end" = "end" + 1 WHERE article_id = ${engine} AND start = 0`,
    { table: 'articles', key: 'engine', message: 'has sentences out of order or outside their passages' },
  ],
  'a surface that differs from the text': [
    `UPDATE mentions SET "end" = 2 WHERE article_id = ${engine} AND start = 0`,
    { table: 'mentions', key: 'engine:0-2', message: 'has a surface that differs from its slice of the text' },
  ],
  'a mention outside its sentence': [
    `UPDATE mentions SET sentence_start = 0 WHERE article_id = ${engine} AND start = 12`,
    { table: 'mentions', key: 'engine:12-15', message: 'is not inside its sentence' },
  ],
  'candidates of a mention with an entity': [
    `UPDATE mentions SET entity_id = ${ada} WHERE article_id = ${engine} AND status = 'CANDIDATE'`,
    { table: 'mention_candidates', key: SHE, message: 'are of a mention that is not ambiguous' },
  ],
  'a single candidate': [
    'DELETE FROM mention_candidates WHERE place = 1',
    { table: 'mention_candidates', key: SHE, message: 'are of a mention that is not ambiguous' },
  ],
  'a stale likeness key': [
    `INSERT INTO likeness_keys VALUES ('words nobody', ${ada})`,
    {
      table: 'likeness_keys',
      key: `["words nobody",${rowId('person/ada')}]`,
      message: 'does not follow from the names',
    },
  ],
  'a pair of entities whose names differ': [
    `INSERT INTO duplicates SELECT ${ada}, id, 0.5, 'SPELLING', 'Ada', 'Hub' FROM entities WHERE key = 'place/hub'`,
    {
      table: 'duplicates',
      key: JSON.stringify([rowId('person/ada'), rowId('place/hub'), 0.5, 'SPELLING', 'Ada', 'Hub']),
      message: 'does not follow from the names',
    },
  ],
  'a role that differs from the text': [
    `UPDATE roles SET text = 'queen' WHERE article_id = ${engine}`,
    { table: 'roles', key: ROLE, message: 'has words that differ from its slice of the text' },
  ],
  'a stale text_key': [
    `UPDATE roles SET text_key = 'x' WHERE article_id = ${engine}`,
    { table: 'roles', key: ROLE, message: 'has a text_key that is not its words folded' },
  ],
  'a role outside its sentence': [
    `UPDATE roles SET sentence_start = 0 WHERE article_id = ${engine}`,
    { table: 'roles', key: ROLE, message: 'is not inside its sentence' },
  ],
  'a role of another entity': [
    `UPDATE roles SET entity_id = 5 WHERE article_id = ${engine}`,
    { table: 'roles', key: ROLE, message: 'has other entities than its mentions' },
  ],
  'a role that is not accepted though its mention is': [
    `UPDATE roles SET accepted = 0 WHERE article_id = ${engine}`,
    { table: 'roles', key: ROLE, message: 'has another status than its mention' },
  ],
  'a role with another time of publication': [
    `UPDATE roles SET published_at = '' WHERE article_id = ${engine}`,
    { table: 'roles', key: ROLE, message: 'has another time of publication than its article' },
  ],
  'a role of a mention that does not exist': [
    `UPDATE roles SET mention_end = 99 WHERE article_id = ${engine}`,
    { table: 'roles', key: '', message: 'refers to mentions that do not exist' },
  ],
  'a statement with another row id': [
    `UPDATE statements SET id = 7 WHERE parent_id IS NOT NULL AND article_id = ${engine}`,
    { table: 'statements', key: INNER, message: 'has a row id that does not match its cue' },
  ],
  'a statement outside its sentence': [
    `UPDATE statements SET sentence_start = 0 WHERE article_id = ${engine}`,
    { table: 'statements', key: INNER, message: 'is not inside its sentence' },
  ],
  'a statement that differs from the text': [
    `UPDATE statements SET content = 'x' WHERE article_id = ${engine}`,
    { table: 'statements', key: INNER, message: 'has words that differ from its slice of the text' },
  ],
  'a statement of another speaker': [
    `UPDATE statements SET speaker_entity_id = NULL WHERE article_id = ${engine}`,
    { table: 'statements', key: INNER, message: 'has other entities than its mentions' },
  ],
  'a statement that is not accepted though its speaker is': [
    `UPDATE statements SET accepted = 0 WHERE article_id = ${engine}`,
    { table: 'statements', key: INNER, message: 'has another status than the mention of its speaker' },
  ],
  'a statement with another time of publication': [
    `UPDATE statements SET published_at = '' WHERE article_id = ${engine}`,
    { table: 'statements', key: INNER, message: 'has another time of publication than its article' },
  ],
  'a statement nested in one that does not contain it': [
    `UPDATE statements SET parent_id = id WHERE parent_id IS NOT NULL`,
    { table: 'statements', key: INNER, message: 'is not inside its parent statement' },
  ],
  'a wrong total of statements': [
    `UPDATE statistics SET count = 9 WHERE subject = 'STATEMENT'`,
    { table: 'statistics', key: '["STATEMENT","TOTAL",""]', message: 'is 9, but should be 2' },
  ],
  'a statement missing from the full-text index': [
    `INSERT INTO statements_fts (statements_fts, rowid, content) SELECT 'delete', id, content FROM statements`,
    { table: 'statements_fts', key: '', message: 'does not agree with statements' },
  ],
  'a wrong salience': [
    `UPDATE article_entities SET salience = 0.5 WHERE article_id = ${engine} AND entity_id = ${ada}`,
    { table: 'article_entities', key: 'engine', message: 'does not follow from its mentions' },
  ],
  'an entity with another row id': [
    `UPDATE entities SET id = 7 WHERE key = 'person/ada'; UPDATE claims SET entity_id = 7 WHERE record LIKE '%/ada"%'`,
    { table: 'entities', key: 'person/ada', message: 'has a row id that does not match its key' },
  ],
  'a stale name_key': [
    `UPDATE entities SET name_key = 'x' WHERE key = 'person/ada'`,
    { table: 'entities', key: 'person/ada', message: 'has a name_key that is not its name folded' },
  ],
  'a name that does not follow from the assertions': [
    `UPDATE entities SET name = 'Eve', name_key = 'eve' WHERE key = 'person/charles'`,
    { table: 'entities', key: 'person/charles', message: 'is named Eve, but should be named Charles' },
  ],
  'a kind that does not follow from the assertions': [
    `UPDATE entities SET kind = 'PLACE' WHERE key = 'person/charles'`,
    { table: 'entities', key: 'person/charles', message: 'is a PLACE, but should be a PERSON' },
  ],
  'a wrong in_gazetteer': [
    `UPDATE entities SET in_gazetteer = 1 WHERE key = 'person/charles'`,
    { table: 'entities', key: 'person/charles', message: 'has a wrong in_gazetteer' },
  ],
  'an entity without an assertion': [
    `DELETE FROM claims WHERE record LIKE '%person/charles%'`,
    { table: 'entities', key: 'person/charles', message: 'is stored without an assertion' },
  ],
  'an alias without an assertion': [
    `UPDATE aliases SET form = 'ACRONYM' WHERE entity_id = ${ada}`,
    { table: 'aliases', key: 'person/ada', message: 'do not follow from the assertions of the entity' },
  ],
  'an assertion with another row id': [
    `UPDATE claims SET id = 7 WHERE record LIKE '%person/charles%'`,
    { table: 'claims', key: 'person/charles', message: 'has a row id that does not match its record' },
  ],
  'an assertion that is not canonical JSON': [
    `UPDATE claims SET record = replace(record, ',', ', ') WHERE record LIKE '%person/charles%'`,
    { table: 'claims', key: 'person/charles', message: 'has a record that is not canonical JSON' },
  ],
  'an assertion stored under another entity': [
    `UPDATE claims SET entity_id = ${ada} WHERE record LIKE '%person/charles%'`,
    { table: 'claims', key: 'person/charles', message: 'belongs to another entity than its record names' },
  ],
  'an assertion without a source': [
    `UPDATE claims SET article_count = 0 WHERE record LIKE '%person/charles%'`,
    { table: 'claims', key: 'person/charles', message: 'is stored without a source' },
  ],
  'a claimed key that is missing': [
    `DELETE FROM claimed_keys WHERE scheme = 'wikidata'`,
    { table: 'claimed_keys', key: 'person/ada', message: 'are not the keys that the record claims' },
  ],
  'an identifier of the wrong entity': [
    `UPDATE identifiers SET entity_id = (SELECT id FROM entities WHERE key = 'person/charles')`,
    { table: 'identifiers', key: 'wikidata:Q7259', message: 'does not belong to the entity that claims it' },
  ],
  'a redirect that nothing claims': [
    `INSERT INTO redirects VALUES ('person/b', ${ada})`,
    { table: 'redirects', key: 'person/b', message: 'does not belong to the entity that claims it' },
  ],
  'a redirect that is missing': [
    `DELETE FROM redirects`,
    { table: 'redirects', key: 'person/a', message: 'does not belong to the entity that claims it' },
  ],
  'a surface with another row id': [
    `UPDATE surfaces SET id = 7 WHERE surface = 'London'`,
    { table: 'surfaces', key: 'London', message: 'has a row id that does not match its surface' },
  ],
  'a stale surface_key': [
    `UPDATE surfaces SET surface_key = 'x' WHERE surface = 'London'`,
    { table: 'surfaces', key: 'London', message: 'has a surface_key that is not its surface folded' },
  ],
  'a surface without a mention': [
    `DELETE FROM mentions WHERE surface_id = (SELECT id FROM surfaces WHERE surface = 'London')`,
    { table: 'surfaces', key: 'London', message: 'is stored without a mention' },
  ],
  'an asserter with another row id': [
    `UPDATE asserters SET id = 7 WHERE name = 'tester'`,
    { table: 'asserters', key: '["EXTRACTOR","tester","1"]', message: 'has a row id that does not match its key' },
  ],
  'an asserter that nothing refers to': [
    `INSERT INTO asserters VALUES (7, 'SEED', 'idle', '')`,
    { table: 'asserters', key: '["SEED","idle",""]', message: 'is stored though nothing refers to it' },
  ],
  'a wrong count of an entity': [
    `UPDATE entities SET mention_count = 3 WHERE key = 'person/charles'`,
    {
      table: 'entities',
      key: 'person/charles',
      message:
        'is [1,3,0,0,"1843-01-01T00:00:00Z","1843-01-01T00:00:00Z"], but should be [1,1,0,0,"1843-01-01T00:00:00Z","1843-01-01T00:00:00Z"]',
    },
  ],
  'a change of a revision that is not kept': [
    `INSERT OR REPLACE INTO changed SELECT 99, 'ENTITY', id, key FROM entities WHERE key = 'person/ada'`,
    { table: 'changed', key: 'person/ada', message: 'is of revision 99, which is not kept' },
  ],
  'a version that is none': [
    `INSERT INTO versions SELECT ${engine}, id, 0, 0.75, NULL FROM articles WHERE key = 'second'`,
    { table: 'versions', key: expect.any(String), message: 'does not follow from the texts' },
  ],
  'a missing key of versions': [
    'DELETE FROM version_keys WHERE key = (SELECT max(key) FROM version_keys)',
    { table: 'version_keys', key: expect.any(String), message: 'is missing though it follows from the texts' },
  ],
  'a mention marked as peripheral': [
    `UPDATE mentions SET peripheral = 1 WHERE entity_id = (SELECT id FROM entities WHERE key = 'person/charles')`,
    {
      table: 'mentions',
      key: expect.any(String),
      message: 'is peripheral or not against the role of its passage and what its article repeats',
    },
  ],
  'a wrong count of a surface': [
    `UPDATE entity_surfaces SET mention_count = 9 WHERE entity_id = ${ada}`,
    { table: 'entity_surfaces', key: expect.any(String), message: 'is 9, but should be 72' },
  ],
  'a wrong count of articles that make an assertion': [
    `UPDATE claims SET article_count = 2 WHERE record LIKE '%person/charles%'`,
    { table: 'claims', key: expect.any(String), message: 'is 2, but should be 1' },
  ],
  'a wrong total': [
    `UPDATE statistics SET count = 2 WHERE subject = 'ARTICLE' AND facet = 'SOURCE' AND value = 'Memoirs'`,
    { table: 'statistics', key: '["ARTICLE","SOURCE","Memoirs"]', message: 'is 2, but should be 1' },
  ],
  'a total without anything to count': [
    `INSERT INTO statistics VALUES ('ARTICLE', 'YEAR', '1900', 1)`,
    { table: 'statistics', key: '["ARTICLE","YEAR","1900"]', message: 'is 1, but should be missing' },
  ],
  'a wrong count of a hub': [
    `UPDATE hub_counts SET mentions = 9 WHERE entity_id = ${ada} AND facet = 'SOURCE' AND value = 'Memoirs'`,
    { table: 'hub_counts', key: '["person/ada","SOURCE","Memoirs"]', message: 'is [1,9], but should be [1,2]' },
  ],
  'counts of an entity that is not a hub': [
    `INSERT INTO hub_counts SELECT id, 'MONTH', '1843', 1, 1 FROM entities WHERE key = 'person/charles'`,
    { table: 'hub_counts', key: '["person/charles","MONTH","1843"]', message: 'is [1,1], but should be missing' },
  ],
  'a wrong count of a month': [
    `UPDATE month_counts SET articles = 9 WHERE facet = 'KIND' AND month = '1843' AND value = 'PERSON'`,
    { table: 'month_counts', key: '["KIND","1843","PERSON"]', message: 'is 9, but should be 1' },
  ],
  'a count of a month without anything to count': [
    `INSERT INTO month_counts VALUES ('DAY', '1900-01', '1900-01-01 DAY', 1)`,
    { table: 'month_counts', key: '["DAY","1900-01","1900-01-01 DAY"]', message: 'is 1, but should be missing' },
  ],
  'an article without its text': [
    `DELETE FROM article_texts WHERE article_id = ${engine}`,
    { table: 'articles', key: 'engine', message: 'has a text_length that does not match its text' },
  ],
  'a wrong count of a frequent word': [
    `INSERT INTO frequent_words VALUES ('ada', 3, 0, 5, 70)`,
    { table: 'frequent_words', key: 'ada', message: 'is in 3 articles, but should be in 71' },
  ],
  'a champion list that lacks articles': [
    `INSERT INTO frequent_words VALUES ('ada', 71, 0, 5, 70)`,
    { table: 'frequent_word_hits', key: 'ada', message: 'has 71 articles that do not follow from the index' },
  ],
  'a champion list of a word that is not frequent': [
    `INSERT INTO frequent_word_hits VALUES ('ada', 1, ${engine}, 1, 1)`,
    { table: 'frequent_word_hits', key: 'ada', message: 'is not among the frequent words' },
  ],
  'a wrong count of a neighbour': [
    `UPDATE neighbours SET sentences = 9 WHERE hub = (SELECT hub FROM entities WHERE id = ${ada}) AND articles > 1`,
    { table: 'neighbours', key: 'person/ada', message: 'has 1 neighbours that do not follow from its mentions' },
  ],
  'a neighbour that is missing': [
    `DELETE FROM neighbours WHERE hub = (SELECT hub FROM entities WHERE id = ${ada}) AND articles = 1`,
    { table: 'neighbours', key: 'person/ada', message: 'has 2 neighbours that do not follow from its mentions' },
  ],
  'neighbours of a hub that is no entity': [
    `INSERT INTO neighbours SELECT 98, ${ada}, 1, 1`,
    { table: 'neighbours', key: '98', message: 'is the hub of no entity' },
  ],
  'neighbours of an entity that is not a hub': [
    `UPDATE entities SET hub = 99 WHERE key = 'person/charles'`,
    { table: 'neighbours', key: 'person/charles', message: 'has neighbours, but is not a hub' },
  ],
  'a text missing from the full-text index': [
    `INSERT INTO articles_fts (articles_fts, rowid, title, text)
       SELECT 'delete', id, title, text FROM articles JOIN article_texts ON article_id = id WHERE key = 'engine'`,
    { table: 'articles_fts', key: '', message: 'does not agree with articles' },
  ],
  'a name missing from the full-text index': [
    `INSERT INTO aliases_trigrams (aliases_trigrams, rowid, name_key)
       SELECT 'delete', id, name_key FROM aliases WHERE entity_id = ${ada}`,
    { table: 'aliases_trigrams', key: '', message: 'does not agree with aliases' },
  ],
} as const;

describe('the audit', () => {
  test('finds nothing in a sound database', () => {
    expect(auditAfter('')).toEqual([]);
  });

  test.each(Object.entries(CORRUPTIONS))('finds %s', (_, [sql, defect]) => {
    expect(auditAfter(sql)).toContainEqual(defect);
  });
});
