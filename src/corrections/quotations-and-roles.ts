/** Moves the roles and statements of an article with its mentions, and removes those that no longer lie in one sentence. */
import type { ArticleRecord, RoleRecord, Span, StatementRecord } from '../model.ts';
import { isWithin, sentenceAround } from './spans.ts';

type QuotationsAndRoles = Pick<ArticleRecord, 'roles' | 'statements'>;

/** Maps an old span to a new one; null when it is removed. */
type SpanMapping = (span: Span) => Span | null;

interface SpanMappings {
  readonly mention: SpanMapping;
  /** For cues, contents and roles. */
  readonly words: SpanMapping;
}

/** The start of the sentence that contains all spans; null when there is none, or when a span is removed. */
const commonSentence = ({ sentences }: ArticleRecord, spans: readonly (Span | null)[]): number | null => {
  const starts = spans.map((span) => span && sentenceAround(sentences, span)?.start);
  const [first] = starts;
  return first !== undefined && first !== null && starts.every((start) => start === first) ? first : null;
};

const moveRole = (record: ArticleRecord, role: RoleRecord, mappings: SpanMappings): RoleRecord[] => {
  const words = mappings.words(role);
  const mention = mappings.mention(role.mention);
  const of = role.of && mappings.mention(role.of);
  const sentence = commonSentence(record, [words, mention, ...(role.of ? [of] : [])]);
  if (sentence === null || !words || !mention) return [];
  return [{ start: words.start, end: words.end, mention, of, sentence }];
};

const moveStatement = (
  record: ArticleRecord,
  statement: StatementRecord,
  mappings: SpanMappings,
): StatementRecord | null => {
  const speaker = mappings.mention(statement.speaker);
  const cue = mappings.words(statement.cue);
  const content = mappings.words(statement.content);
  const addressee = statement.addressee && mappings.mention(statement.addressee);
  const sentence = commonSentence(record, [speaker, cue, content, ...(statement.addressee ? [addressee] : [])]);
  if (sentence === null || !speaker || !cue || !content) return null;
  return { ...statement, speaker, cue, content, addressee, sentence };
};

/** Keeps the first item of each span. */
const uniqueBySpan = <Item>(items: readonly Item[], spanOf: (item: Item) => Span): Item[] =>
  [
    ...new Map(items.toReversed().map((item) => [`${spanOf(item).start}-${spanOf(item).end}`, item])).values(),
  ].toReversed();

/** The remaining statements, with the new indexes of their parents. */
const withParents = (moved: readonly (StatementRecord | null)[]): StatementRecord[] => {
  const kept = uniqueBySpan(
    moved.filter((statement) => statement !== null),
    ({ cue }) => cue,
  );
  return kept.map((statement): StatementRecord => {
    const parent = statement.parent === null ? null : (moved[statement.parent] ?? null);
    const index = parent && isWithin(statement.cue, parent.content) ? kept.indexOf(parent) : -1;
    return { ...statement, parent: index < 0 ? null : index };
  });
};

/** The roles and statements of an old record, moved to a new record. */
export function moveQuotationsAndRoles(
  record: ArticleRecord,
  old: QuotationsAndRoles,
  mappings: SpanMappings,
): QuotationsAndRoles {
  return {
    roles: uniqueBySpan(
      old.roles.flatMap((role) => moveRole(record, role, mappings)),
      (role) => role,
    ),
    statements: withParents(old.statements.map((statement) => moveStatement(record, statement, mappings))),
  };
}
