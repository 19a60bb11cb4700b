/** JSON Lines: everything, for programs, and for `dateline import`, which restores the knowledge base from it. */
import type { Format } from '../format.ts';
import type { Records } from '../records.ts';

/** The type of a line is its first property; the reader of seeds takes lines of articles, which have a key and a text, as articles. */
function* typed(type: string, records: Iterable<object>): Generator<string> {
  for (const record of records) yield `${JSON.stringify({ type, ...record })}\n`;
}

/** Lines whose record is JSON already. */
function* wrapped(type: string, records: Iterable<string>): Generator<string> {
  for (const record of records) yield `{"type":"${type}","record":${record}}\n`;
}

function* seeds({ seedEntities, knownEntities, seedArticles, seedVersions }: Records): Generator<string> {
  yield* wrapped('seed-entity', seedEntities());
  yield* wrapped('known-entity', knownEntities());
  yield* wrapped('seed-article', seedArticles());
  yield* wrapped('seed-version', seedVersions());
}

export const jsonl: Format = {
  summary:
    'JSON Lines of articles, entities, edges and changes, and of what the seeds say, which "dateline import" reads',
  mediaType: 'application/x-ndjson',
  concatenates: true,
  files: [
    { name: 'articles.jsonl', write: ({ articles }) => typed('article', articles()) },
    { name: 'entities.jsonl', write: ({ entities }) => typed('entity', entities()) },
    { name: 'edges.jsonl', write: ({ edges }) => typed('edge', edges()) },
    { name: 'changes.jsonl', write: ({ changes }) => wrapped('change', changes()) },
    { name: 'seeds.jsonl', write: seeds },
  ],
};
