/** What a format is: one or several files that are written from records as texts, or some files for each article. */
import type { ArticleOut, Records } from './records.ts';

/** A file of a format. Its text comes in pieces, so that nobody holds all of it. */
export interface FormatFile {
  /** Without a folder, such as `edges.csv`. */
  readonly name: string;
  readonly write: (records: Records) => Iterable<string>;
}

/** A file of one article. */
export interface ArticleFile {
  /** What follows the name that the key of the article gives, such as `.ann`. */
  readonly extension: string;
  readonly text: string;
}

interface Described {
  /** What it holds and who reads it, for the help of the command. */
  readonly summary: string;
  readonly mediaType: string;
}

export interface WholeFormat extends Described {
  readonly files: readonly FormatFile[];
  /** Whether one file after the other is a text of the format too, so that a server may send all of them as one. */
  readonly concatenates?: boolean;
}

export interface ArticleFormat extends Described {
  readonly articleFiles: (article: ArticleOut) => readonly ArticleFile[];
  /** Files beside those of the articles, such as a configuration. */
  readonly files?: readonly FormatFile[];
}

export type Format = WholeFormat | ArticleFormat;

export const isOfArticles = (format: Format): format is ArticleFormat => 'articleFiles' in format;
