/** Reads articles of which mentions were moved from one entity to another, some at once. */
import type { Store } from '../database/open.ts';

/** An accepted mention that names an entity. */
export interface MovedMention {
  readonly start: number;
  readonly isDemonym: boolean;
  readonly sentence: number;
  /** Its entity before and after the move. */
  readonly before: number;
  readonly after: number;
}

export interface MovedArticle {
  readonly id: number;
  /** In order of the text. */
  readonly mentions: readonly MovedMention[];
}

/** What was moved: mentions that came under `origins`, by row ids. */
export interface Moved {
  readonly from: number;
  readonly to: number;
  readonly origins: ReadonlySet<number>;
}

/** Articles read at once. */
const AT_ONCE = 200;

const SELECT = `
  SELECT m.article_id, m.start, m.form = 'DEMONYM', m.sentence_start, m.entity_id, m.origin_id
  FROM json_each(?) AS a CROSS JOIN mentions AS m ON m.article_id = a.value
  WHERE m.status = 'ACCEPTED' AND m.entity_id IS NOT NULL
  ORDER BY m.article_id, m.start, m."end"`;

type Row = readonly [number, number, 0 | 1, number, number, number | null];

const toMention = ([, start, isDemonym, sentence, after, origin]: Row, { from, to, origins }: Moved): MovedMention => ({
  start,
  isDemonym: isDemonym === 1,
  sentence,
  before: after === to && origins.has(origin ?? after) ? from : after,
  after,
});

/** `ids` are those of the articles, in order; their mentions are moved already. */
export function* readMovedArticles(store: Store, ids: readonly number[], moved: Moved): Generator<MovedArticle[]> {
  const select = store.prepare(SELECT).raw();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const articles = new Map<number, MovedMention[]>();
    for (const row of select.all(JSON.stringify(ids.slice(from, from + AT_ONCE))) as Row[]) {
      const known = articles.get(row[0]);
      if (known) known.push(toMention(row, moved));
      else articles.set(row[0], [toMention(row, moved)]);
    }
    yield [...articles].map(([id, mentions]) => ({ id, mentions }));
  }
}
