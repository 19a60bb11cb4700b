/** Base records: articles as their seeds give them, in a canonical form, made from a seed's record or read from the store. */
import { bySpan, isSameSpan } from '../../corrections/spans.ts';
import type {
  ArticleKey,
  ArticleRecord,
  Asserter,
  EntityKey,
  EntityRecord,
  MentionCandidate,
  MentionRecord,
  RoleRecord,
  StatementRecord,
} from '../../model.ts';
import type { Store } from '../database/open.ts';
import type { ArticlesTable, MentionsTable, RolesTable, StatementsTable } from '../sql/tables/articles.ts';
import { assertionText } from '../write/assertion.ts';
import { withAliases } from '../write/complete-aliases.ts';
import { passagesOf, sentencesOf } from '../write/stored-articles.ts';

const byKey = (one: EntityRecord, other: EntityRecord): number => (one.key < other.key ? -1 : 1);

const asserterOf = ({ type, name, version }: Asserter): Asserter => ({ type, name, version });

const mentionOf = (mention: MentionRecord): MentionRecord => ({
  start: mention.start,
  end: mention.end,
  kind: mention.kind,
  form: mention.form,
  status: mention.status,
  entity: mention.entity,
  score: mention.score,
  linkScore: mention.linkScore,
  candidates: mention.candidates.map(({ entity, score }) => ({ entity, score })),
  assertedBy: asserterOf(mention.assertedBy),
});

const spanOf = ({ start, end }: { start: number; end: number }) => ({ start, end });

const roleOf = ({ start, end, mention, of, sentence }: RoleRecord): RoleRecord => ({
  start,
  end,
  mention: spanOf(mention),
  of: of && spanOf(of),
  sentence,
});

const statementsOf = (statements: readonly StatementRecord[]): StatementRecord[] => {
  const inOrder = statements.toSorted((one, other) => bySpan(one.cue, other.cue));
  return inOrder.map(({ speaker, cue, content, addressee, direct, score, parent, sentence }) => ({
    speaker: spanOf(speaker),
    cue: spanOf(cue),
    content: spanOf(content),
    addressee: addressee && spanOf(addressee),
    direct,
    score,
    parent: parent === null ? null : inOrder.indexOf(statements[parent] as StatementRecord),
    sentence,
  }));
};

/** The canonical form: equal articles have equal JSON, with sorted lists and properties in a fixed order. */
export function baseRecord(record: ArticleRecord): ArticleRecord {
  const { publication } = record;
  return {
    key: record.key,
    file: record.file,
    line: record.line,
    digest: record.digest,
    text: record.text,
    title: record.title,
    byline: record.byline,
    publication: publication && { at: publication.at, precision: publication.precision },
    source: record.source,
    url: record.url,
    language: record.language,
    section: record.section,
    wordCount: record.wordCount,
    passages: record.passages.map(({ role, start, end }) => ({ role, start, end })),
    sentences: record.sentences.map(({ start, end, passage }) => ({ start, end, passage })),
    mentions: record.mentions.map(mentionOf).sort(bySpan),
    roles: record.roles.map(roleOf).sort(bySpan),
    statements: statementsOf(record.statements),
    entities: withAliases(record)
      .map((entity) => JSON.parse(assertionText(entity)) as EntityRecord)
      .sort(byKey),
  };
}

type MentionRow = Pick<MentionsTable, 'start' | 'end' | 'kind' | 'form' | 'status' | 'score' | 'link_score'> &
  Asserter & { readonly entity: EntityKey | null };

type CandidateRow = MentionCandidate & { readonly start: number; readonly end: number };

const SELECT_MENTIONS = `
  SELECT m.start, m."end", coalesce(origin_kind, m.kind) AS kind, form, status, score, link_score,
    r.type, r.name, r.version,
    coalesce(g.key, e.key) AS entity
  FROM mentions AS m JOIN asserters AS r ON r.id = asserter_id
    LEFT JOIN entities AS e ON e.id = m.entity_id LEFT JOIN merged_entities AS g ON g.id = m.origin_id
  WHERE m.article_id = ? ORDER BY m.start, m."end"`;

