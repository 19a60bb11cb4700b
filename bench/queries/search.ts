/** The 10 best hits of a word with highlights, for words from the hundredth most frequent to those in ten articles of a small database. */
import { createWorld, WORLD_SIZE } from '../data/world.ts';
import type { BenchQuery, Db } from './query.ts';
import { draw } from './variables.ts';

/** Ranks of the words by frequency. Of 20,000 mentions on, each has ten hits to show, so that what a page costs can be compared. */
const [MOST_FREQUENT, RAREST] = [100, 1200];
/** A private-use character, which no text contains. */
const MARK = '\u{E000}';

const SQL = `
  select h.score, a.key, a.title, t.text, (
    select highlight(articles_fts, 1, '${MARK}', '${MARK}') from articles_fts where articles_fts match @word and rowid = h.id) as marked
  from (
    select rowid as id, cast(round(rank * -1e12) as integer) as score from articles_fts where articles_fts match @word
    order by score desc, id limit 10) as h
  cross join articles as a cross join article_texts as t where a.id = h.id and t.article_id = a.id`;

interface Row {
  readonly score: number;
  readonly key: string;
  readonly title: string | null;
  readonly text: string;
  readonly marked: string;
}

const readHighlights = (marked: string): object[] => {
  const found: object[] = [];
  let start = 0;
  marked.split(MARK).forEach((surface, index) => {
    const end = start + surface.length;
    if (index % 2 === 1 && found.length < 100) found.push({ surface, span: { start, end } });
    start = end;
  });
  return found;
};

const write = (rows: readonly Row[]): string => {
  const edges = rows.map(({ score, key, title, marked }) => ({
    score: score / 1e12,
    highlights: readHighlights(marked),
    node: { id: `Article:${key}`, title },
  }));
  return JSON.stringify({ search: { edges } });
};

const chooseWords = (): string[] => draw(createWorld(WORLD_SIZE).words.slice(MOST_FREQUENT, RAREST));

export const SEARCH: BenchQuery = {
  name: 'search with highlights',
  document: `query ($query: String!) { search(query: $query, in: [ARTICLE], first: 10) { edges {
    score highlights { surface span { start end } } node { ... on Article { id title } } } } }`,
  variables: () => chooseWords().map((query) => ({ query })),
  floor: (db: Db) => {
    const statement = db.prepare<[object], Row>(SQL);
    return ({ query }) => write(statement.all({ word: `"${query}"` }));
  },
};
