/** Validates article records before they are stored. A fault is a phrase that follows the key of the article in a message. */
import type { ArticleRecord, MentionRecord, RoleRecord, Span, StatementRecord } from '../../model.ts';
import { lastBefore } from '../../text/binary-search.ts';

type Structure = Pick<ArticleRecord, 'text' | 'passages' | 'sentences'>;

/** Whether a span is not empty and lies inside another. */
export const isInside = ({ start, end }: Span, whole: Span): boolean =>
  whole.start <= start && start < end && end <= whole.end;

/** Whether spans are sorted, not empty, and do not overlap. */
const areInOrder = (spans: readonly Span[]): boolean =>
  spans.every(({ start, end }, index) => start < end && start >= (spans[index - 1]?.end ?? 0));

/** The fault of a text; null when it is valid. */
export function findTextFault(text: string): string | null {
  if (text === '') return 'has no text';
  if (/\p{Surrogate}/u.test(text)) return 'has half a surrogate pair in its text';
  return text === text.normalize('NFC') ? null : 'has a text that is not in Unicode NFC';
}

/** The fault of passages and sentences; null when they are valid. */
export function findSpanFault({ text, passages, sentences }: Structure): string | null {
  const whole = { start: 0, end: text.length };
  if (!areInOrder(passages) || !passages.every((passage) => isInside(passage, whole))) {
    return 'has passages out of order or outside its text';
  }
  const passageAt = new Map(passages.map((passage) => [passage.start, passage]));
  const isContained = (sentence: ArticleRecord['sentences'][number]): boolean => {
    const passage = passageAt.get(sentence.passage);
    return passage !== undefined && isInside(sentence, passage);
  };
  return areInOrder(sentences) && sentences.every(isContained)
    ? null
    : 'has sentences out of order or outside their passages';
}

const findMentionFault = ({ sentences, mentions, entities }: ArticleRecord): string | null => {
  const keys = new Set(entities.map(({ key }) => key));
  if (keys.size < entities.length) return 'has two records of one entity';
  const isContained = (mention: MentionRecord): boolean => {
    const sentence = lastBefore(sentences, mention.start);
    return sentence !== undefined && isInside(mention, sentence);
  };
  const stray = mentions.find((mention) => !isContained(mention));
  if (stray) return `has a mention at ${stray.start} that is in no sentence`;
  const dangling = mentions.find(({ entity }) => entity !== null && !keys.has(entity));
  if (dangling) return `has a mention at ${dangling.start} of an entity without a record`;
  const invalid = mentions.find(({ entity, candidates }) => {
    const isAmbiguous = entity === null && candidates.length > 1;
    return candidates.length > 0 && !(isAmbiguous && candidates.every((one) => keys.has(one.entity)));
  });
  return invalid ? `has a mention at ${invalid.start} with candidates that are not at least two known entities` : null;
};

const spanKey = ({ start, end }: Span): string => `${start}-${end}`;

/** The fault of the roles and statements of a record with valid mentions; null when they are valid. */
const findRoleOrStatementFault = ({ text, sentences, mentions, roles, statements }: ArticleRecord): string | null => {
  const named = new Set(mentions.map(spanKey));
  const sentenceAt = new Map(sentences.map((sentence) => [sentence.start, sentence]));
  const isInOneSentence = (sentence: number, spans: readonly Span[]): boolean => {
    const container = sentenceAt.get(sentence);
    return container !== undefined && spans.every((span) => isInside(span, container));
  };
  const isRole = ({ sentence, mention, of, ...role }: RoleRecord): boolean =>
    isInOneSentence(sentence, [role, mention, of ?? mention]) &&
    [mention, of ?? mention].every((it) => named.has(spanKey(it)));
  const all = { start: 0, end: text.length };
  const isStatement = ({
    sentence,
    speaker,
    cue,
    content,
    direct,
    score,
    addressee,
    parent,
  }: StatementRecord): boolean =>
    isInOneSentence(sentence, [cue, addressee ?? cue, ...(direct ? [] : [content])]) &&
    (speaker.end <= sentence || isInOneSentence(sentence, [speaker])) &&
    isInside(content, all) &&
    score >= 0 &&
    score <= 1 &&
    [speaker, addressee ?? speaker].every((it) => named.has(spanKey(it))) &&
    (parent === null || isInside(cue, statements[parent]?.content ?? { start: 0, end: 0 }));
  const hasDuplicates = (spans: readonly Span[]): boolean => new Set(spans.map(spanKey)).size < spans.length;
  if (!roles.every(isRole) || hasDuplicates(roles)) return 'has roles that do not fit its sentences and mentions';
  return statements.every(isStatement) && !hasDuplicates(statements.map(({ cue }) => cue))
    ? null
    : 'has statements that do not fit its sentences and mentions';
};

/** The fault of a record; null when it is valid. */
export function findArticleFault(record: ArticleRecord): string | null {
  return (
    findTextFault(record.text) ?? findSpanFault(record) ?? findMentionFault(record) ?? findRoleOrStatementFault(record)
  );
}
