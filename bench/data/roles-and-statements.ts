/** Adds roles and statements to generated articles: a role in a third of the sentences with a mention, a statement in another third. */
import type { ArticleRecord, MentionRecord, RoleRecord, Sentence, Span, StatementRecord } from '../../src/model.ts';

type Source = Pick<ArticleRecord, 'text' | 'sentences' | 'mentions'>;

interface SentenceParts {
  readonly firstWord: Span;
  readonly rest: Span;
  readonly speaker: Span;
  readonly addressee: Span | null;
  readonly sentence: number;
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** Splits a sentence into its first word and the rest without the full stop; null if it has no mention. */
const splitSentence = ({ text, mentions }: Source, sentence: Sentence): SentenceParts | null => {
  const isIn = ({ start, end }: MentionRecord): boolean => sentence.start <= start && end <= sentence.end;
  const [speaker, addressee] = mentions.filter(isIn);
  const end = text.indexOf(' ', sentence.start);
  if (!speaker || end === -1 || end + 2 >= sentence.end) return null;
  return {
    firstWord: { start: sentence.start, end },
    rest: { start: end + 1, end: sentence.end - 1 },
    speaker: spanOf(speaker),
    addressee: addressee ? spanOf(addressee) : null,
    sentence: sentence.start,
  };
};

/** The roles and statements of an article. They depend on its text and mentions only. */
export function rolesAndStatementsOf(article: Source): Pick<ArticleRecord, 'roles' | 'statements'> {
  const roles: RoleRecord[] = [];
  const statements: StatementRecord[] = [];
  for (const [index, sentence] of article.sentences.entries()) {
    const parts = index % 3 === 2 ? null : splitSentence(article, sentence);
    if (!parts) continue;
    const { firstWord, rest, speaker, addressee } = parts;
    if (index % 3 === 0) roles.push({ ...firstWord, mention: speaker, of: addressee, sentence: parts.sentence });
    else {
      const statement = {
        speaker,
        cue: firstWord,
        content: rest,
        addressee,
        direct: index % 2 === 0,
        score: 0.95,
        parent: null,
      };
      statements.push({ ...statement, sentence: parts.sentence });
    }
  }
  return { roles, statements };
}
