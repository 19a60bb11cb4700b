/** Draws requests for changes of what a knowledge base holds. */
import type { ChangeRequest } from '../../../src/corrections/definitions.ts';
import { type ArticleKey, type EntityKey, FORMS, KINDS } from '../../../src/model.ts';
import type { Store } from '../../../src/store/database/open.ts';
import { type Draw, drawOf } from './draw.ts';

export const draw = drawOf(['RELINK_MENTION', 'MERGE_ENTITIES', 'MERGE_ENTITIES', 'SPLIT_ENTITY', 'UNDO', 'UNDO']);

const pick = <Item>(items: readonly Item[], at: number): Item | undefined => items[at % Math.max(items.length, 1)];

interface Mention {
  readonly article: ArticleKey;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const SELECT_MENTIONS = `
  SELECT a.key AS article, start, "end", t.text
  FROM mentions AS m JOIN articles AS a ON a.id = m.article_id JOIN article_texts AS t ON t.article_id = m.article_id
  ORDER BY a.key, start, "end"`;

const NAMES = ['Ada', 'Countess', 'É 😀', 'Byron', 'London'];
const TEXTS = ['Ada met the Society.\n\nÉ 😀 word.', 'London\n\nword Ada word. Countess word Ada.', 'word'];

/** Null when there is nothing to change in this way. */
export function requestOf(store: Store, { what, a, b, c }: Draw): ChangeRequest | null {
  const keys = <Key>(table: string): Key[] =>
    store.db.prepare(`SELECT key FROM ${table} ORDER BY key`).pluck().all() as Key[];
  const article = pick(keys<ArticleKey>('articles'), a);
  const [one, two, three] = [a, b, c].map((at) => pick(keys<EntityKey>('entities'), at));
  const found = pick(store.db.prepare(SELECT_MENTIONS).all() as Mention[], a);
  const mention = found && { article: found.article, start: found.start, end: found.end };
  const kind = pick(KINDS, b) ?? 'PERSON';
  const name = pick(NAMES, b) ?? '';
  switch (what) {
    case 'ACCEPT_MENTION':
    case 'REJECT_MENTION':
    case 'UNLINK_MENTION':
      return mention ? { type: what, mention } : null;
    case 'RELINK_MENTION':
      return mention && two ? { type: what, mention, entity: two } : null;
    case 'CHANGE_MENTION_KIND':
      return mention ? { type: what, mention, kind } : null;
    case 'MOVE_MENTION': {
      const start = Math.max(0, (mention?.start ?? 0) + (b % 5) - 2);
      return mention ? { type: what, mention, start, end: start + 1 + (c % 6) } : null;
    }
    case 'ADD_MENTION': {
      if (!found) return null;
      const [start, length] = [b % found.text.length, 1 + (c % 5)];
      const quote = {
        exact: found.text.slice(start, start + length),
        prefix: found.text.slice(0, start),
        suffix: found.text.slice(start + length),
      };
      const form = pick(FORMS, c) ?? 'FULL_NAME';
      return { type: what, article: found.article, quote, kind, form, entity: c % 2 ? (two ?? null) : null };
    }
    case 'CREATE_ENTITY':
      return { type: what, key: null, kind, name: `${name} ${a % 4}` };
    case 'RENAME_ENTITY':
      return one ? { type: what, entity: one, name } : null;
    case 'CHANGE_ENTITY_KIND':
      return one ? { type: what, entity: one, kind } : null;
    case 'ADD_ALIAS':
      return one ? { type: what, entity: one, name, form: pick(FORMS, c) ?? 'FULL_NAME' } : null;
    case 'REMOVE_ALIAS':
      return one ? { type: what, entity: one, name } : null;
    case 'SET_IDENTIFIER':
      return one
        ? { type: what, entity: one, scheme: 'wikidata', value: pick(['Q1', 'Q2', 'Q3', null], b) ?? null }
        : null;
    case 'MERGE_ENTITIES':
      return one && two && three ? { type: what, survivor: one, merged: c % 3 ? [two] : [two, three] } : null;
    case 'SPLIT_ENTITY': {
      if (!one) return null;
      const parts = {
        mentions: c % 3 === 0 && mention ? [mention] : [],
        articles: c % 3 === 1 && article ? [article] : [],
        aliases: c % 3 === 2 ? [name] : [],
      };
      return { type: what, entity: one, kind, name: `Other ${c % 5}`, ...parts };
    }
    case 'KEEP_APART':
      return one && two ? { type: what, entity: one, other: two } : null;
    case 'EDIT_ARTICLE': {
      const published = b % 2 ? '1851-05-01' : null;
      const edits = [{ title: name }, { published }, { source: 'Gazette', language: 'en' }, { byline: null }];
      return article ? { type: what, article, edit: pick(edits, c) ?? {} } : null;
    }
    case 'REPLACE_ARTICLE_TEXT':
      return found
        ? { type: what, article: found.article, text: b % 2 ? `A word. ${found.text}` : (pick(TEXTS, c) ?? '') }
        : null;
    case 'REMOVE_ARTICLE':
      return article ? { type: what, article } : null;
    case 'UNDO': {
      const last = (store.db.prepare('SELECT max(number) FROM changes').pluck().get() as number | null) ?? 0;
      return { type: what, change: 1 + (a % Math.max(1, last)) };
    }
  }
}
