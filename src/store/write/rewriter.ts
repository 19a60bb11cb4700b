/** Makes a stored article say something else of the same text: only the rows that differ are written. */
import type { ArticleRecord } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { passagesOf, sentencesOf } from '../read/article-structure.ts';
import { articleRow, footprintOfMention, standingRow } from './article-rows.ts';
import type { AssertionWriter } from './entity-assertions.ts';
import { type FootprintMention, readFootprint } from './footprint.ts';
import { type MentionParts, mentionRowMaker } from './mention-rows.ts';
import type { RoleAndStatementWriter } from './roles-and-statements.ts';
import { rowId } from './row-ids.ts';
import { readStandings, type Standing, standings } from './standings.ts';
import { createMender } from './sync-rows.ts';
import type { Trace } from './trace.ts';

/** What an article was and is to derived counts; of its standings those that count otherwise. */
export interface Rewritten {
  readonly before: Trace;
  readonly after: Trace;
  /** Row ids of surfaces that it may have printed last. */
  readonly released: readonly number[];
}

export interface ArticleRewriter {
  /** Whether an article is stored with all that this record, as of that run, gives it beside its mentions and what is said. */
  readonly isSameText: (record: ArticleRecord, runId: number) => boolean;
  /** Writes such a record, which must be sound. */
  readonly rewrite: (record: ArticleRecord) => Rewritten;
}

export interface RewriterParts extends MentionParts {
  readonly claims: AssertionWriter;
  readonly said: RoleAndStatementWriter;
}

const SELECT_ARTICLE = 'SELECT * FROM articles WHERE id = ?';
const SELECT_SURFACES = 'SELECT start, "end" FROM mentions WHERE article_id = ?';

const isSame = (one: object, other: object): boolean => {
  const values = new Map<string, unknown>(Object.entries(other));
  return Object.entries(one).every(([name, value]) => values.get(name) === value);
};

const areSame = (ones: readonly object[], others: readonly object[]): boolean =>
  ones.length === others.length && ones.every((one, index) => isSame(one, others[index] as object));

/** The standings that have none that counts the same among others. */
const apart = (ones: readonly Standing[], others: readonly Standing[]): Standing[] => {
  const textOf = ({ entity, mentionCount, demonymCount }: Standing) => `${entity}:${mentionCount}:${demonymCount}`;
  const known = new Set(others.map(textOf));
  return ones.filter((one) => !known.has(textOf(one)));
};

const SPAN = ['article_id', 'start', 'end'] as const;
const PLACE = [...SPAN, 'place'] as const;

export function createRewriter(store: Store, parts: RewriterParts): ArticleRewriter {
  const { claims, said, surfaces } = parts;
  const rowsOf = mentionRowMaker(parts);
  const mentionMender = createMender(store, 'mentions', SPAN);
  const candidateMender = createMender(store, 'mention_candidates', PLACE);
  const originalMender = createMender(store, 'origin_candidates', PLACE);
  const standingMender = createMender(store, 'article_entities', ['article_id', 'entity_id']);

  const mendStandings = (record: ArticleRecord, mentions: readonly FootprintMention[]): Standing[] => {
    const [article, publishedAt] = [rowId(record.key), record.publication?.at ?? ''];
    const all = standings({ length: record.text.length, passages: record.passages, mentions });
    const mending = standingMender(
      article,
      all.map((standing) => standingRow(standing, article, publishedAt)),
    );
    mending.mend();
    return all;
  };
  return {
    isSameText: (record, runId) => {
      const id = rowId(record.key);
      const row = store.prepare(SELECT_ARTICLE).get(id) as object | undefined;
      return (
        row !== undefined &&
        isSame(articleRow(record, { article: id, run: runId }), row) &&
        areSame(record.passages, passagesOf(store, id)) &&
        areSame(record.sentences, sentencesOf(store, id))
      );
    },
    rewrite: (record) => {
      const article = rowId(record.key);
      const before = readFootprint(store, article);
      for (const { start, end } of store.prepare(SELECT_SURFACES).all(article) as { start: number; end: number }[]) {
        surfaces.recall(record.text.slice(start, end));
      }
      const rows = rowsOf(record, article, claims.reassertArticle(article, record));
      const mending = mentionMender(article, rows.mentions);
      const choices = [candidateMender(article, rows.candidates), originalMender(article, rows.originals)];
      const saying = said.rewrite(record, rows.mentions);
      for (const { drop } of choices) drop();
      saying.drop();
      mending.mend();
      for (const { fill } of choices) fill();
      saying.fill();
      const mentions = rows.mentions.map(footprintOfMention);
      const [old, now] = [readStandings(store, article), mendStandings(record, mentions)];
      return {
        before: { footprint: before, standings: apart(old, now) },
        after: { footprint: { ...before, mentions, ...saying.counts }, standings: apart(now, old) },
        released: mending.gone.map(({ surface_id }) => surface_id),
      };
    },
  };
}
