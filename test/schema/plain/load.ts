/** Loads a knowledge base: every row becomes an object that refers to others. */
import Database from 'better-sqlite3';
import { at, byPosition, Index } from './index-by.ts';
import { loadStructure } from './load-articles.ts';
import { loadEntities, loadReferences } from './load-entities.ts';
import { loadMentions, loadRoles, loadStatements, type Nouns } from './load-mentions.ts';
import type { Appearance, Article, Base, Change } from './model.ts';
import { loadRuns } from './runs.ts';
import { type ReadTable, tableReader } from './tables.ts';

const sortEachArticle = (articles: Iterable<Article>): void => {
  for (const { passages, sentences, mentions, roles, statements } of articles) {
    for (const list of [passages, sentences, mentions, roles]) list.sort(byPosition);
    statements.sort((one, other) => byPosition(one.cue, other.cue));
  }
};

/** Ties entities to the articles that have accepted mentions of them. */
const tie = (read: ReadTable, { articles, entities }: Nouns): void => {
  const saliences = new Index(
    read('article_entities').map(({ article_id, entity_id, salience }) => [at(article_id, entity_id), salience]),
  );
  for (const article of articles.values()) {
    const accepted = article.mentions.filter(({ status }) => status === 'ACCEPTED');
    const named = new Set(accepted.flatMap(({ entity }) => entity ?? []));
    for (const entity of named) {
      const appearance: Appearance = {
        article,
        entity,
        mentions: accepted.filter((mention) => mention.entity === entity),
        salience: saliences.find(at(article.rowId, entity.rowId)),
      };
      article.appearances.push(appearance);
      entity.appearances.push(appearance);
    }
  }
  const ties = [...entities.values()].reduce((sum, { appearances }) => sum + appearances.length, 0);
  if (ties !== saliences.size) throw new Error(`${saliences.size} ties are stored, and ${ties} are there.`);
};

const loadChanges = (read: ReadTable): Change[] => {
  const subjects = read('change_subjects');
  return read('changes').map((row) => ({
    __typename: 'Change',
    number: row.number,
    key: row.key,
    type: row.type,
    input: JSON.parse(row.input),
    reason: row.reason,
    createdBy: row.created_by,
    createdAt: row.created_at,
    before: JSON.parse(row.before),
    after: JSON.parse(row.after),
    undoesNumber: row.undoes,
    undoneByNumber: row.undone_by,
    orphanReason: row.orphan_reason,
    subjects: subjects
      .filter(({ change_number }) => change_number === row.number)
      .map(({ subject, subject_id }) => ({ sort: subject, rowId: subject_id })),
  }));
};

/** The knowledge base in a file, as it is now. */
export function loadBase(path: string): Base {
  const db = new Database(path, { readonly: true });
  const read = tableReader(db);
  const references = loadReferences(read);
  const structure = loadStructure(read);
  const entities = loadEntities(read, references);
  const mentions = loadMentions(read, { ...structure, entities }, references);
  const nouns: Nouns = { ...structure, entities, mentions };
  const roles = loadRoles(read, nouns);
  const statements = loadStatements(read, nouns);
  sortEachArticle(structure.articles.values());
  tie(read, nouns);
  const duplicates = read('duplicates').map(({ entity_id, other_id, other_name, ...likeness }) => ({
    __typename: 'Duplicate' as const,
    ...likeness,
    entity: entities.find(entity_id),
    other: entities.find(other_id),
    otherName: other_name,
  }));
  const base: Base = {
    articles: [...structure.articles.values()],
    entities: [...entities.values()],
    mentions: [...mentions.values()],
    roles,
    statements,
    duplicates,
    changes: loadChanges(read),
    surfaces: read('surfaces').map(({ id, surface }) => ({ rowId: id, surface })),
    runs: loadRuns(read),
    revisions: read('revisions')[0] as Base['revisions'],
    changed: read('changed').map(({ id, ...row }) => ({ ...row, rowId: id })),
  };
  db.close();
  return base;
}
