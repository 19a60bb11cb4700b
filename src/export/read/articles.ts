/** Reads articles with everything in them. */
import type { AsserterType, MentionCandidate, Passage, Sentence, Span } from '../../model.ts';
import type { Store } from '../../store/database/open.ts';
import { limitedTo } from '../../store/sql/dialect.ts';
import type { ArticlesTable, RolesTable, StatementsTable } from '../../store/sql/tables/articles.ts';
import { passagesOf, sentencesOf } from '../../store/write/stored-articles.ts';
import type { ArticleOut, MentionOut, RoleOut, StatementOut } from '../records.ts';
import { rowsByKey } from './pages.ts';
import type { Selection } from './selection.ts';

const selectArticles = ({ hasArticle }: Selection): string => `
  SELECT a.*, t.text, f.key AS copy_of FROM articles AS a CROSS JOIN article_texts AS t ON t.article_id = a.id
    LEFT JOIN versions AS v ON v.article_id = a.id AND v.first_id <> a.id LEFT JOIN articles AS f ON f.id = v.first_id
  WHERE a.key > @after${hasArticle('a.id')} ORDER BY a.key ${limitedTo('@limit')}`;

const SELECT_MENTIONS = `
  SELECT m.start, m."end", m.sentence_start AS sentence, m.kind, m.form, m.status, m.peripheral, m.counts, e.key AS entity,
    e.name AS entityName, g.key AS origin, m.score, m.link_score AS linkScore, r.type, r.name, r.version
  FROM mentions AS m CROSS JOIN asserters AS r ON r.id = m.asserter_id
    LEFT JOIN entities AS e ON e.id = m.entity_id LEFT JOIN merged_entities AS g ON g.id = m.origin_id
  WHERE m.article_id = ? ORDER BY m.start, m."end"`;

const SELECT_CANDIDATES = `
  SELECT c.start, c."end", e.key AS entity, c.score FROM mention_candidates AS c CROSS JOIN entities AS e ON e.id = c.entity_id
  WHERE c.article_id = ? ORDER BY c.start, c."end", c.place`;

const SELECT_ROLES = `
  SELECT o.*, e.key AS entity, f.key AS ofEntity FROM roles AS o
    LEFT JOIN entities AS e ON e.id = o.entity_id LEFT JOIN entities AS f ON f.id = o.of_entity_id
  WHERE o.article_id = ? ORDER BY o.start, o."end"`;

const SELECT_STATEMENTS = `
  SELECT s.*, e.key AS speakerEntity, d.key AS addresseeEntity FROM statements AS s
    LEFT JOIN entities AS e ON e.id = s.speaker_entity_id LEFT JOIN entities AS d ON d.id = s.addressee_entity_id
  WHERE s.article_id = ? ORDER BY s.cue_start, s.cue_end`;

interface MentionRow extends Omit<MentionOut, 'surface' | 'peripheral' | 'counts' | 'assertedBy' | 'candidates'> {
  readonly peripheral: number;
  readonly counts: number;
  readonly type: AsserterType;
  readonly name: string;
  readonly version: string;
}

const isSameSpan = (one: Span, other: Span): boolean => one.start === other.start && one.end === other.end;

function mentionsOf(store: Store, id: number, text: string): MentionOut[] {
  const candidates = store.prepare(SELECT_CANDIDATES).all(id) as (MentionCandidate & Span)[];
  return (store.prepare(SELECT_MENTIONS).all(id) as MentionRow[]).map(
    ({ type, name, version, peripheral, counts, ...mention }) => ({
      ...mention,
      surface: text.slice(mention.start, mention.end),
      peripheral: peripheral === 1,
      counts: counts === 1,
      assertedBy: { type, name, version: version || null },
      candidates: candidates
        .filter((candidate) => isSameSpan(candidate, mention))
        .map(({ entity, score }) => ({ entity, score })),
    }),
  );
}

const spanOf = (start: number | null, end: number | null): Span | null =>
  start === null || end === null ? null : { start, end };

const rolesOf = (store: Store, id: number): RoleOut[] =>
  (store.prepare(SELECT_ROLES).all(id) as (RolesTable & Pick<RoleOut, 'entity' | 'ofEntity'>)[]).map((row) => ({
    start: row.start,
    end: row.end,
    text: row.text,
    sentence: row.sentence_start,
    mention: { start: row.mention_start, end: row.mention_end },
    entity: row.entity,
    of: spanOf(row.of_start, row.of_end),
    ofEntity: row.ofEntity,
    accepted: row.accepted === 1,
  }));

type StatementRow = StatementsTable & Pick<StatementOut, 'speakerEntity' | 'addresseeEntity'>;

function statementsOf(store: Store, id: number): StatementOut[] {
  const rows = store.prepare(SELECT_STATEMENTS).all(id) as StatementRow[];
  const places = new Map(rows.map((row, place) => [row.id, place]));
  return rows.map((row) => ({
    text: row.content,
    sentence: row.sentence_start,
    cue: { start: row.cue_start, end: row.cue_end },
    content: { start: row.content_start, end: row.content_end },
    speaker: { start: row.speaker_start, end: row.speaker_end },
    speakerEntity: row.speakerEntity,
    addressee: spanOf(row.addressee_start, row.addressee_end),
    addresseeEntity: row.addresseeEntity,
    direct: row.direct === 1,
    score: row.score,
    accepted: row.accepted === 1,
    parent: row.parent_id === null ? null : (places.get(row.parent_id) ?? null),
  }));
}

interface Parts {
  readonly passages: readonly Passage[];
  readonly sentences: readonly Sentence[];
}

const partsOf = (store: Store, id: number): Parts => ({
  passages: passagesOf(store, id),
  sentences: sentencesOf(store, id),
});

type ArticleRow = ArticlesTable & { readonly text: string; readonly copy_of: string | null };

/** In the order of their keys. */
export function* readArticles(store: Store, selection: Selection): Generator<ArticleOut> {
  for (const row of rowsByKey<ArticleRow>(store, selectArticles(selection))) {
    yield {
      key: row.key,
      title: row.title,
      byline: row.byline,
      publishedAt: row.published_at || null,
      publishedPrecision: row.published_precision,
      source: row.source,
      url: row.url,
      language: row.language,
      section: row.section,
      wordCount: row.word_count,
      copyOf: row.copy_of,
      text: row.text,
      ...partsOf(store, row.id),
      mentions: mentionsOf(store, row.id, row.text),
      roles: rolesOf(store, row.id),
      statements: statementsOf(store, row.id),
    };
  }
}
