/** Moves how an entity stands in articles over to another. */
import type { Form, Passage } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { standingRow } from './article-rows.ts';
import type { MoveIds } from './hub-lists.ts';
import type { MovedArticle } from './moved-articles.ts';
import { standings } from './standings.ts';

const MOVE_REST = `
  UPDATE article_entities SET entity_id = @to
  WHERE entity_id = @from AND article_id IN (SELECT value FROM json_each(@articles))`;

const MOVE_ALL = 'UPDATE article_entities SET entity_id = @to WHERE entity_id = @from';

const SELECT_ARTICLE = `
  SELECT text, published_at AS publishedAt, (
    SELECT json_group_array(json_object('start', start, 'end', "end", 'role', role)) FROM passages
    WHERE article_id = articles.id AND role = 'HEADLINE') AS headlines
  FROM articles WHERE id = ?`;
const DELETE = 'DELETE FROM article_entities WHERE article_id = ? AND entity_id = ?';
const WRITE = `
  INSERT INTO article_entities (article_id, entity_id, published_at, mention_count, demonym_count, first_start, salience)
  VALUES (@article_id, @entity_id, @published_at, @mention_count, @demonym_count, @first_start, @salience)
  ON CONFLICT DO UPDATE SET mention_count = excluded.mention_count, demonym_count = excluded.demonym_count,
    first_start = excluded.first_start, salience = excluded.salience`;

interface Article {
  readonly text: string;
  readonly publishedAt: string;
  /** JSON of passages. */
  readonly headlines: string;
}

/** Whether one of the two stood or stands there beside what was moved. */
const isShared = ({ mentions }: MovedArticle, { from, to }: MoveIds): boolean =>
  mentions.some(({ before, after }) => before === to || after === from);

export interface StandingMover {
  readonly move: (article: MovedArticle) => void;
  /** Writes what is left: all of it, or only what it was told to move. */
  readonly finish: (isAll: boolean) => void;
}

export function createStandingMover(store: Store, ids: MoveIds): StandingMover {
  const { from, to } = ids;
  const rest: number[] = [];
  const select = store.prepare(SELECT_ARTICLE);
  const remove = store.prepare(DELETE);
  const write = store.prepare(WRITE);
  const isEnd = (entity: number): boolean => entity === from || entity === to;
  /** Counts both anew. */
  const restand = ({ id, mentions }: MovedArticle): void => {
    const { text, publishedAt, headlines } = select.get(id) as Article;
    const passages = JSON.parse(headlines) as Passage[];
    const named = mentions.map(({ start, isDemonym, after }) => ({
      start,
      form: (isDemonym ? 'DEMONYM' : 'FULL_NAME') as Form,
      status: 'ACCEPTED' as const,
      entity: after,
    }));
    const all = standings({ length: text.length, passages, mentions: named }, isEnd);
    for (const end of [from, to]) {
      const standing = all.find(({ entity }) => entity === end);
      if (standing) write.run(standingRow(standing, id, publishedAt));
      else remove.run(id, end);
    }
  };
  return {
    move: (article) => {
      if (isShared(article, ids)) restand(article);
      else rest.push(article.id);
    },
    finish: (isAll) => {
      if (isAll) store.prepare(MOVE_ALL).run({ from, to });
      else store.prepare(MOVE_REST).run({ from, to, articles: JSON.stringify(rest) });
    },
  };
}