const IS_UNMERGED = `
  NOT EXISTS (
    SELECT 1 FROM origin_candidates AS o
    WHERE o.article_id = c.article_id AND o.start = c.start AND o."end" = c."end")`;
const SELECT_CANDIDATES = `
  SELECT start, "end", key AS entity, score, place FROM origin_candidates WHERE article_id = @id
  UNION ALL
  SELECT start, "end", coalesce(g.key, e.key), score, place
  FROM mention_candidates AS c JOIN entities AS e ON e.id = entity_id LEFT JOIN merged_entities AS g ON g.id = origin_id
  WHERE article_id = @id AND ${IS_UNMERGED}
  ORDER BY place`;

const toMentions = (rows: readonly MentionRow[], candidates: readonly CandidateRow[]): MentionRecord[] =>
  rows.map(({ link_score: linkScore, type, name, version, ...row }) => {
    const own = candidates.filter((one) => isSameSpan(one, row));
    const entity = own.length > 0 ? null : row.entity;
    return { ...row, linkScore, entity, candidates: own, assertedBy: { type, name, version: version || null } };
  });

const span = (start: number, end: number) => ({ start, end });

const toRole = (row: RolesTable): RoleRecord => ({
  start: row.start,
  end: row.end,
  mention: span(row.mention_start, row.mention_end),
  of: row.of_start === null ? null : span(row.of_start, row.of_end as number),
  sentence: row.sentence_start,
});

const toStatements = (rows: readonly StatementsTable[]): StatementRecord[] =>
  rows.map((row) => ({
    speaker: span(row.speaker_start, row.speaker_end),
    cue: span(row.cue_start, row.cue_end),
    content: span(row.content_start, row.content_end),
    addressee: row.addressee_start === null ? null : span(row.addressee_start, row.addressee_end as number),
    direct: row.direct === 1,
    score: row.score,
    parent: row.parent_id === null ? null : rows.findIndex(({ id }) => id === row.parent_id),
    sentence: row.sentence_start,
  }));

const SELECT_ARTICLE = 'SELECT * FROM articles JOIN article_texts ON article_id = id WHERE id = ?';
const SELECT_ASSERTIONS = `
  SELECT record FROM article_claims AS a CROSS JOIN json_each(unpack_ids(a.claims)) AS c CROSS JOIN claims ON claims.id = c.value
  WHERE article_id = ?`;

/** Reads an article, by row id, that no correction touches: as its seed gives it, even where its entities were merged. */
export function readBaseRecord(store: Store, id: number): ArticleRecord {
  const all = (sql: string): unknown[] => store.prepare(sql).all(id);
  const candidates = store.prepare(SELECT_CANDIDATES).all({ id }) as CandidateRow[];
  const row = store.prepare(SELECT_ARTICLE).get(id) as ArticlesTable & { readonly text: string };
  return baseRecord({
    key: row.key as ArticleKey,
    file: row.seed_file,
    line: row.seed_line,
    digest: row.seed_digest,
    text: row.text,
    title: row.title,
    byline: row.byline,
    publication: row.published_precision && { at: row.published_at, precision: row.published_precision },
    source: row.source,
    url: row.url,
    language: row.language,
    section: row.section,
    wordCount: row.word_count,
    passages: passagesOf(store, id),
    sentences: sentencesOf(store, id),
    mentions: toMentions(all(SELECT_MENTIONS) as MentionRow[], candidates),
    roles: (all('SELECT * FROM roles WHERE article_id = ? ORDER BY start, "end"') as RolesTable[]).map(toRole),
    statements: toStatements(
      all('SELECT * FROM statements WHERE article_id = ? ORDER BY cue_start, cue_end') as StatementsTable[],
    ),
    entities: (all(SELECT_ASSERTIONS) as { record: string }[]).map(({ record }) => JSON.parse(record) as EntityRecord),
  });
}
