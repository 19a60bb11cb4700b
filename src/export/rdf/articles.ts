/** Describes an article in RDF, as schema.org has news articles. */
import type { Precision } from '../../model.ts';
import type { ArticleOut } from '../records.ts';
import {
  blank,
  integer,
  iriOf,
  type Literal,
  type Name,
  optional,
  type RdfNode,
  ref,
  type Term,
  text,
} from './terms.ts';

const DATE_TYPES: Readonly<Record<Precision, readonly [Name, number]>> = {
  YEAR: ['xsd:gYear', 4],
  MONTH: ['xsd:gYearMonth', 7],
  DAY: ['xsd:date', 10],
  MINUTE: ['xsd:dateTime', 20],
  SECOND: ['xsd:dateTime', 20],
};

function dateOf(at: string | null, precision: Precision | null): Literal[] {
  if (at === null || precision === null) return [];
  const [type, length] = DATE_TYPES[precision];
  return [{ value: at.slice(0, length), type }];
}

/** An address that is no IRI, since it holds characters that IRIs do not have, is told as a text. */
const addressOf = (url: string): Term => (/^[^\s<>"{}|\\^`]+$/.test(url) ? ref(url) : text(url));

export function describeArticle(article: ArticleOut): RdfNode {
  const { key, title, byline, source, url, language, section, mentions } = article;
  const named = new Set(mentions.flatMap(({ counts, entity }) => (counts && entity !== null ? [entity] : [])));
  return {
    iri: iriOf('article', key),
    types: ['schema:NewsArticle'],
    properties: [
      ['schema:identifier', [text(key)]],
      ['schema:headline', optional(title, text)],
      ['schema:author', optional(byline, text)],
      ['schema:datePublished', dateOf(article.publishedAt, article.publishedPrecision)],
      ['schema:publisher', optional(source, (name) => blank(['schema:Organization'], [['schema:name', [text(name)]]]))],
      ['schema:url', optional(url, addressOf)],
      ['schema:inLanguage', optional(language, text)],
      ['schema:articleSection', optional(section, text)],
      ['schema:wordCount', [integer(article.wordCount)]],
      ['schema:isBasedOn', optional(article.copyOf, (first) => ref(iriOf('article', first)))],
      ['schema:articleBody', [text(article.text)]],
      ['schema:mentions', [...named].map((entity) => ref(iriOf('entity', entity)))],
    ],
  };
}
