/** The graph of entities as GraphML and GEXF have it: what nodes and edges say, by attribute. */
import { asserterText } from './asserter-text.ts';
import type { EdgeOut, EntityOut } from './records.ts';

type Value = string | number | null;

/** An attribute; `type` is the same word in GraphML and GEXF. */
export interface GraphAttribute<Record> {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'double';
  /** Null when there is none. */
  readonly of: (record: Record) => Value;
}

const unique = (texts: readonly string[]): string => [...new Set(texts)].join(' | ');

const asserters = ({ aliases }: EntityOut): string => unique(aliases.map(({ assertedBy }) => asserterText(assertedBy)));

export const NODE_ATTRIBUTES: readonly GraphAttribute<EntityOut>[] = [
  { name: 'kind', type: 'string', of: ({ kind }) => kind },
  { name: 'aliases', type: 'string', of: ({ aliases }) => unique(aliases.map(({ name }) => name)) || null },
  { name: 'asserters', type: 'string', of: (entity) => asserters(entity) || null },
  {
    name: 'identifiers',
    type: 'string',
    of: ({ identifiers }) => unique(identifiers.map(({ scheme, value }) => `${scheme}:${value}`)) || null,
  },
  { name: 'formerKeys', type: 'string', of: ({ formerKeys }) => unique(formerKeys) || null },
  { name: 'articles', type: 'integer', of: ({ articleCount }) => articleCount },
  { name: 'mentions', type: 'integer', of: ({ mentionCount }) => mentionCount },
  { name: 'firstPublishedAt', type: 'string', of: ({ firstPublishedAt }) => firstPublishedAt },
  { name: 'lastPublishedAt', type: 'string', of: ({ lastPublishedAt }) => lastPublishedAt },
  { name: 'latitude', type: 'double', of: ({ location }) => location?.latitude ?? null },
  { name: 'longitude', type: 'double', of: ({ location }) => location?.longitude ?? null },
];

/** A line for each sentence, with its place before it. */
const evidenceOf = ({ evidence }: EdgeOut): string =>
  evidence.map(({ article, start, end, text }) => `${article}:${start}-${end} ${text}`).join('\n');

export const EDGE_ATTRIBUTES: readonly GraphAttribute<EdgeOut>[] = [
  { name: 'sentences', type: 'integer', of: ({ sentences }) => sentences },
  { name: 'articles', type: 'integer', of: ({ articles }) => articles },
  { name: 'firstPublishedAt', type: 'string', of: ({ firstPublishedAt }) => firstPublishedAt },
  { name: 'lastPublishedAt', type: 'string', of: ({ lastPublishedAt }) => lastPublishedAt },
  { name: 'evidence', type: 'string', of: evidenceOf },
];

/** Of an edge: no other has it. */
export const edgeId = ({ source, target }: EdgeOut): string => `${source} -- ${target}`;
