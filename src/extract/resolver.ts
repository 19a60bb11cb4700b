/** What a resolver is: spotted spans in, mentions with their entities out. */
import type { AnnotatedEntity, Asserter, EntityRecord, Form, Kind, MentionRecord, Span } from '../model.ts';
import type { Article, Spotted } from './extractor.ts';
import type { Gazetteer } from './gazetteer.ts';
import { resolveBodies } from './resolve/bodies.ts';
import { type Draft, draftAnnotated, draftSpotted } from './resolve/draft.ts';
import { toRecords } from './resolve/entities.ts';
import { resolvePersons } from './resolve/persons.ts';
import { resolvePlaces } from './resolve/places.ts';
import { completeSiblings } from './resolve/siblings.ts';
import { readStateBodies } from './resolve/state-body.ts';
import { readTitles } from './resolve/titles.ts';

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
 * the same entities. A span that names nothing known for sure keeps `entity: null`, and lists
 * what it may name when that is one of several.
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

export function createResolver(gazetteer: Gazetteer): Resolver {
  return {
    resolve: (article, spotted, assertedBy) =>
      resolveDrafts(article, draftSpotted(article, spotted), { gazetteer, assertedBy }),
    resolveAnnotations: (article, annotated, assertedBy) =>
      resolveDrafts(article, draftAnnotated(article, annotated), { gazetteer, assertedBy }),
  };
}

/** Places first, for they say whose a ministry is; people, and all other bodies, are then told by their own kind. */
function resolveDrafts(
  article: Article,
  drafts: readonly Draft[],
  { gazetteer, assertedBy }: { gazetteer: Gazetteer; assertedBy: Asserter },
): Resolution {
  const ordered = [...drafts].sort((a, b) => a.start - b.start || a.end - b.end);
  const placeDrafts = ordered.filter(({ kind, demonym }) => kind === 'PLACE' || demonym);
  const personDrafts = ordered.filter(({ kind, demonym }) => kind === 'PERSON' && !demonym);
  const others = ordered.filter(({ kind, demonym }) => (kind === 'ORGANIZATION' || kind === 'OTHER') && !demonym);
  const places = resolvePlaces(article, placeDrafts, gazetteer);
  const titles = readTitles(article);
  const persons = resolvePersons(completeSiblings(article, personDrafts, { gazetteer, titles }), gazetteer, titles);
  const stateBodies = readStateBodies(article, { placeDrafts, places, gazetteer });
  const bodies = resolveBodies(article, others, { gazetteer, stateBodies, mainCountry: places.mainCountry });
  const clusters = [...places.clusters, ...persons.clusters, ...bodies.clusters];
  const unresolved = [...places.unresolved, ...bodies.unresolved];
  return toRecords({ clusters, unresolved, doubtful: persons.doubtful }, { gazetteer, assertedBy });
}
