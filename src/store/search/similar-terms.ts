/** Chooses the words and the entities by which a text is compared with articles: those that few articles have. */
import { fold } from '../../text/fold.ts';
import { nameCandidates, withoutOverlaps } from '../../text/name-candidates.ts';
import { nameWords } from '../../text/phonetic.ts';
import type { Store } from '../database/open.ts';
import { total } from '../read/totals.ts';
import { readValue } from '../sql/read.ts';

/** A word or an entity of the text, and how much it tells. */
export interface Term<Value> {
  readonly value: Value;
  readonly weight: number;
}

/** Words that are looked up, the most frequent in the text first; words of more articles than that are no rare ones. */
const MOST_LOOKED_UP = 300;
const MOST_ARTICLES = 400;
const LEAST_LETTERS = 3;
/** The words and entities that are compared, as many as queries of this kind usually have (25 in Lucene's MoreLikeThis). */
const [MOST_WORDS, MOST_ENTITIES] = [25, 15];

/** The odds that an article lacks a term that so many have: their logarithm is the weight of Robertson and Sparck Jones (1976), which BM25 uses. */
const oddsAgainst = (articles: number, having: number): number => (articles - having + 0.5) / (having + 0.5);

/** The heaviest first; of equals in the order in which they came. */
const heaviest = <Value>(terms: readonly Term<Value>[], most: number): Term<Value>[] =>
  terms
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, most);

const COUNT_ARTICLES = `
  select (select count(*) from (select 1 from articles_fts where articles_fts match full_text('"' || w.value || '"') limit ${MOST_ARTICLES + 1}))
  from json_each(?) as w order by w.key`;

/** The words that are rarest in articles and most frequent in the text. */
export function rareWords(store: Store, text: string): Term<string>[] {
  const counts = new Map<string, number>();
  for (const word of nameWords(fold(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts]
    .filter(([word]) => word.length >= LEAST_LETTERS)
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, MOST_LOOKED_UP);
  const articles = readValue(store, total('ARTICLE'));
  const having = store
    .prepare(COUNT_ARTICLES)
    .pluck()
    .all(JSON.stringify(words.map(([word]) => word))) as number[];
  const terms = words.flatMap(([value, frequency], index) => {
    const count = having[index] ?? 0;
    if (count === 0 || count > MOST_ARTICLES) return [];
    return [{ value, weight: frequency * Math.log(oddsAgainst(articles, count)) }];
  });
  return heaviest(terms, MOST_WORDS);
}

/** A full name in any case; an acronym as it is printed. Of namesakes the one with the most mentions. */
const SELECT_NAMED = `
  select k.key as place, e.id, e.article_count as articles
  from json_each(?) as k
  cross join aliases as l on l.name_key = k.value ->> 0
  cross join entities as e on e.id = l.entity_id
  where (l.form = 'FULL_NAME' or (l.form = 'ACRONYM' and l.name = k.value ->> 1)) and e.article_count > 0
  order by k.key, e.mention_count desc, e.id`;

interface Named {
  readonly place: number;
  readonly id: number;
  readonly articles: number;
}

/** The entities that are named in full, by row id, the rarest first: of names within each other the longest. */
export function namedEntities(store: Store, text: string): Term<number>[] {
  const candidates = nameCandidates(text);
  const keys = candidates.map(({ key, surface }) => [key, surface]);
  const byPlace = new Map<number, Named>();
  for (const row of store.prepare(SELECT_NAMED).all(JSON.stringify(keys)) as Named[]) {
    if (!byPlace.has(row.place)) byPlace.set(row.place, row);
  }
  const known = candidates.map((candidate, place) => ({ ...candidate, named: byPlace.get(place) }));
  const names = withoutOverlaps(known.filter(({ named }) => named !== undefined)) as typeof known;
  const entities = new Map(names.flatMap(({ named }) => (named ? [[named.id, named] as const] : [])));
  const articles = readValue(store, total('ARTICLE'));
  const terms = [...entities.values()].map((named) => ({
    value: named.id,
    // As Lucene has it: more than 0 also for an entity that most articles mention.
    weight: Math.log(1 + oddsAgainst(articles, named.articles)),
  }));
  return heaviest(terms, MOST_ENTITIES);
}
