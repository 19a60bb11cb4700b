/** The contract of extractors: they find the spans of an article that name something. */
import type { Kind, Span } from '../model.ts';
import type { Article } from './article.ts';

/** A span that names something. `score` is the extractor's confidence in span and kind, 0 to 1. */
export interface DetectedSpan extends Span {
  readonly kind: Kind;
  /** True when the name of a people or language, or an adjective, stands for a place ("French"); `kind` is then `PLACE`. */
  readonly demonym: boolean;
  readonly score: number;
}

/**
 * Finds spans, the same ones for the same article: ordered, disjoint, each within one sentence. An extractor that returns a promise
 * ends at `deadline` (as `performance.now()`); whoever calls one that does not ends it.
 */
export interface Extractor {
  readonly id: string;
  readonly version: string;
  /** The languages that it reads; any language when it does not say. */
  readonly languages?: readonly string[];
  /** Whether `extract` returns promises. */
  readonly isAsync?: boolean;
  readonly extract: (article: Article, deadline: number) => DetectedSpan[] | Promise<DetectedSpan[]>;
  /** Loads what `extract` needs, so that the time of the first article does not count it. A process whose threads extract needs none of it. */
  readonly load?: () => void;
}

/** An extractor that returns its spans synchronously. */
export interface SyncExtractor extends Extractor {
  readonly extract: (article: Article) => DetectedSpan[];
}
