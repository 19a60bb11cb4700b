/** The filters of articles, entities, mentions, roles and statements. All conditions of an object must hold; null means absent. */

import type { AsserterType, Form, Identifier, Kind, PassageRole, StatementMode, Status } from '../../model.ts';
import type { Bound } from '../sql/expression.ts';

type Maybe<T> = T | null | undefined;
type List<T> = Maybe<readonly T[]>;

/** `eqInsensitive`, `contains` and `startsWith` disregard case and diacritics, the others do not. `contains` needs two characters. */
export interface StringFilter {
  readonly eq?: Maybe<Bound<string>>;
  readonly eqInsensitive?: Maybe<Bound<string>>;
  readonly not?: Maybe<Bound<string>>;
  readonly in?: List<Bound<string>>;
  readonly contains?: Maybe<Bound<string>>;
  readonly startsWith?: Maybe<Bound<string>>;
  readonly isNull?: Maybe<boolean>;
}

export interface NumberFilter {
  readonly eq?: Maybe<number>;
  readonly not?: Maybe<number>;
  readonly in?: List<number>;
  readonly gt?: Maybe<number>;
  readonly gte?: Maybe<number>;
  readonly lt?: Maybe<number>;
  readonly lte?: Maybe<number>;
  readonly isNull?: Maybe<boolean>;
}

/** ISO 8601 of any precision. "2005" is the whole year: `eq` is any time in it, `gt` is after it, `lte` is up to its end. */
export interface DateFilter {
  readonly eq?: Maybe<Bound<string>>;
  readonly gt?: Maybe<Bound<string>>;
  readonly gte?: Maybe<Bound<string>>;
  readonly lt?: Maybe<Bound<string>>;
  readonly lte?: Maybe<Bound<string>>;
  readonly isNull?: Maybe<boolean>;
}

export interface ChoiceFilter<Choice extends string> {
  readonly eq?: Maybe<Choice>;
  readonly not?: Maybe<Choice>;
  readonly in?: List<Choice>;
}

/** Which entities an article mentions, by key or former key, demonyms included: every one of `all`, at least one of `any`, not one of `none`. */
export interface EntitiesFilter {
  readonly all?: List<Bound<string>>;
  readonly any?: List<Bound<string>>;
  readonly none?: List<Bound<string>>;
  /** Only appearances of this salience or more are meant. */
  readonly minSalience?: Maybe<number>;
}

