/** What a knowledge base has to ask for: the values that its things have, by the place of the schema that takes them. */
import { parse } from 'graphql';
import { countsOf } from '../counts.ts';
import type { PlainExecutor } from '../execute.ts';
import { idOf } from '../ids.ts';
import type { Base, Entity, Identifier } from '../model.ts';
import { sortBy } from '../order.ts';

export interface Pool {
  /** Global ids of every type. */
  readonly ids: readonly string[];
  /** Keys of the entities in the most articles. */
  readonly hubs: readonly string[];
  /** Key of an entity that may be another one; null when there is none. */
  readonly doubtful: string | null;
  /** By `Type.field` of an input type, or by the name of an argument. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
  readonly numbers: Readonly<Record<string, readonly number[]>>;
  /** Times of publication. */
  readonly times: readonly string[];
  readonly identifiers: readonly Pick<Identifier, 'scheme' | 'value'>[];
  /** By type of connection. */
  readonly cursors: Readonly<Record<string, readonly string[]>>;
}

const PAGE = '__typename edges { cursor }';
const LISTS = `roles(first: 4) { ${PAGE} } statements(first: 4) { ${PAGE} } mentions(first: 4) { ${PAGE} }`;

const CURSORS = `{
  entities(first: 100) { __typename edges { cursor node { ${LISTS}
    articles(first: 4) { ${PAGE} } neighbours(first: 4) { ${PAGE} edges { node { id } evidence { ${PAGE} } } }
    duplicates(first: 4) { ${PAGE} } changes(first: 4) { ${PAGE} } } } }
  articles(first: 100) { __typename edges { cursor node { ${LISTS}
    passages(first: 4) { ${PAGE} } sentences(first: 4) { ${PAGE} } entities(first: 4) { ${PAGE} }
    related(first: 4) { ${PAGE} } changes(first: 4) { ${PAGE} } } } }
  duplicates { ${PAGE} }
  changes(first: 100) { ${PAGE} }
  runs { __typename edges { cursor node { problems { ${PAGE} } } } }
}`;

type Json = null | string | number | boolean | readonly Json[] | JsonObject;
interface JsonObject {
  readonly [name: string]: Json;
}

/** Every object of an answer. */
function objectsIn(json: Json): JsonObject[] {
  if (typeof json !== 'object' || json === null) return [];
  const inside = Object.values(json).flatMap(objectsIn);
  return Array.isArray(json) ? inside : [json as JsonObject, ...inside];
}

const cursorsOf = async (executor: PlainExecutor): Promise<Record<string, string[]>> => {
  const { result } = await executor.execute(parse(CURSORS), {});
  const cursors: Record<string, string[]> = {};
  for (const { __typename: type, edges } of objectsIn(JSON.parse(JSON.stringify(result.data)) as Json)) {
    if (typeof type !== 'string' || !Array.isArray(edges)) continue;
    const own = (edges as JsonObject[]).flatMap(({ cursor }) => (typeof cursor === 'string' ? cursor : []));
    cursors[type] = [...(cursors[type] ?? []), ...own];
  }
  return cursors;
};

const known = <Value>(values: readonly (Value | null)[]): Value[] => values.filter((value) => value !== null);

/** Those that are kept. */
const revisionsOf = ({ revisions: { epoch, current, oldest } }: Base): string[] =>
  Array.from({ length: current - oldest + 1 }, (_, index) => `${epoch}-${oldest + index}`);

const textsOf = (base: Base, { articles, entities, mentions, roles, statements, changes }: Base) => ({
  'ArticleFilter.key': articles.map(({ key }) => key),
  'ArticleFilter.title': known(articles.map(({ title }) => title)),
  'ArticleFilter.source': known(articles.map(({ source }) => source)),
  'ArticleFilter.url': known(articles.map(({ url }) => url)),
  'ArticleFilter.language': known(articles.map(({ language }) => language)),
  'ArticleFilter.section': known(articles.map(({ section }) => section)),
  'ArticleFilter.byline': known(articles.map(({ byline }) => byline)),
  'ArticleFilter.text': articles.map(({ title, text }) => `${title ?? ''} ${text}`),
  'EntityFilter.key': entities.map(({ key }) => key),
  'EntityFilter.name': entities.map(({ name }) => name),
  'LocationFilter.country': entities.flatMap(({ location }) => location?.country ?? []),
  'LocationFilter.region': entities.flatMap(({ location }) => location?.region || []),
  'EntityFilter.alias': entities.flatMap(({ aliases }) => aliases.map(({ name }) => name)),
  'MentionFilter.surface': mentions.map(({ surface }) => surface),
  'AsserterFilter.name': mentions.map(({ assertedBy }) => assertedBy.name),
  'RoleFilter.text': roles.map(({ text }) => text),
  'StatementFilter.content': statements.map(({ text }) => text),
  'Article.key': articles.map(({ key }) => key),
  'Entity.key': entities.flatMap(({ key, formerKeys }) => [key, ...formerKeys]),
  revision: revisionsOf(base),
  createdBy: changes.map(({ createdBy }) => createdBy),
  prefix: entities.flatMap(({ aliases }) => aliases.map(({ name }) => name)),
  query: [...articles.map(({ text }) => text), ...entities.flatMap(({ aliases }) => aliases.map(({ name }) => name))],
});

/** Rims of boxes: most of them between places. */
function degreesOf(entities: readonly Entity[]) {
  const points = entities.flatMap(({ location }) => location?.point ?? []);
  const [north, east] = [points.map(({ latitude }) => latitude), points.map(({ longitude }) => longitude)];
  return {
    'BoundingBoxInput.south': north.map((degrees) => degrees - 20),
    'BoundingBoxInput.north': north,
    'BoundingBoxInput.west': east.map((degrees) => degrees - 20),
    'BoundingBoxInput.east': east,
  };
}

const numbersOf = ({ articles, entities, mentions, statements, changes }: Base) => ({
  'ArticleFilter.wordCount': articles.map(({ wordCount }) => wordCount),
  'EntityFilter.mentionCount': entities.map((entity) => countsOf(entity).mentionCount),
  ...degreesOf(entities),
  'EntityFilter.articleCount': entities.map((entity) => countsOf(entity).articleCount),
  'StatementFilter.score': statements.map(({ score }) => score),
  'MentionFilter.score': known(mentions.map(({ score }) => score)),
  'MentionFilter.linkScore': known(mentions.map(({ linkScore }) => linkScore)),
  since: changes.map(({ number }) => number),
  number: changes.map(({ number }) => number),
});

export async function poolOf(base: Base, executor: PlainExecutor): Promise<Pool> {
  const { articles, entities, mentions, roles, statements, changes, duplicates, runs } = base;
  const parts = articles.flatMap(({ passages, sentences }) => [...passages, ...sentences]);
  const nodes = [articles, entities, mentions, roles, statements, changes, duplicates, runs, parts].flat();
  return {
    ids: [...nodes.map(idOf), 'Entity:person/nobody', 'Article:nothing'],
    hubs: sortBy(entities, (entity) => [-countsOf(entity).articleCount, entity.rowId])
      .slice(0, 2)
      .map(({ key }) => key),
    doubtful: duplicates[0]?.entity.key ?? null,
    texts: textsOf(base, base),
    numbers: numbersOf(base),
    times: known(articles.map(({ publishedAt }) => publishedAt)),
    identifiers: entities.flatMap(({ identifiers }) => identifiers),
    cursors: await cursorsOf(executor),
  };
}
