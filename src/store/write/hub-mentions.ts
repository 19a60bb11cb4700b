/** Reads the counted mentions of many articles into flat lists of small numbers, so that millions fit into memory. */
import type { Store } from '../database/open.ts';

/** Mentions in order of the text, article after article. */
export interface FlatMentions {
  /** Row id of the entity that each number in `entity` stands for. */
  readonly ids: readonly number[];
  /** For each article the index of its first mention; one more at the end. */
  readonly articleStarts: readonly number[];
  readonly entity: readonly number[];
  /** Start of the sentence of each mention. */
  readonly sentence: readonly number[];
}

const SELECT_MENTIONS = `
  SELECT article_id, entity_id, sentence_start FROM mentions
  WHERE status = 'ACCEPTED' AND form <> 'DEMONYM' AND entity_id IS NOT NULL AND article_id IN (
    SELECT article_id FROM article_entities
    WHERE mention_count > 0 AND entity_id IN (SELECT value FROM json_each(?)))
  ORDER BY article_id, start`;

/** The counted mentions of every article in which one of these entities is counted. */
export function readMentionsAround(store: Store, entities: readonly number[]): FlatMentions {
  const ids: number[] = [];
  const numbers = new Map<number, number>();
  const numberOf = (id: number): number => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    numbers.set(id, ids.length);
    return ids.push(id) - 1;
  };
  const [articleStarts, entity, sentence]: [number[], number[], number[]] = [[], [], []];
  let current: number | null = null;
  const rows = store.db.prepare<[string], [number, number, number]>(SELECT_MENTIONS).raw();
  for (const [article, entityId, start] of rows.iterate(JSON.stringify(entities))) {
    if (article !== current) articleStarts.push(entity.length);
    current = article;
    entity.push(numberOf(entityId));
    sentence.push(start);
  }
  articleStarts.push(entity.length);
  return { ids, articleStarts, entity, sentence };
}
