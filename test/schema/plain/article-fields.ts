/** The fields of articles and of their parts. */
import { articleChangeList, type ChangeArgs } from './changes.ts';
import type { PageArgs } from './connection.ts';
import { articleEntityList } from './entity-lists.ts';
import type { EntityFilter, MentionFilter, RoleFilter, StatementFilter } from './filter.ts';
import { idOf } from './ids.ts';
import type { ListArgs, WithinArgs } from './lists.ts';
import { articleMentionList } from './mention-lists.ts';
import type { Article, Base, Mention, Passage, Sentence } from './model.ts';
import { relatedList } from './related.ts';
import { articleRoleList } from './role-lists.ts';
import { articleSentenceList, passageList, passageSentenceList } from './sentence-lists.ts';
import { textSpan } from './spans.ts';
import { articleStatementList } from './statement-lists.ts';
import { copyOf, countedFor, repeats, versionList } from './versions.ts';

export const ARTICLE_FIELDS = {
  id: idOf,
  passages: (article: Article, args: PageArgs & WithinArgs) => passageList(article, args),
  sentences: (article: Article, args: PageArgs & WithinArgs) => articleSentenceList(article, args),
  mentions: (article: Article, args: ListArgs<MentionFilter> & WithinArgs) => articleMentionList(article, args),
  entities: (article: Article, args: ListArgs<EntityFilter>) => articleEntityList(countedFor(article), args),
  roles: (article: Article, args: ListArgs<RoleFilter> & WithinArgs) => articleRoleList(article, args),
  statements: (article: Article, args: ListArgs<StatementFilter> & WithinArgs) => articleStatementList(article, args),
  changes: (article: Article, args: ChangeArgs, base: Base) => articleChangeList(base, article, args),
  related: (article: Article, args: PageArgs) => relatedList(countedFor(article), args),
  versions: versionList,
  copyOf,
  repeats,
};

export const PASSAGE_FIELDS = {
  id: idOf,
  text: ({ article, start, end }: Passage) => article.text.slice(start, end),
  span: (passage: Passage) => textSpan(passage.article.text, passage),
  sentences: (passage: Passage, args: PageArgs) => passageSentenceList(passage, args),
};

const MOST_MENTIONS = 100;

const acceptedIn = (sentence: Sentence): Mention[] =>
  sentence.article.mentions
    .filter((mention) => mention.sentence === sentence && mention.status === 'ACCEPTED')
    .slice(0, MOST_MENTIONS);

export const SENTENCE_FIELDS = {
  id: idOf,
  text: ({ article, start, end }: Sentence) => article.text.slice(start, end),
  span: (sentence: Sentence) => textSpan(sentence.article.text, sentence),
  mentions: acceptedIn,
  entities: (sentence: Sentence) => [...new Set(acceptedIn(sentence).flatMap(({ entity }) => entity ?? []))],
};
