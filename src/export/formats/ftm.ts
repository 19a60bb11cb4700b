/** FollowTheMoney: entities as JSON Lines, which Aleph and OpenAleph import (`ftm`, `alephclient write-entities`). */
import { createHash } from 'node:crypto';
import type { Format } from '../format.ts';
import { knownDate } from '../known-date.ts';
import type { ArticleOut, EdgeOut, EntityOut, Records } from '../records.ts';

type Values = readonly (string | null)[];

/** The same thing has the same id in every export, so that a later import updates it. */
const idOf = (...key: readonly string[]): string => createHash('sha1').update(JSON.stringify(key)).digest('hex');
const articleId = (key: string): string => idOf('article', key);
const entityId = (key: string): string => idOf('entity', key);

function write(id: string, schema: string, properties: Readonly<Record<string, Values>>): string {
  const given = Object.entries(properties)
    .map(([name, values]) => [name, [...new Set(values.filter((value) => value !== null && value !== ''))]] as const)
    .filter(([, values]) => values.length > 0);
  return `${JSON.stringify({ id, schema, properties: Object.fromEntries(given) })}\n`;
}

/** Places are Addresses. There is no schema for other things: they are names of articles alone. */
const SCHEMATA = { PERSON: 'Person', ORGANIZATION: 'Organization', PLACE: 'Address', OTHER: null } as const;

const day = (time: string | null): string | null => knownDate(time, 'DAY');

/** ISO 639-3, as FollowTheMoney has languages; those that are not listed are left out. */
const LANGUAGES: Readonly<Record<string, string>> = {
  ...{ ar: 'ara', de: 'deu', en: 'eng', es: 'spa', fr: 'fra', it: 'ita', kk: 'kaz', ky: 'kir' },
  ...{ nl: 'nld', pl: 'pol', pt: 'por', ru: 'rus', tr: 'tur', uk: 'ukr', zh: 'zho' },
};

function* entitiesOf({ entities }: Records): Generator<string> {
  for (const entity of entities()) {
    const schema = SCHEMATA[entity.kind];
    if (schema !== null) yield writeEntity(entity, schema);
  }
}

function writeEntity({ key, name, aliases, identifiers, location }: EntityOut, schema: string): string {
  const full = aliases.filter(({ form }) => form === 'FULL_NAME').map((alias) => alias.name);
  const weak = aliases.filter(({ form }) => form !== 'FULL_NAME').map((alias) => alias.name);
  const country = location?.country?.toLowerCase() ?? null;
  const asserters = aliases.map(
    (alias) => `${alias.name}: asserted by ${alias.assertedBy.type} ${alias.assertedBy.name}`,
  );
  return write(entityId(key), schema, {
    name: [name],
    alias: full.filter((alias) => alias !== name),
    weakAlias: weak,
    notes: asserters,
    country: [country],
    wikidataId: identifiers.filter(({ scheme }) => scheme === 'wikidata').map(({ value }) => value),
    ...(schema === 'Address' && {
      full: [name],
      latitude: [location?.latitude?.toString() ?? null],
      longitude: [location?.longitude?.toString() ?? null],
    }),
  });
}

function writeArticle(article: ArticleOut): string {
  const { key, title, byline, publishedAt, publishedPrecision, source, url, language, section, text, mentions } =
    article;
  const counted = mentions.filter(({ counts }) => counts);
  const names = (isPlace: boolean) =>
    counted
      .filter(({ kind }) => (kind === 'PLACE') === isPlace)
      .map(({ entityName, surface }) => entityName ?? surface);
  const places = counted.flatMap(({ kind, entity }) => (kind === 'PLACE' && entity !== null ? [entityId(entity)] : []));
  return write(articleId(key), 'Article', {
    name: [title ?? key],
    title: [title],
    author: [byline],
    publishedAt: [knownDate(publishedAt, publishedPrecision)],
    publisher: [source],
    sourceUrl: [url],
    language: [LANGUAGES[language?.split('-')[0] ?? ''] ?? null],
    keywords: [section],
    indexText: [text],
    namesMentioned: names(false),
    locationMentioned: names(true),
    addressEntity: places,
  });
}

/** People and organizations of an article, with the words that name them. */
function* mentionsOf({ key, mentions }: ArticleOut): Generator<string> {
  const counted = mentions.filter(({ counts }) => counts);
  for (const [schema, kind] of [
    ['Person', 'PERSON'],
    ['Organization', 'ORGANIZATION'],
  ] as const) {
    const own = counted.filter((mention) => mention.kind === kind && mention.entity !== null);
    for (const entity of new Set(own.map((mention) => mention.entity as string))) {
      yield write(idOf('mention', key, entity), 'Mention', {
        document: [articleId(key)],
        resolved: [entityId(entity)],
        name: own.filter((mention) => mention.entity === entity).map(({ surface }) => surface),
        detectedSchema: [schema],
      });
    }
  }
}

function* articlesOf({ articles }: Records): Generator<string> {
  for (const article of articles()) {
    yield writeArticle(article);
    yield* mentionsOf(article);
  }
}

const writeEdge = (edge: EdgeOut): string =>
  write(idOf('edge', edge.source, edge.target), 'UnknownLink', {
    subject: [entityId(edge.source)],
    object: [entityId(edge.target)],
    role: ['named in one sentence'],
    startDate: [day(edge.firstPublishedAt)],
    endDate: [day(edge.lastPublishedAt)],
    summary: [`${edge.sentences} sentences, ${edge.articles} articles`],
    description: edge.evidence.map(({ text }) => text),
    proof: edge.evidence.map(({ article }) => articleId(article)),
  });

/** Links of entities that have a schema; keys begin with the kind that an entity had first, so its record says what it is now. */
function* edgesOf({ edges, entities }: Records): Generator<string> {
  const left = new Set<string>();
  for (const { key, kind } of entities()) if (SCHEMATA[kind] === null) left.add(key);
  for (const edge of edges()) if (!left.has(edge.source) && !left.has(edge.target)) yield writeEdge(edge);
}

function* writeAll(records: Records): Generator<string> {
  yield* entitiesOf(records);
  yield* articlesOf(records);
  yield* edgesOf(records);
}

export const ftm: Format = {
  summary: 'FollowTheMoney entities (Person, Organization, Address, Article, Mention, UnknownLink) for Aleph',
  mediaType: 'application/x-ndjson',
  files: [{ name: 'entities.ftm.json', write: writeAll }],
};
