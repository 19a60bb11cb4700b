/** The fields of mentions, and of roles and statements, which hang on mentions. */
import { idOf } from './ids.ts';
import { type Base, counts, type Mention, type Role, type Statement } from './model.ts';
import { type ContextArgs, contextOf, offsetIn, textSpan, type UnitArgs } from './spans.ts';

const spanOf = (part: Mention | Role) => textSpan(part.article.text, part);

export const MENTION_FIELDS = {
  id: idOf,
  start: ({ article, start }: Mention, args: UnitArgs) => offsetIn(article.text, start, args),
  end: ({ article, end }: Mention, args: UnitArgs) => offsetIn(article.text, end, args),
  span: spanOf,
  origin: ({ originKey }: Mention) => originKey && `Entity:${originKey}`,
  counts: (mention: Mention) => counts(mention),
  passage: ({ sentence }: Mention) => sentence.passage,
  context: (mention: Mention, args: ContextArgs) => contextOf(spanOf(mention), args),
};

export const ROLE_FIELDS = {
  id: idOf,
  span: spanOf,
  entity: ({ mention }: Role) => mention.entity,
  of: ({ ofMention }: Role) => ofMention?.entity ?? null,
  context: (role: Role, args: ContextArgs) => contextOf(spanOf(role), args),
};

const MOST_NESTED = 100;

export const STATEMENT_FIELDS = {
  id: idOf,
  content: ({ article, content }: Statement) => textSpan(article.text, content),
  cue: ({ article, cue }: Statement) => textSpan(article.text, cue),
  speakerEntity: ({ speaker }: Statement) => speaker.entity,
  nested: (statement: Statement, _args: unknown, _base: Base) =>
    statement.article.statements
      .filter(({ parent, speaker }) => parent === statement && speaker.status === 'ACCEPTED')
      .slice(0, MOST_NESTED),
};
