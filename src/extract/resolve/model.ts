/** The types of the resolver: mentions in context, links, clusters, and what each resolver of a kind returns. */
import type { AnnotatedEntity, Asserter, EntityRecord, Form, Kind, MentionRecord, Span, Status } from '../../model.ts';
import type { Article } from '../article.ts';
import type { DetectedSpan } from '../extractor.ts';
import type { GazetteerEntry } from '../gazetteer/entry.ts';

/** The mentions of an article in text order, and the entities they name, in order of key. */
export interface Resolution {
  readonly mentions: MentionRecord[];
  readonly entities: EntityRecord[];
}

/** A span that a seed annotates, in offsets of the canonical text. */
export interface AnnotatedSpan {
  readonly span: Span;
  readonly kind: Kind;
  /** Null when the seed does not give the form. */
  readonly form: Form | null;
  /** The entity that the seed links the span to; null leaves it to the resolver. */
  readonly entity: AnnotatedEntity | null;
}

/**
 * Resolves spans to entities within one article. Other articles never change the result, so articles may be resolved in any
 * order. A span that names nothing for certain has `entity: null`; an ambiguous one lists its candidates.
 */
export interface Resolver {
  /** `assertedBy` signs the mentions, and the aliases found in the text. */
  readonly resolve: (article: Article, detected: readonly DetectedSpan[], assertedBy: Asserter) => Resolution;
  /** Resolves annotated spans. Entities given by the seed are kept, and the other spans are resolved among them. */
  readonly resolveAnnotations: (
    article: Article,
    annotated: readonly AnnotatedSpan[],
    assertedBy: Asserter,
  ) => Resolution;
}

/** A span to be resolved, with what the resolvers compare: its name, words and sentence. */
export interface MentionContext extends Span {
  readonly kind: Kind;
  readonly demonym: boolean;
  /** Whether the words around it tell its kind, against the extractor: then no entry of another kind is meant. */
  readonly isKindTold: boolean;
  /** The form that a seed gives; otherwise null. */
  readonly form: Form | null;
  /** The extractor's confidence in span and kind; null when a seed asserts the span. */
  readonly score: number | null;
  readonly surface: string;
  /** The surface without possessive ending, quotation marks and leading article. */
  readonly name: string;
  /** The folded words of the name. */
  readonly words: readonly string[];
  /** Start of its sentence: the last one that begins at or before it, 0 when there is none. */
  readonly sentence: number;
  /** The entity that a seed links it to; null when none does. */
  readonly seedEntity: AnnotatedEntity | null;
}

/** A mention assigned to a cluster. `linkScore` is the confidence in the assignment, 0 to 1. */
export interface Link {
  readonly mention: MentionContext;
  readonly form: Form;
  readonly linkScore: number;
  readonly status: Status;
}

/** What identifies the entity of a cluster: a gazetteer entry, a seed's annotation, or only its name. */
export type Identity =
  | { readonly by: 'GAZETTEER'; readonly entry: GazetteerEntry }
  | { readonly by: 'SEED'; readonly entity: AnnotatedEntity }
  | { readonly by: 'NAME'; readonly name: string; readonly slug: string };

/** Mentions of one article that name one entity. */
export interface Cluster {
  readonly kind: Kind;
  readonly identity: Identity;
  readonly links: readonly Link[];
}

/** A mention that may name any of at least two clusters. */
export interface AmbiguousLink extends Link {
  readonly candidates: readonly Cluster[];
}

/** The result of resolving the mentions of some kinds. */
export interface Clustering {
  readonly clusters: readonly Cluster[];
  /** Mentions that name nothing for certain. */
  readonly unresolved: readonly Link[];
  readonly ambiguous: readonly AmbiguousLink[];
}
