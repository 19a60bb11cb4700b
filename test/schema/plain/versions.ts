/** The versions of an article, as the writer found them. */
import { type Connection, connect, type PageArgs } from './connection.ts';
import type { Article, Base, Version } from './model.ts';

const firstOf = ({ version }: Article): Article | null => version?.first ?? null;

const others = (article: Article, { articles }: Base): Version[] =>
  articles.flatMap((one) =>
    one !== article && one.version !== null && one.version.first === firstOf(article) ? one.version : [],
  );

export const versionList = (article: Article, args: PageArgs, base: Base): Connection =>
  connect({
    items: () => others(article, base),
    order: () => ({
      name: 'PUBLISHED_AT',
      directions: ['ASC', 'ASC'],
      key: ({ published, article: { rowId } }) => [published, rowId],
    }),
    args,
    edge: ({ article: node, likeness, first }) => ({ node, likeness, first: first === node }),
  });

export const copyOf = (article: Article): Article | null => (isCopy(article) ? firstOf(article) : null);
export const repeats = ({ version }: Article): Article | null => version?.repeats ?? null;
export const isCopy = (article: Article): boolean => article.version !== null && firstOf(article) !== article;
/** The article whose mentions count for it. */
export const countedFor = (article: Article): Article => repeats(article) ?? article;
