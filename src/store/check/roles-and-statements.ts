/** Audits the roles and statements of an article: their spans, texts and entities. */
import type { Sentence, Span, Status } from '../../model.ts';
import { fold, foldedCopy } from '../../text/fold.ts';
import type { Defect } from '../database/integrity.ts';
import type { Store } from '../database/open.ts';
import type { RolesTable, StatementsTable } from '../sql/tables/articles.ts';
import { statementId } from '../write/role-and-statement-rows.ts';
import { isInside } from '../write/validate.ts';

interface AuditedArticle {
  readonly id: number;
  readonly key: string;
  readonly text: string;
  readonly publishedAt: string;
  readonly sentences: readonly Sentence[];
  readonly mentions: readonly (Span & { readonly entity: number | null; readonly status: Status })[];
}

const SELECT_ROLES = 'SELECT * FROM roles WHERE article_id = ? ORDER BY start, "end"';
const SELECT_STATEMENTS = 'SELECT * FROM statements WHERE article_id = ? ORDER BY cue_start, cue_end';

/** Entity and status of the mention at a span; null and false when there is none. */
const mentionAt = ({ mentions }: AuditedArticle, at: readonly (number | null)[]) => {
  const mention = mentions.find(({ start, end }) => start === at[0] && end === at[1]);
  return { entity: mention?.entity ?? null, accepted: mention?.status === 'ACCEPTED' };
};

const areInSentence = ({ sentences }: AuditedArticle, sentence: number, spans: readonly Span[]): boolean => {
  const container = sentences.find(({ start }) => start === sentence);
  return container !== undefined && spans.every((span) => isInside(span, container));
};

const roleFaults = (article: AuditedArticle, role: RolesTable): (string | null)[] => {
  const [holder, of] = [
    mentionAt(article, [role.mention_start, role.mention_end]),
    mentionAt(article, [role.of_start, role.of_end]),
  ];
  const spans = [role, { start: role.mention_start, end: role.mention_end }];
  return [
    areInSentence(article, role.sentence_start, spans) ? null : 'is not inside its sentence',
    role.text === article.text.slice(role.start, role.end) ? null : 'has words that differ from its slice of the text',
    role.text_key === fold(role.text) ? null : 'has a text_key that is not its words folded',
    (role.accepted === 1) === holder.accepted ? null : 'has another status than its mention',
    role.entity_id === holder.entity && role.of_entity_id === of.entity ? null : 'has other entities than its mentions',
    role.published_at === article.publishedAt ? null : 'has another time of publication than its article',
  ];
};

const contentOf = (statement: StatementsTable): Span => ({
  start: statement.content_start,
  end: statement.content_end,
});
const cueOf = ({ cue_start: start, cue_end: end }: StatementsTable): Span => ({ start, end });

const isInsideParent = (statement: StatementsTable, all: readonly StatementsTable[]): boolean => {
  const parent = all.find(({ id }) => id === statement.parent_id);
  return statement.parent_id === null || (parent !== undefined && isInside(cueOf(statement), contentOf(parent)));
};

const statementFaults = (article: AuditedArticle, statement: StatementsTable): (string | null)[] => {
  const [cue, content] = [cueOf(statement), contentOf(statement)];
  const speaker = { start: statement.speaker_start, end: statement.speaker_end };
  // A pronoun stands for a speaker of a sentence before.
  const own = speaker.end <= statement.sentence_start ? [] : [speaker];
  const words = article.text.slice(content.start, content.end);
  const by = mentionAt(article, [speaker.start, speaker.end]);
  const to = mentionAt(article, [statement.addressee_start, statement.addressee_end]);
  const isOf = statement.speaker_entity_id === by.entity && statement.addressee_entity_id === to.entity;
  return [
    statement.id === statementId(article.key, cue) ? null : 'has a row id that does not match its cue',
    areInSentence(article, statement.sentence_start, [cue, ...own, ...(statement.direct === 1 ? [] : [content])])
      ? null
      : 'is not inside its sentence',
    statement.content === words ? null : 'has words that differ from its slice of the text',
    statement.folded === foldedCopy(words) ? null : 'has a folded copy that does not match its words',
    (statement.accepted === 1) === by.accepted ? null : 'has another status than the mention of its speaker',
    isOf ? null : 'has other entities than its mentions',
    statement.published_at === article.publishedAt ? null : 'has another time of publication than its article',
  ];
};

export function* auditRolesAndStatements(store: Store, article: AuditedArticle): Generator<Defect> {
  for (const role of store.prepare(SELECT_ROLES).all(article.id) as RolesTable[]) {
    const key = `${article.key}:${role.start}-${role.end}`;
    for (const message of roleFaults(article, role)) if (message) yield { table: 'roles', key, message };
  }
  const statements = store.prepare(SELECT_STATEMENTS).all(article.id) as StatementsTable[];
  for (const statement of statements) {
    const key = `${article.key}:${statement.cue_start}-${statement.cue_end}`;
    const nesting = isInsideParent(statement, statements) ? null : 'is not inside its parent statement';
    for (const message of [...statementFaults(article, statement), nesting]) {
      if (message) yield { table: 'statements', key, message };
    }
  }
}
