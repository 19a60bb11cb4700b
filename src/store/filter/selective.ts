/**
 * Tells filters that name their rows, so that an index finds them, from those that can only be asked of one row after another.
 * The former are read first (IN), the latter asked of each candidate (EXISTS).
 */
import type { ArticleFilter, Combined, EntityFilter, MentionFilter } from './model.ts';
import { findsText, namesText } from './texts.ts';

/** Whether `own` holds for a filter in such a way that every row it lets through has it. */
export const pinned = <Filter extends Combined<Filter>>(filter: Filter, own: (filter: Filter) => boolean): boolean =>
  own(filter) ||
  (filter.and ?? []).some((part) => pinned(part, own)) ||
  filter.or?.every((part) => pinned(part, own)) === true;

export function pinsArticles(filter: ArticleFilter): boolean {
  return pinned(
    filter,
    ({ key, url, title, text, entities, mentions }) =>
      namesText(key) ||
      namesText(url) ||
      findsText(title) ||
      text != null ||
      (entities?.all?.length ?? 0) > 0 ||
      entities?.any != null ||
      (mentions != null && pinsMentions(mentions)),
  );
}

export function pinsEntities(filter: EntityFilter): boolean {
  return pinned(
    filter,
    ({ key, name, alias, identifier, articles }) =>
      namesText(key) ||
      findsText(name) ||
      findsText(alias) ||
      identifier != null ||
      (articles != null && pinsArticles(articles)),
  );
}

/** By their own surface or entity. */
export function findsMentions(filter: MentionFilter): boolean {
  return pinned(filter, ({ surface, entity }) => findsText(surface) || (entity != null && pinsEntities(entity)));
}

export function pinsMentions(filter: MentionFilter): boolean {
  return findsMentions(filter) || pinned(filter, ({ article }) => article != null && pinsArticles(article));
}

type Field<Filter> = Exclude<keyof Filter, keyof Combined<Filter>>;

/** Whether a filter looks at nothing of a row but these fields, which need no more of it than its id. */
export function looksOnlyAt<Filter extends Combined<Filter>>(
  fields: readonly Field<Filter>[],
  filter: Filter,
): boolean {
  const { and, or, not, ...own } = filter;
  const parts = [...(and ?? []), ...(or ?? []), ...(not ? [not] : [])];
  const given = Object.entries(own).filter(([, value]) => value != null);
  return given.every(([name]) => fields.includes(name as never)) && parts.every((part) => looksOnlyAt(fields, part));
}

/** Whether a filter of mentions asks nothing but which entity is mentioned in which article: their appearances answer it. */
export const asksAppearances = (filter: MentionFilter): boolean =>
  pinned(filter, ({ entity }) => entity != null) && looksOnlyAt(['entity', 'article'], filter);
