/** The names that exports, feeds and site generators give to the fields of an article, and `mapping.yml`, which adds others. */
import { isAddress } from '../model.ts';
import type { Field } from './fields.ts';

export const TEXT_FIELDS = ['title', 'byline', 'dateline', 'body'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** The names of each field, in the order in which they are looked for. A full stop leads into an object: `source.title`. */
export type FieldNames = Readonly<Record<Field | TextField, readonly string[]>>;

/**
 * The names of schema.org NewsArticle stand first; then those of newspaper4k, trafilatura, news-please, Event Registry, NewsAPI,
 * fundus, JSON Feed, ninjs of the IPTC, WordPress, the Guardian and the New York Times, Hugo, Jekyll and Obsidian.
 */
export const FIELD_NAMES: FieldNames = {
  title: [
    ...['headline', 'title', 'headline.main', 'webTitle', 'web_title', 'article_title', 'alternativeHeadline'],
    ...['fields.headline', 'headlines.0.value', 'name'],
  ],
  byline: [
    ...['byline', 'author', 'authors', 'creator', 'dc:creator', 'author_name', 'writer', 'reporter', 'journalist'],
    ...['fields.byline', 'bylines.0.value', 'contributors'],
  ],
  dateline: ['dateline'],
  body: [
    ...[
      'articleBody',
      'text',
      'body',
      'content',
      'maintext',
      'content_text',
      'plaintext',
      'plain_text',
      'article_text',
    ],
    ...[
      'full_text',
      'fulltext',
      'body_text',
      'cleaned_text',
      'clean_text',
      'bodyText',
      'fields.bodyText',
      'fields.body',
    ],
    ...[
      'articleText',
      'fullText',
      'main_text',
      'raw_text',
      'content_html',
      'content:encoded',
      'body_html',
      'bodies.0.value',
      'story',
      'article',
    ],
  ],
  key: ['key', 'identifier', '@id'],
  publishedAt: [
    ...[
      'datePublished',
      'publishedAt',
      'published_at',
      'date_published',
      'publish_date',
      'publishDate',
      'date_publish',
    ],
    ...['publishing_date', 'publication_date', 'publicationDate', 'dateTimePub', 'dateTime', 'webPublicationDate'],
    ...['pubDate', 'pub_date', 'published', 'published_date', 'publish_time', 'published_time', 'date_gmt', 'date'],
    ...[
      'dateCreated',
      'contentcreated',
      'contentCreated',
      'firstcreated',
      'firstCreated',
      'versioncreated',
      'versionCreated',
    ],
    ...['timestamp', 'datetime', 'isoDate'],
  ],
  modifiedAt: [
    ...[
      'dateModified',
      'modifiedAt',
      'date_modified',
      'modified_gmt',
      'modified',
      'date_modify',
      'updatedAt',
      'updated_at',
    ],
    ...[
      'updated',
      'lastModified',
      'last_modified',
      'lastmod',
      'last_modified_at',
      'modified_date',
      'versioncreated',
      'versionCreated',
    ],
  ],
  source: [
    ...['publisher', 'source', 'source_name', 'sourceName', 'sitename', 'site_name', 'siteName', 'source-hostname'],
    ...['hostname', 'source_domain', 'newspaper', 'outlet', 'publication', 'sourceDomain', 'domain', 'provider'],
    ...['infosource.0.name', 'infosources.0.name', 'infoSources.0.name', 'copyrightholder', 'copyrightHolder'],
  ],
  url: [
    ...[
      'url',
      'canonical_url',
      'canonical_link',
      'link',
      'web_url',
      'webUrl',
      'permalink',
      'external_url',
      'article_url',
    ],
    ...['source', 'id', 'guid', 'uri', 'source_url'],
  ],
  language: ['inLanguage', 'language', 'lang', 'meta_lang', 'language_code', 'locale'],
  section: [
    ...[
      'articleSection',
      'section',
      'section_name',
      'sectionName',
      'category',
      'categories',
      'rubric',
      'subject',
      'subjects',
    ],
  ],
};

/** Whether a value is of this field: exports write an address as `source` or `id`, and a name as `source`. */
export function mayBe(field: Field | TextField, name: string, text: string): boolean {
  if (name === '@id') return !/^(?:#|_:)/.test(text);
  if (field === 'source') return !isAddress(text.trim());
  return field !== 'url' || name === 'url' || isAddress(text.trim());
}

/** Names whose value tells articles of one export apart, and is a key only together with the name of its file. */
export const LOCAL_IDS = ['uri', 'id', '_id', 'guid', 'uuid', 'article_id', 'articleId', 'slug'];

/** The members to read when a value is an object. */
export const MEMBERS_OF_OBJECT: Readonly<Record<Field | TextField, readonly string[]>> = {
  title: ['rendered', 'main', 'name', '@value'],
  byline: ['name', 'display_name', 'full_name', 'original', 'rendered'],
  dateline: ['name'],
  body: ['rendered', 'text', 'content', '@value'],
  key: ['value', '@value', '@id'],
  publishedAt: ['@value', '$date'],
  modifiedAt: ['@value', '$date'],
  source: ['name', 'title', 'legalName'],
  url: ['@id', 'url', 'rendered'],
  language: ['alternateName', 'name', 'code'],
  section: ['name', 'title', 'label'],
};
