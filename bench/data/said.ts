/** Has made-up articles say things of people: a role in every third sentence that names somebody, a statement in another third. */
import type { ArticleRecord, MentionRecord, RoleRecord, Sentence, Span, StatementRecord } from '../../src/model.ts';

type Written = Pick<ArticleRecord, 'text' | 'sentences' | 'mentions'>;

interface Said {
  readonly first: Span;
  readonly rest: Span;
  readonly speaker: Span;
  readonly addressee: Span | null;
  readonly sentence: number;
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** The first word of a sentence, all that follows up to its stop, and the first two that it names; null when it names none. */
const read = ({ text, mentions }: Written, sentence: Sentence): Said | null => {
  const isIn = ({ start, end }: MentionRecord): boolean => sentence.start <= start && end <= sentence.end;
  const [speaker, addressee] = mentions.filter(isIn);
  const end = text.indexOf(' ', sentence.start);
  if (!speaker || end === -1 || end + 2 >= sentence.end) return null;
  return {
    first: { start: sentence.start, end },
    rest: { start: end + 1, end: sentence.end - 1 },
    speaker: spanOf(speaker),
    addressee: addressee ? spanOf(addressee) : null,
    sentence: sentence.start,
  };
};

/** What an article says, which depends on its text alone. */
export function saidIn(article: Written): Pick<ArticleRecord, 'roles' | 'statements'> {
  const roles: RoleRecord[] = [];
  const statements: StatementRecord[] = [];
  for (const [index, sentence] of article.sentences.entries()) {
    const said = index % 3 === 2 ? null : read(article, sentence);
    if (!said) continue;
    const { first, rest, speaker, addressee } = said;
    if (index % 3 === 0) roles.push({ ...first, mention: speaker, of: addressee, sentence: said.sentence });
    else {
      const told = { speaker, cue: first, content: rest, addressee, direct: index % 2 === 0, parent: null };
      statements.push({ ...told, sentence: said.sentence });
    }
  }
  return { roles, statements };
}
