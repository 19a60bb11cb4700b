/** What a resolver is: spotted spans in, mentions with their entities out. */
import type { AnnotatedEntity, Asserter, EntityRecord, Form, Kind, MentionRecord, Span } from '../model.ts';
import type { Article, Spotted } from './extractor.ts';

/** The mentions of an article in text order, and every entity they name, in order of key. */
export interface Resolution {
  readonly mentions: MentionRecord[];
  readonly entities: EntityRecord[];
}

/** A span that a seed asserts, already carried to the canonical text. */
export interface AnnotatedSpan {
  readonly span: Span;
  readonly kind: Kind;
  /** Null when the seed does not say how the span names. */
  readonly form: Form | null;
  /** What the seed says of the entity; null leaves it to the resolver. */
  readonly entity: AnnotatedEntity | null;
}

/**
 * Spans to entities, within one article: what other articles say never changes the answer, so any order of articles gives
 * the same entities. A span that names nothing known for sure keeps `entity: null`.
 */
export interface Resolver {
  /** `assertedBy` signs the mentions, and the aliases found in the text. */
  readonly resolve: (article: Article, spotted: readonly Spotted[], assertedBy: Asserter) => Resolution;
  /** The same for spans a seed asserts: where it names the entity its word stands, the others are resolved among them. */
  readonly resolveAnnotations: (
    article: Article,
    annotated: readonly AnnotatedSpan[],
    assertedBy: Asserter,
  ) => Resolution;
}