/** In degrees of WGS 84. `west` lies east of `east` in a box across the 180th meridian. */
export interface BoundingBox {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

/** Where an entity lies; one that is not located does not meet it. */
export interface LocationFilter {
  /** Key or former key of the entity that it lies in, or is. */
  readonly within?: Maybe<string>;
  readonly country?: Maybe<StringFilter>;
  readonly region?: Maybe<StringFilter>;
  readonly subregion?: Maybe<ChoiceFilter<string>>;
  readonly continent?: Maybe<ChoiceFilter<string>>;
  readonly box?: Maybe<BoundingBox>;
}

export interface Combined<Filter> {
  readonly and?: List<Filter>;
  readonly or?: List<Filter>;
  readonly not?: Maybe<Filter>;
}

export interface ArticleFilter extends Combined<ArticleFilter> {
  readonly key?: Maybe<StringFilter>;
  readonly title?: Maybe<StringFilter>;
  readonly source?: Maybe<StringFilter>;
  readonly url?: Maybe<StringFilter>;
  readonly language?: Maybe<StringFilter>;
  readonly section?: Maybe<StringFilter>;
  readonly byline?: Maybe<StringFilter>;
  readonly publishedAt?: Maybe<DateFilter>;
  readonly wordCount?: Maybe<NumberFilter>;
  /** Whether an earlier article is a version of the same story. */
  readonly copy?: Maybe<boolean>;
  /** Words of the title or the text, in the search syntax. */
  readonly text?: Maybe<{ readonly matches: string }>;
  readonly entities?: Maybe<EntitiesFilter>;
  /** At least one entity that it mentions, by mentions that count, lies there. */
  readonly location?: Maybe<LocationFilter>;
  /** At least one mention of the article is such. */
  readonly mentions?: Maybe<MentionFilter>;
}

export interface EntityFilter extends Combined<EntityFilter> {
  readonly key?: Maybe<StringFilter>;
  readonly name?: Maybe<StringFilter>;
  /** At least one of its aliases is such. */
  readonly alias?: Maybe<StringFilter>;
  readonly kind?: Maybe<ChoiceFilter<Kind>>;
  readonly identifier?: Maybe<Identifier>;
  readonly location?: Maybe<LocationFilter>;
  readonly mentionCount?: Maybe<NumberFilter>;
  readonly articleCount?: Maybe<NumberFilter>;
  readonly firstSeen?: Maybe<DateFilter>;
  readonly lastSeen?: Maybe<DateFilter>;
  /** At least one article with a mention of it that counts is such. */
  readonly articles?: Maybe<ArticleFilter>;
}

/**
 * Only accepted mentions are meant unless `status` is spoken of anywhere in the filter. As a condition on articles only those that
 * are not peripheral, unless `passageRole` is spoken of.
 */
export interface MentionFilter extends Combined<MentionFilter> {
  readonly kind?: Maybe<ChoiceFilter<Kind>>;
  readonly form?: Maybe<ChoiceFilter<Form>>;
  readonly status?: Maybe<ChoiceFilter<Status>>;
  /** The role of the passage that it stands in. */
  readonly passageRole?: Maybe<ChoiceFilter<PassageRole>>;
  readonly surface?: Maybe<StringFilter>;
  readonly score?: Maybe<NumberFilter>;
  readonly linkScore?: Maybe<NumberFilter>;
  readonly assertedBy?: Maybe<{ readonly type?: Maybe<ChoiceFilter<AsserterType>>; readonly name?: Maybe<string> }>;
  /** Whether it is tied to an entity. */
  readonly resolved?: Maybe<boolean>;
  readonly entity?: Maybe<EntityFilter>;
  readonly article?: Maybe<ArticleFilter>;
}

/** Which hits of a search. What holds of a hit holds of it by itself: two conditions on articles in `and` may hold of two articles of an entity. */
export interface SearchFilter extends Combined<SearchFilter> {
  /** The article is such, or the article of the mention, or at least one article with a mention of the entity that counts. */
  readonly article?: Maybe<ArticleFilter>;
  /** The entity is such, or the entity of the mention, or at least one entity that the article mentions by mentions that count. */
  readonly entity?: Maybe<EntityFilter>;
}

/** Only roles of accepted mentions are meant. */
export interface RoleFilter extends Combined<RoleFilter> {
  readonly text?: Maybe<StringFilter>;
  /** Who has it is such an entity. */
  readonly entity?: Maybe<EntityFilter>;
  /** What it is of is such an entity. */
  readonly of?: Maybe<EntityFilter>;
  readonly article?: Maybe<ArticleFilter>;
}

/** What was said. */
interface ContentFilter {
  /** Words of it, in the search syntax. */
  readonly matches?: Maybe<string>;
  /** At least one mention in it is such. */
  readonly mentions?: Maybe<MentionFilter>;
}

/** Only statements of accepted speakers are meant unless the status of speakers is spoken of anywhere in the filter. */
export interface StatementFilter extends Combined<StatementFilter> {
  readonly content?: Maybe<ContentFilter>;
  readonly mode?: Maybe<ChoiceFilter<StatementMode>>;
  readonly score?: Maybe<NumberFilter>;
  /** The mention of who speaks is such. */
  readonly speaker?: Maybe<MentionFilter>;
  /** There is a mention of who is spoken to, and it is such. */
  readonly addressee?: Maybe<MentionFilter>;
  readonly article?: Maybe<ArticleFilter>;
}

/** Sentences of articles. */
export interface SentenceFilter extends Combined<SentenceFilter> {
  /** Which entities it mentions, by mentions that count. */
  readonly entities?: Maybe<Omit<EntitiesFilter, 'minSalience'>>;
  readonly article?: Maybe<ArticleFilter>;
}
