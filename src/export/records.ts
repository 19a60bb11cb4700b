/** The records that formats write: the knowledge base as it is now, merged entities resolved to their survivors. */
import type {
  Alias,
  Asserter,
  Identifier,
  Kind,
  MentionRecord,
  Passage,
  Precision,
  RoleRecord,
  Sentence,
  Span,
  StatementRecord,
} from '../model.ts';

export interface MentionOut extends MentionRecord {
  /** The exact slice of the text. */
  readonly surface: string;
  /** Start of its sentence. */
  readonly sentence: number;
  /** It stands in a byline, caption, credit or repetition. */
  readonly peripheral: boolean;
  /** It is accepted, no demonym and not peripheral. */
  readonly counts: boolean;
  /** The name of its entity, which survived merges; null when unresolved. */
  readonly entityName: string | null;
  /** Key of the entity that it was linked to before that one was merged; null when nothing was merged. */
  readonly origin: string | null;
}

/** With the keys of the entities of who has the role and of what it is of; null where there is none. */
export interface RoleOut extends RoleRecord {
  readonly text: string;
  readonly entity: string | null;
  readonly ofEntity: string | null;
  readonly accepted: boolean;
}

/** With the keys of the entities of who speaks and who is spoken to; null where there is none. */
export interface StatementOut extends StatementRecord {
  readonly text: string;
  readonly speakerEntity: string | null;
  readonly addresseeEntity: string | null;
  readonly accepted: boolean;
}

export interface ArticleOut {
  readonly key: string;
  readonly title: string | null;
  readonly byline: string | null;
  /** Start of the period that is known, ISO 8601 in UTC; null with the precision when the date is not known. */
  readonly publishedAt: string | null;
  readonly publishedPrecision: Precision | null;
  readonly source: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly section: string | null;
  readonly wordCount: number;
  /** Key of the first version of the same story; null when it is the first or only one. */
  readonly copyOf: string | null;
  /** All spans are offsets of it, in UTF-16 code units. */
  readonly text: string;
  readonly passages: readonly Passage[];
  readonly sentences: readonly Sentence[];
  /** In the order of the text. */
  readonly mentions: readonly MentionOut[];
  readonly roles: readonly RoleOut[];
  readonly statements: readonly StatementOut[];
}

export interface AliasOut extends Alias {
  /** Key of the merged entity whose alias it was; null when it is the entity's own. */
  readonly origin: string | null;
}

export interface LocationOut {
  /** Degrees of WGS 84; null where only areas are known. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** ISO 3166-1 code and name; null when not known. */
  readonly country: string | null;
  readonly countryName: string | null;
}

/** Counts and dates are of the whole knowledge base, whatever part of it is exported. */
export interface EntityOut {
  readonly key: string;
  readonly kind: Kind;
  readonly name: string;
  readonly aliases: readonly AliasOut[];
  readonly identifiers: readonly (Identifier & { readonly assertedBy: Asserter })[];
  /** Former keys, those of merged entities among them. */
  readonly formerKeys: readonly string[];
  readonly articleCount: number;
  readonly mentionCount: number;
  /** Of the articles with mentions that count; null when none of them has a date. */
  readonly firstPublishedAt: string | null;
  readonly lastPublishedAt: string | null;
  readonly location: LocationOut | null;
}

/** A sentence that names both entities. */
export interface EvidenceOut extends Span {
  readonly article: string;
  readonly text: string;
}

/** Two entities that stand together in a sentence of the exported articles. */
export interface EdgeOut {
  /** Keys, the smaller first. */
  readonly source: string;
  readonly target: string;
  /** How many sentences mention both. */
  readonly sentences: number;
  /** How many articles mention both, in one sentence or not. */
  readonly articles: number;
  /** Of the articles of those sentences; null when none has a date. */
  readonly firstPublishedAt: string | null;
  readonly lastPublishedAt: string | null;
  /** The latest of those sentences, at most `MAX_EVIDENCE`. */
  readonly evidence: readonly EvidenceOut[];
}

/** The most sentences that an edge quotes. */
export const MAX_EVIDENCE = 10;

/** What the database knows of the seed of an article, by which a later version or copy is recognized. */
export interface VersionOut {
  readonly key: string;
  /** When it was changed, or else published, '' when neither is known; null when it has no address. */
  readonly changedAt: string | null;
  /** Digest of what it says; null when that is too short to be told from others. */
  readonly content: string | null;
}

/** A consistent snapshot as records. Each list is read as it is iterated, any number of times, and held by nobody. */
export interface Records {
  readonly articles: () => Iterable<ArticleOut>;
  readonly entities: () => Iterable<EntityOut>;
  readonly edges: () => Iterable<EdgeOut>;
  /** Changes as lines of JSON, in the order of the log; with a filter only those that touch what is exported. */
  readonly changes: () => Iterable<string>;
  /** What seeds say of the articles, without corrections and merges, as JSON of article records. */
  readonly seedArticles: () => Iterable<string>;
  /** What the gazetteers of the seeds say of the entities, as JSON of entity records. */
  readonly seedEntities: () => Iterable<string>;
  /** The same with what the gazetteer that ships knows of them. */
  readonly knownEntities: () => Iterable<string>;
  /** What tells later versions and copies of the articles from them, as JSON of `VersionOut`. */
  readonly seedVersions: () => Iterable<string>;
}
