/**
 * Cypher: a script that adds the graph to a running database (Neo4j, Memgraph). The CSV of neo4j-admin import would need an empty
 * database that is stopped; running this script again changes nothing.
 */
import type { Format } from '../format.ts';
import type { Records } from '../records.ts';

type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };

/** A name of an asserter, as an edge or a node shows it. */
const asserterOf = (by: { readonly type: string; readonly name: string; readonly version: string | null }): string =>
  [by.type, by.name, by.version ?? ''].join(' ').trim();

/** What a literal of Cypher cannot hold as it stands; scripts are split into lines and at semicolons by some readers. */
const quoted = (text: string): string =>
  `'${text.replace(/[\\'\p{Cc}\u2028\u2029;]/gu, (character) =>
    character === '\\' || character === "'"
      ? `\\${character}`
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )}'`;

function literal(value: Value): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  const entries = Object.entries(value as Readonly<Record<string, Value>>);
  return `{${entries.map(([name, inner]) => `${name}: ${literal(inner)}`).join(', ')}}`;
}

type Row = Readonly<Record<string, Value>>;

/** Rows of a statement. */
const BATCH = 100;

/** Statements that run `body` for each row, a batch in each. */
function* unwind(rows: Iterable<Row>, body: string): Generator<string> {
  let batch: string[] = [];
  const statement = (): string => `UNWIND [\n${batch.join(',\n')}\n] AS row\n${body};\n`;
  for (const row of rows) {
    batch.push(literal(row));
    if (batch.length < BATCH) continue;
    yield statement();
    batch = [];
  }
  if (batch.length > 0) yield statement();
}

function* entityRows({ entities }: Records): Generator<Row> {
  for (const { key, kind, name, aliases, identifiers, formerKeys, location, ...counts } of entities()) {
    const facts = {
      kind,
      name,
      aliases: [...new Set(aliases.map((alias) => alias.name))],
      aliasesAssertedBy: [...new Set(aliases.map(({ assertedBy }) => asserterOf(assertedBy)))],
      identifiers: identifiers.map(({ scheme, value }) => `${scheme}:${value}`),
      formerKeys,
      ...counts,
      latitude: location?.latitude ?? null,
      longitude: location?.longitude ?? null,
    };
    yield { key, facts };
  }
}

function* articleRows({ articles }: Records): Generator<Row> {
  for (const article of articles()) {
    const { key, title, byline, publishedAt, publishedPrecision, source, url, language, section, text } = article;
    yield {
      key,
      facts: { title, byline, publishedAt, publishedPrecision, source, url, language, section, text },
    };
  }
}

/** Of what is resolved: a relationship needs two ends. */
function* mentionRows({ articles }: Records): Generator<Row> {
  for (const { key: article, mentions } of articles()) {
    for (const { start, end, surface, entity, assertedBy, kind, form, status, ...more } of mentions) {
      if (entity === null) continue;
      const { counts, origin, score, linkScore } = more;
      const facts = {
        surface,
        kind,
        form,
        status,
        counts,
        origin,
        score,
        linkScore,
        assertedBy: asserterOf(assertedBy),
      };
      yield { article, entity, start, end, facts };
    }
  }
}

function* edgeRows({ edges }: Records): Generator<Row> {
  for (const { source, target, evidence, sentences, ...counts } of edges()) {
    const places = evidence.map(({ article, start, end }) => `${article}:${start}-${end}`);
    const texts = evidence.map(({ text }) => text);
    const facts = { weight: sentences, sentences, ...counts, evidence: places, evidenceTexts: texts };
    yield { source, target, facts };
  }
}

const MERGE_ENTITY = 'MERGE (e:Entity {key: row.key})\nSET e += row.facts';
const MERGE_ARTICLE = 'MERGE (a:Article {key: row.key})\nSET a += row.facts';
const MERGE_MENTION = `MATCH (a:Article {key: row.article})
MATCH (e:Entity {key: row.entity})
MERGE (a)-[m:MENTIONS {start: row.start, end: row.end}]->(e)
SET m += row.facts`;
const MERGE_EDGE = `MATCH (s:Entity {key: row.source})
MATCH (t:Entity {key: row.target})
MERGE (s)-[w:APPEARS_WITH]->(t)
SET w += row.facts`;

function* write(records: Records): Generator<string> {
  yield 'CREATE CONSTRAINT entity_key IF NOT EXISTS FOR (e:Entity) REQUIRE e.key IS UNIQUE;\n';
  yield 'CREATE CONSTRAINT article_key IF NOT EXISTS FOR (a:Article) REQUIRE a.key IS UNIQUE;\n';
  yield* unwind(entityRows(records), MERGE_ENTITY);
  yield* unwind(articleRows(records), MERGE_ARTICLE);
  yield* unwind(mentionRows(records), MERGE_MENTION);
  yield* unwind(edgeRows(records), MERGE_EDGE);
}

export const cypher: Format = {
  summary:
    'a script that adds articles, entities, mentions and edges to Neo4j or Memgraph; running it again changes nothing',
  mediaType: 'application/x-cypher-query; charset=utf-8',
  files: [{ name: 'graph.cypher', write }],
};
