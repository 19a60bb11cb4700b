/** Compiles filters of sentences to conditions. */
import { type Bound, number, type Sql } from '../sql/expression.ts';
import { all, type Condition, exists, fails, tick } from '../sql/operators.ts';
import { from, select } from '../sql/query.ts';
import type { Row } from '../sql/table.ts';
import { mentions, type sentences } from '../sql/tables/articles.ts';
import { isOneOf } from './articles.ts';
import { combine, when } from './conditions.ts';
import { isCounted, isWithin } from './cooccurrence.ts';
import type { SentenceFilter } from './model.ts';
import type { FilteredArticle } from './nested.ts';
import { NESTED } from './nouns.ts';

/** The sentences that are filtered, and their articles. */
interface FilteredSentence {
  readonly row: Row<typeof sentences>;
  readonly article: FilteredArticle;
}

/** Whether it mentions one of the entities. */
function naming(sentence: Row<typeof sentences>, keys: readonly Bound<string>[]): Condition {
  const such = from(mentions, (mention) => [
    ...isWithin(mention, sentence),
    isOneOf(mention.entity_id as Sql<number>, keys),
    isCounted(mention),
  ]);
  return exists(select(number(1), such));
}

function conditionsOf(filter: SentenceFilter, sentence: FilteredSentence): Condition[] {
  const { all: every, any, none } = filter.entities ?? {};
  return [
    ...(every ?? []).map((key) => naming(sentence.row, [key])),
    ...when(any, (keys) => naming(sentence.row, keys)),
    ...when(none, (keys) => fails(naming(sentence.row, keys))),
    ...when(filter.article, (such) => all(NESTED.articles(such, sentence.article))),
    ...combine(filter, (part) => conditionsOf(part, sentence)),
  ];
}

export const sentenceConditions = (filter: SentenceFilter, sentence: FilteredSentence): Condition[] => [
  tick(sentence.row.start),
  ...conditionsOf(filter, sentence),
];

/** Keys of entities that every sentence of the list mentions. */
export function namedInAll({ entities, and }: SentenceFilter): Bound<string>[] {
  const only = entities?.any?.length === 1 ? entities.any : [];
  return [...(entities?.all ?? []), ...only, ...(and ?? []).flatMap(namedInAll)];
}
