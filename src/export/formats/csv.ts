/** CSV (RFC 4180) of articles, entities, aliases, mentions and edges, for spreadsheets and databases. */
import { stringify } from 'csv-stringify/sync';
import type { Asserter } from '../../model.ts';
import type { Format, FormatFile } from '../format.ts';
import type { Records } from '../records.ts';

type Cell = string | number | boolean | null;
type Cells = Readonly<Record<string, Cell>>;

const BATCH = 200;

/**
 * `escape_formulas` puts an apostrophe before a text that a spreadsheet would run as a formula: one that begins with =, +, -, @, a tab or
 * a carriage return, or with the same in full width.
 */
const OPTIONS = { escape_formulas: true, record_delimiter: 'windows', cast: { boolean: String } } as const;

const write = (rows: readonly (readonly Cell[])[]): string => stringify(rows as Cell[][], OPTIONS);

const table = (name: string, columns: readonly string[], rows: (records: Records) => Iterable<Cells>): FormatFile => ({
  name,
  write: function* (records) {
    let batch: Cell[][] = [[...columns]];
    for (const row of rows(records)) {
      batch.push(columns.map((column) => row[column] ?? null));
      if (batch.length < BATCH) continue;
      yield write(batch);
      batch = [];
    }
    yield write(batch);
  },
});

const asserter = ({ type, name, version }: Asserter) => ({
  asserter_type: type,
  asserter: name,
  asserter_version: version,
});
const ASSERTER = ['asserter_type', 'asserter', 'asserter_version'];

function* articleRows({ articles }: Records): Generator<Cells> {
  for (const { publishedAt, publishedPrecision, wordCount, copyOf, ...article } of articles()) {
    const { key, title, byline, source, url, language, section, text } = article;
    const facts = { key, title, byline, source, url, language, section, text };
    yield { ...facts, published_at: publishedAt, precision: publishedPrecision, words: wordCount, copy_of: copyOf };
  }
}

function* entityRows({ entities }: Records): Generator<Cells> {
  for (const { key, kind, name, identifiers, formerKeys, location, ...counts } of entities()) {
    yield {
      ...{ key, kind, name },
      ...{ articles: counts.articleCount, mentions: counts.mentionCount },
      ...{ first_published_at: counts.firstPublishedAt, last_published_at: counts.lastPublishedAt },
      identifiers: identifiers.map(({ scheme, value }) => `${scheme}:${value}`).join(' '),
      former_keys: formerKeys.join(' '),
      ...{ latitude: location?.latitude ?? null, longitude: location?.longitude ?? null },
      country: location?.country ?? null,
    };
  }
}

function* aliasRows({ entities }: Records): Generator<Cells> {
  for (const { key, aliases } of entities()) {
    for (const { name, form, assertedBy, origin } of aliases) {
      yield { entity: key, alias: name, form, origin, ...asserter(assertedBy) };
    }
  }
}

function* mentionRows({ articles }: Records): Generator<Cells> {
  for (const { key, sentences, text, mentions } of articles()) {
    const ends = new Map(sentences.map(({ start, end }) => [start, end]));
    for (const { assertedBy, candidates, entityName, linkScore, sentence, ...mention } of mentions) {
      yield {
        ...{ article: key, ...mention, entity_name: entityName, link_score: linkScore },
        candidates: candidates.map(({ entity }) => entity).join(' '),
        ...asserter(assertedBy),
        sentence: text.slice(sentence, ends.get(sentence)),
      };
    }
  }
}

function* edgeRows({ edges }: Records): Generator<Cells> {
  for (const { source, target, sentences, articles, firstPublishedAt, lastPublishedAt, evidence } of edges()) {
    const facts = { source, target, sentences, articles };
    const dates = { first_published_at: firstPublishedAt, last_published_at: lastPublishedAt };
    const [latest] = evidence;
    const places = evidence.map(({ article, start, end }) => `${article}:${start}-${end}`).join(' ');
    yield { ...facts, ...dates, evidence: places, latest_sentence: latest?.text ?? null };
  }
}

const PUBLISHED = ['first_published_at', 'last_published_at'];

export const csv: Format = {
  summary:
    'CSV files of articles, entities, aliases, mentions and edges, which spreadsheets open without running formulas',
  mediaType: 'text/csv; charset=utf-8',
  files: [
    table(
      'articles.csv',
      [
        'key',
        'title',
        'byline',
        'published_at',
        'precision',
        'source',
        'url',
        'language',
        'section',
        'words',
        'copy_of',
        'text',
      ],
      articleRows,
    ),
    table(
      'entities.csv',
      [
        'key',
        'kind',
        'name',
        'articles',
        'mentions',
        ...PUBLISHED,
        'identifiers',
        'former_keys',
        'latitude',
        'longitude',
        'country',
      ],
      entityRows,
    ),
    table('aliases.csv', ['entity', 'alias', 'form', 'origin', ...ASSERTER], aliasRows),
    table(
      'mentions.csv',
      [
        ...[
          'article',
          'start',
          'end',
          'surface',
          'kind',
          'form',
          'status',
          'counts',
          'peripheral',
          'entity',
          'entity_name',
        ],
        ...['origin', 'score', 'link_score', 'candidates', ...ASSERTER, 'sentence'],
      ],
      mentionRows,
    ),
    table(
      'edges.csv',
      ['source', 'target', 'sentences', 'articles', ...PUBLISHED, 'evidence', 'latest_sentence'],
      edgeRows,
    ),
  ],
};
