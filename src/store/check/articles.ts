/** Audits each article: its text, the spans in it, and the rows derived from its mentions. */
import type { Form, Passage, Sentence, Span, Status } from '../../model.ts';
import { lastBefore } from '../../text/binary-search.ts';
import { fold, foldedCopy } from '../../text/fold.ts';
import type { Defect } from '../database/integrity.ts';
import type { Store } from '../database/open.ts';
import { hashText } from '../write/article-rows.ts';
import { rowId } from '../write/row-ids.ts';
import { findSpanFault, findTextFault, isInside } from '../write/validate.ts';
import { expectedArticleEntities, isPeripheral } from './article-entities.ts';
import { auditRolesAndStatements } from './roles-and-statements.ts';

interface Article {
  readonly id: number;
  readonly key: string;
  readonly title: string | null;
  readonly titleKey: string;
  readonly text: string;
  readonly textLength: number;
  readonly titleFolded: string | null;
  readonly folded: string | null;
  readonly textHash: string;
  readonly publishedAt: string;
  readonly isRepetition: 0 | 1;
}

interface Mention extends Span {
  readonly form: Form;
  readonly status: Status;
  /** Row id of its entity; null when unresolved. */
  readonly entity: number | null;
  /** Start of its sentence. */
  readonly sentence: number;
  readonly surface: string;
  readonly peripheral: 0 | 1;
}

type Statement = ReturnType<Store['prepare']>;

interface ArticleWithSpans extends Article {
  readonly passages: readonly Passage[];
  readonly sentences: readonly Sentence[];
  readonly mentions: readonly Mention[];
}

const SELECT_ARTICLES = `
  SELECT id, key, title, title_key AS titleKey, title_folded AS titleFolded, coalesce(text, '') AS text,
    folded, text_length AS textLength,
    text_hash AS textHash, published_at AS publishedAt,
    EXISTS (SELECT 1 FROM versions AS v WHERE v.article_id = articles.id AND repeats_id IS NOT NULL) AS isRepetition
  FROM articles LEFT JOIN article_texts AS t ON t.article_id = articles.id ORDER BY articles.id`;
const SELECT_PASSAGES = 'SELECT start, "end", role FROM passages WHERE article_id = ? ORDER BY start';
const SELECT_SENTENCES =
  'SELECT start, "end", passage_start AS passage FROM sentences WHERE article_id = ? ORDER BY start';
const SELECT_MENTIONS = `
  SELECT start, "end", form, status, entity_id AS entity, sentence_start AS sentence, peripheral, surfaces.surface
  FROM mentions JOIN surfaces ON surfaces.id = surface_id WHERE article_id = ? ORDER BY start, "end"`;
const SELECT_ARTICLE_ENTITIES = `
  SELECT entity_id, published_at, mention_count, demonym_count, peripheral_count, first_start, weight, salience
  FROM article_entities WHERE article_id = ?`;

const articleFaults = (article: ArticleWithSpans): (string | null)[] => [
  article.id === rowId(article.key) ? null : 'has a row id that does not match its key',
  article.titleKey === fold(article.title ?? '') ? null : 'has a title_key that is not its title folded',
  article.textLength === article.text.length ? null : 'has a text_length that does not match its text',
  article.titleFolded === foldedCopy(article.title ?? '') && article.folded === foldedCopy(article.text)
    ? null
    : 'has a folded copy that does not match its title or text',
  article.textHash === hashText(article.text) ? null : 'has a text_hash that does not match its text',
  findTextFault(article.text),
  findSpanFault(article),
];

const mentionFault = (article: ArticleWithSpans, mention: Mention): string | null => {
  const { text, sentences } = article;
  if (mention.surface !== text.slice(mention.start, mention.end))
    return 'has a surface that differs from its slice of the text';
  const sentence = lastBefore(sentences, mention.sentence);
  if (sentence?.start !== mention.sentence || !isInside(mention, sentence)) return 'is not inside its sentence';
  return isPeripheral(article, mention) === (mention.peripheral === 1)
    ? null
    : 'is peripheral or not against the role of its passage and what its article repeats';
};

/** Serializes rows independently of their order. */
const rowsText = (rows: readonly (readonly unknown[])[]): string =>
  JSON.stringify(rows.map((row) => row.join(' ')).sort());

function* auditArticle(store: Store, article: ArticleWithSpans): Generator<Defect> {
  for (const message of articleFaults(article)) if (message) yield { table: 'articles', key: article.key, message };
  for (const mention of article.mentions) {
    const message = mentionFault(article, mention);
    if (message) yield { table: 'mentions', key: `${article.key}:${mention.start}-${mention.end}`, message };
  }
  yield* auditRolesAndStatements(store, article);
  const stored = store.prepare(SELECT_ARTICLE_ENTITIES).raw().all(article.id) as unknown[][];
  if (rowsText(stored) !== rowsText(expectedArticleEntities(article))) {
    yield { table: 'article_entities', key: article.key, message: 'does not follow from its mentions' };
  }
}

export function* auditArticles(store: Store): Generator<Defect> {
  const [passages, sentences, mentions] = [SELECT_PASSAGES, SELECT_SENTENCES, SELECT_MENTIONS].map((sql) =>
    store.prepare(sql),
  ) as [Statement, Statement, Statement];
  for (const article of store.db.prepare<[], Article>(SELECT_ARTICLES).iterate()) {
    yield* auditArticle(store, {
      ...article,
      passages: passages.all(article.id) as Passage[],
      sentences: sentences.all(article.id) as Sentence[],
      mentions: mentions.all(article.id) as Mention[],
    });
  }
}
