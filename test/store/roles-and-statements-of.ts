/** Adds roles and statements to article records, made of the words and mentions of their sentences. */
import { createHash } from 'node:crypto';
import type { ArticleRecord, MentionRecord, RoleRecord, Sentence, Span, StatementRecord } from '../../src/model.ts';

interface Words {
  readonly sentence: Sentence;
  readonly mentions: readonly MentionRecord[];
  readonly words: readonly Span[];
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

const wordsOf = (record: ArticleRecord, sentence: Sentence): Words => {
  const text = record.text.slice(sentence.start, sentence.end);
  const at = (match: RegExpExecArray): number => sentence.start + match.index;
  return {
    sentence,
    mentions: record.mentions.filter(({ start, end }) => sentence.start <= start && end <= sentence.end),
    words: [...text.matchAll(/\S+/g)].map((match) => ({ start: at(match), end: at(match) + match[0].length })),
  };
};

const pick = <T>(from: readonly T[], draw: number): T => from[draw % from.length] as T;

const roleOf = ({ sentence, mentions, words }: Words, draw: number): RoleRecord => ({
  ...pick(words, draw),
  mention: spanOf(pick(mentions, draw)),
  of: draw % 3 === 0 ? null : spanOf(pick(mentions, draw + 1)),
  sentence: sentence.start,
});

/** A statement with the sentence as content and its second word as cue, and for some draws one nested in it. */
const statementsOf = ({ sentence, mentions, words }: Words, draw: number, before: number): StatementRecord[] => {
  const outer = {
    speaker: spanOf(pick(mentions, draw)),
    cue: spanOf(words[1] as Span),
    content: spanOf(sentence),
    addressee: draw % 2 === 0 ? null : spanOf(pick(mentions, draw + 1)),
    direct: draw % 4 === 0,
    score: draw % 3 === 0 ? 0.85 : 0.95,
    parent: null,
    sentence: sentence.start,
  };
  if (draw % 3 !== 0) return [outer];
  const inner = { ...outer, speaker: spanOf(pick(mentions, draw + 1)), cue: spanOf(words[0] as Span), direct: false };
  return [{ ...inner, content: spanOf(words.at(-1) as Span), parent: before + 1 }, outer];
};

/** Adds a role and statements to most sentences that have a mention; `draw` decides which. */
export function withRolesAndStatements(record: ArticleRecord, draw: number): ArticleRecord {
  const roles: RoleRecord[] = [];
  const statements: StatementRecord[] = [];
  for (const [index, sentence] of record.sentences.entries()) {
    const words = wordsOf(record, sentence);
    const own = draw + index;
    if (words.mentions.length === 0 || words.words.length < 3 || own % 4 === 3) continue;
    roles.push(roleOf(words, own));
    statements.push(...statementsOf(words, own, statements.length));
  }
  const digest = createHash('sha256').update(`${record.digest} ${draw}`).digest('hex');
  return { ...record, digest, roles, statements };
}
