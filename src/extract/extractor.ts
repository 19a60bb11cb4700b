/** What an extractor is: an article in, spans that name something out. */
import type { Kind, Passage, Sentence, Span } from '../model.ts';
import type { Token } from '../text/tokens.ts';

/** A text made ready for reading: its passages, its sentences, and the tokens of each sentence (same order, same length). */
export interface Article {
  readonly text: string;
  readonly passages: readonly Passage[];
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly (readonly Token[])[];
}

/** A span that names something. `score` says how sure the extractor is of span and kind, 0 to 1. */
export interface Spotted extends Span {
  readonly kind: Kind;
  /** True where a people, language or adjective stands for its place ("French"); `kind` is then `PLACE`. */
  readonly demonym: boolean;
  readonly score: number;
}

/** Text to spans. The same article always gives the same spans: ordered, disjoint, inside the text, each within one sentence. */
export interface Extractor {
  readonly id: string;
  readonly version: string;
  readonly extract: (article: Article) => Spotted[] | Promise<Spotted[]>;
}

/** An extractor that nobody has to wait for. */
export interface PromptExtractor extends Extractor {
  readonly extract: (article: Article) => Spotted[];
}
