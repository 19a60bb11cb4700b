/** The list of articles that are similar to a text. */
import { DatelineError } from '../../problem.ts';
import { readCursor, writeCursor } from '../database/cursor.ts';
import type { EntityRow } from '../read/entities.ts';
import { Alias, type Bound, column, Fragment, found, fragment, type Sql } from '../sql/expression.ts';
import { valuesOf } from '../sql/gather.ts';
import { asc, extentOf, type PageArgs } from '../sql/keyset.ts';
import { eq, integer } from '../sql/operators.ts';
import { across, type Few, type FoundList, type FoundPage, propertiesOf } from '../sql/query.ts';
import { source } from '../sql/table.ts';
import { entities } from '../sql/tables/entities.ts';
import { findSimilar, type SimilarArticle } from './find-similar.ts';
import type { PageRequest } from './hit.ts';

export interface SimilarRow {
  /** Row id of the article. */
  readonly id: Sql<number>;
  readonly score: Sql<number>;
  /** As JSON. */
  readonly words: Sql<string>;
  readonly entities: Sql<string>;
}

const LABEL = ['SIMILARITY', 'DESC'];
const KEY_LENGTH = 2;
const MOST_CHARACTERS = 20_000;
const NUL = /\0/g;

const checked = (text: Bound<string>): Bound<string> =>
  text.map((value) => {
    if (value.length <= MOST_CHARACTERS) return value.replace(NUL, ' ');
    throw new DatelineError(
      'LIMIT_EXCEEDED',
      `A text to compare with articles is at most ${MOST_CHARACTERS} characters long.`,
    );
  });

type Key = Pick<SimilarArticle, 'score' | 'id'>;

const keyIn = (cursor: string | null | undefined): Key | null => {
  if (cursor == null) return null;
  const [score, id] = readCursor(cursor, LABEL, KEY_LENGTH) as [number, number];
  return { score, id };
};

const compare = (one: Key, other: Key): number => other.score - one.score || other.id - one.id;

/** The part of the list that is asked for. */
function pageOf(all: readonly SimilarArticle[], request: PageRequest): FoundPage<SimilarArticle> {
  const { backward, size } = extentOf(request);
  const [after, before] = [keyIn(request.after), keyIn(request.before)];
  const between = all.filter((one) => (!after || compare(one, after) > 0) && (!before || compare(one, before) < 0));
  const isCut = between.length > size;
  const rows = backward ? between.slice(Math.max(0, between.length - size)) : between.slice(0, size);
  return {
    rows,
    cursors: rows.map(({ score, id }) => writeCursor(LABEL, [score, id])),
    hasNext: backward ? before !== null : isCut,
    hasPrevious: backward ? isCut : after !== null,
  };
}

const checkedCursor = (cursor: PageArgs['after']): Bound<string> | null =>
  cursor?.map((text) => {
    keyIn(text);
    return text;
  }) ?? null;

const PROPERTIES = { id: 'Int', score: 'Float', words: 'String', entities: 'String' } as const;

/** At most 100 articles, the most similar first. LIMIT_EXCEEDED for a text of more than 20,000 characters. */
export function similarTo(given: Bound<string>): FoundList<SimilarRow> {
  const text = checked(given);
  const from = new Alias();
  return {
    row: propertiesOf<SimilarRow>(from, PROPERTIES),
    from,
    page: ({ first, last, after, before }) =>
      found(
        { text, first, last, after: checkedCursor(after), before: checkedCursor(before) },
        (store, { text: words, ...page }) => JSON.stringify(pageOf(findSimilar(store, words), page as PageRequest)),
      ),
    count: () => integer(found({ text }, (store, { text: words }) => findSimilar(store, words).length)),
  };
}

const elementsOf = (json: Sql<string>) => {
  const alias = new Alias();
  const elements = new Fragment([(dialect) => dialect.elements(json)]);
  return { alias, from: fragment`${elements} as ${alias}` };
};

/** The words that an article shares with the text. */
export function sharedWords({ words }: SimilarRow): Sql<string[]> {
  const { alias, from } = elementsOf(words);
  return valuesOf({ row: column<string>(alias, 'value'), from, where: [] }, (value) => value);
}

/** The entities that an article shares with the text. */
export function sharedNames({ entities: ids }: SimilarRow): Few<EntityRow> {
  const { alias, from } = elementsOf(ids);
  const entity = source(entities);
  const rows = across([{ row: null, from }, entity], {
    where: [eq(entity.row.id, column<number>(alias, 'value'))],
    row: entity.row,
  });
  return { ...rows, orderBy: [asc(column<number>(alias, 'key'))] };
}
