/** Refuses an article whose parts do not fit together, before anything of it is stored. */
import type { ArticleRecord, MentionRecord, RoleRecord, Span, StatementRecord } from '../../model.ts';
import { lastBefore } from '../../text/last-before.ts';

type Structure = Pick<ArticleRecord, 'text' | 'passages' | 'sentences'>;

/** Whether a span is not empty and lies in another. */
export const isInside = ({ start, end }: Span, whole: Span): boolean =>
  whole.start <= start && start < end && end <= whole.end;

/** Whether no span is empty and each begins where the one before has ended, or later. */
const areInOrder = (spans: readonly Span[]): boolean =>
  spans.every(({ start, end }, index) => start < end && start >= (spans[index - 1]?.end ?? 0));

/** What makes a text unfit to be stored, to be read after the article's key; null when nothing does. */
export function findTextFault(text: string): string | null {
  if (text === '') return 'has no text';
  if (/\p{Surrogate}/u.test(text)) return 'has half a surrogate pair in its text';
  return text === text.normalize('NFC') ? null : 'has a text that is not in Unicode NFC';
}

/** What is wrong with the passages and sentences of a text; null when nothing is. */
export function findSpanFault({ text, passages, sentences }: Structure): string | null {
  const whole = { start: 0, end: text.length };
  if (!areInOrder(passages) || !passages.every((passage) => isInside(passage, whole))) {
    return 'has passages out of order or outside its text';
  }
  const passageAt = new Map(passages.map((passage) => [passage.start, passage]));
  const isHoused = (sentence: ArticleRecord['sentences'][number]): boolean => {
    const passage = passageAt.get(sentence.passage);
    return passage !== undefined && isInside(sentence, passage);
  };
  return areInOrder(sentences) && sentences.every(isHoused)
    ? null
    : 'has sentences out of order or outside their passages';
}

const findMentionFault = ({ sentences, mentions, entities }: ArticleRecord): string | null => {
  const keys = new Set(entities.map(({ key }) => key));
  if (keys.size < entities.length) return 'has two records of one entity';
  const isHoused = (mention: MentionRecord): boolean => {
    const sentence = lastBefore(sentences, mention.start);
    return sentence !== undefined && isInside(mention, sentence);
  };
  const homeless = mentions.find((mention) => !isHoused(mention));
  if (homeless) return `has a mention at ${homeless.start} that is in no sentence`;
  const nameless = mentions.find(({ entity }) => entity !== null && !keys.has(entity));
  if (nameless) return `has a mention at ${nameless.start} of an entity without a record`;
  const unsure = mentions.find(({ entity, candidates }) => {
    const isAmbiguous = entity === null && candidates.length > 1;
    return candidates.length > 0 && !(isAmbiguous && candidates.every((one) => keys.has(one.entity)));
  });
  return unsure ? `has a mention at ${unsure.start} with candidates that make no choice` : null;
};

const spanKey = ({ start, end }: Span): string => `${start}-${end}`;

/** What is wrong with the roles and statements of a record whose mentions are sound; null when nothing is. */
const findRoleOrStatementFault = ({ sentences, mentions, roles, statements }: ArticleRecord): string | null => {
  const named = new Set(mentions.map(spanKey));
  const sentenceAt = new Map(sentences.map((sentence) => [sentence.start, sentence]));
  const isTogether = (sentence: number, spans: readonly Span[]): boolean => {
    const home = sentenceAt.get(sentence);
    return home !== undefined && spans.every((span) => isInside(span, home));
  };
  const isRole = ({ sentence, mention, of, ...role }: RoleRecord): boolean =>
    isTogether(sentence, [role, mention, of ?? mention]) &&
    [mention, of ?? mention].every((it) => named.has(spanKey(it)));
  const isStatement = ({ sentence, speaker, cue, content, addressee, parent }: StatementRecord): boolean =>
    isTogether(sentence, [speaker, cue, content, addressee ?? speaker]) &&
    [speaker, addressee ?? speaker].every((it) => named.has(spanKey(it))) &&
    (parent === null || isInside(cue, statements[parent]?.content ?? { start: 0, end: 0 }));
  const hasTwice = (spans: readonly Span[]): boolean => new Set(spans.map(spanKey)).size < spans.length;
  if (!roles.every(isRole) || hasTwice(roles)) return 'has roles that do not fit its sentences and mentions';
  return statements.every(isStatement) && !hasTwice(statements.map(({ cue }) => cue))
    ? null
    : 'has statements that do not fit its sentences and mentions';
};

/** What makes a record unfit to be stored, to be read after its key; null when nothing does. */
export function findArticleFault(record: ArticleRecord): string | null {
  return (
    findTextFault(record.text) ?? findSpanFault(record) ?? findMentionFault(record) ?? findRoleOrStatementFault(record)
  );
}
