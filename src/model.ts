/** The types of the domain, which all rooms share. Imports nothing. */

/** A half-open slice of a text, `start <= i < end`, in UTF-16 code units of that text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface KindDefinition {
  /** A sentence for the schema. */
  readonly description: string;
  /** The types of annotations and of models that stand for it, in upper case. */
  readonly types: readonly string[];
  /** The resolver that handles its mentions. */
  readonly resolver: 'PERSONS' | 'ORGANIZATIONS' | 'PLACES';
}

/**
 * The kinds of entities, by precedence: when sources disagree on the kind of an entity, the first one here wins
 * (`prevailingKind`).
 */
export const KIND_DEFINITIONS = {
  PERSON: {
    description: 'One human being, real or fictional.',
    types: ['PER', 'PERS', 'PERSON'],
    resolver: 'PERSONS',
  },
  ORGANIZATION: {
    description: 'A company, party, ministry, newspaper, team, alliance and the like.',
    types: ['ORG', 'ORGANIZATION', 'ORGANISATION', 'CORPORATION'],
    resolver: 'ORGANIZATIONS',
  },
  PLACE: {
    description: 'A country, city, river, building and the like, also where it stands for the people or power there.',
    types: ['LOC', 'LOCATION', 'GPE', 'PLACE', 'FAC', 'FACILITY'],
    resolver: 'PLACES',
  },
  OTHER: {
    description: 'Anything else that has a name: an event, a work, a law, a ship.',
    types: ['MISC', 'OTHER'],
    resolver: 'ORGANIZATIONS',
  },
} as const satisfies Readonly<Record<string, KindDefinition>>;
export type Kind = keyof typeof KIND_DEFINITIONS;
export const KINDS = Object.keys(KIND_DEFINITIONS) as readonly Kind[];

/** The kind that a type of annotations or of a model stands for, given in upper case; undefined when none does. */
export const kindOfType = (type: string): Kind | undefined =>
  KINDS.find((kind) => (KIND_DEFINITIONS[kind].types as readonly string[]).includes(type));

/** The kind of an entity for which sources assert these kinds, at least one. */
export const prevailingKind = (asserted: ReadonlySet<Kind>): Kind => KINDS.find((kind) => asserted.has(kind)) as Kind;

/** How a mention or alias names its entity: in full, by part of the name, by initials, or by a demonym ("French"). */
export const FORMS = ['FULL_NAME', 'SHORT_NAME', 'ACRONYM', 'DEMONYM'] as const;
export type Form = (typeof FORMS)[number];

/** Whether a mention counts: accepted, waiting for review, or rejected. */
export const STATUSES = ['ACCEPTED', 'CANDIDATE', 'REJECTED'] as const;
export type Status = (typeof STATUSES)[number];

/** The part of an article that a passage is. */
const PASSAGE_ROLES = ['HEADLINE', 'BYLINE', 'DATELINE', 'PARAGRAPH', 'CAPTION', 'CREDIT'] as const;
export type PassageRole = (typeof PASSAGE_ROLES)[number];

/** The roles of passages whose mentions are peripheral: they stay mentions and do not count, since the article is not about them. */
export const PERIPHERAL_ROLES: ReadonlySet<PassageRole> = new Set(['BYLINE', 'CAPTION', 'CREDIT']);

/** The precision of a publication date. */
export const PRECISIONS = ['YEAR', 'MONTH', 'DAY', 'MINUTE', 'SECOND'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** Whether a statement is quoted word for word or reported in the words of the article. */
export const STATEMENT_MODES = ['DIRECT', 'REPORTED'] as const;
export type StatementMode = (typeof STATEMENT_MODES)[number];

/** The type of a source of assertions: a seed file, the baked gazetteer, an extractor, or a human's correction. */
const ASSERTER_TYPES = ['SEED', 'GAZETTEER', 'EXTRACTOR', 'CORRECTION'] as const;
export type AsserterType = (typeof ASSERTER_TYPES)[number];

/** The source of an assertion; `version` is null when the source has none. */
export interface Asserter {
  readonly type: AsserterType;
  readonly name: string;
  readonly version: string | null;
}

declare const brand: unique symbol;
type Branded<T, B extends string> = T & { readonly [brand]: B };

/** The unique natural key of an article, from the seed or its path; never a row number. */
export type ArticleKey = Branded<string, 'ArticleKey'>;
/** The natural key of an entity, `kind/slug`, such as `person/ada-lovelace`: given by a gazetteer, or made from kind and name. */
export type EntityKey = Branded<string, 'EntityKey'>;

/** The maximum length of both kinds of keys, in UTF-16 code units. */
export const MAX_KEY = 400;

/** The kind that an entity key begins with; null when it does not begin with one. */
export function kindOfKey(key: string): Kind | null {
  return KINDS.find((kind) => key.startsWith(`${kind.toLowerCase()}/`) && key.length > kind.length + 1) ?? null;
}

/** A publication date: the start of the period that is known, as an ISO 8601 timestamp in UTC (`2005-03-24T00:00:00Z`). */
export interface Publication {
  readonly at: string;
  readonly precision: Precision;
}

/** Whether a text is a valid URL of an article: an http or https URL. */
export function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s\p{Cc}\u202A-\u202E\u2066-\u2069]+$/iu.test(text) && URL.canParse(text);
}

/** The canonical form of a BCP 47 language tag; null when the tag is not valid. */
export function languageTag(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    return null;
  }
}

/** A parsed article before extraction: its raw text in parts, and its metadata. */
export interface Document {
  readonly key: ArticleKey;
  /** Path of the seed file relative to its seeds folder, with `/`. */
  readonly file: string;
  /** Its line, counted from 1, in a file of many articles; otherwise null. */
  readonly line: number | null;
  /** The parts of its text, in reading order. */
  readonly parts: readonly DocumentPart[];
  readonly publication: Publication | null;
  readonly source: string | null;
  readonly url: string | null;
  /** BCP 47 tag such as `en`. */
  readonly language: string | null;
  readonly section: string | null;
  /** Stand-off annotations, which replace the extractor; null when there is no stand-off file. */
  readonly annotations: readonly Annotation[] | null;
  /** SHA-256 (hex) of the fields above: equal digests mean equal documents. */
  readonly digest: string;
  /** When it was last changed (ISO 8601 in UTC), which tells versions of an article apart; null when the seed does not say it. */
  readonly modified?: string | null;
  /** True when it replaces the document of the same key that was read before it. */
  readonly supersedes?: boolean;
}

/**
 * What a raw text is written in beside its words, in the order in which it is removed: UTF-8 that was once decoded as another
 * encoding, Markdown, and HTML with its character references.
 */
export const MARKUPS = ['MOJIBAKE', 'MARKDOWN', 'HTML'] as const;
export type Markup = (typeof MARKUPS)[number];

/** A part of the raw text. The format separates `HEADLINE` and `BYLINE`; `BODY` is split into passages later. */
export interface DocumentPart {
  readonly role: 'HEADLINE' | 'BYLINE' | 'BODY';
  readonly text: string;
  /** Its offset in the file, in code points; null when the file does not contain `text` verbatim. */
  readonly at: number | null;
  /** What is removed from it. Default nothing. */
  readonly markup?: readonly Markup[];
}

/** An annotation of a stand-off file: a span in code points of the decoded file, without BOM. */
export interface Annotation {
  /** Its id in the stand-off file, such as `T1`. */
  readonly id: string;
  /** Its line in the stand-off file, counted from 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
  readonly form: Form | null;
  /** The surface that the stand-off file quotes. */
  readonly surface: string;
  /** The entity that it is linked to; null when there is no link. */
  readonly entity: AnnotatedEntity | null;
  /** How sure the annotator is, 0 to 1, if the stand-off file says it. */
  readonly score?: number;
  /** True for a type of nationalities, religious and political groups: some of its names are demonyms. */
  readonly mayBeDemonym?: boolean;
}

/** The entity of an annotation, as far as the stand-off file describes it. */
export interface AnnotatedEntity {
  readonly key: EntityKey | null;
  readonly name: string | null;
  readonly identifiers: readonly Identifier[];
}

/** An identifier of an entity in another database: `{ scheme: 'wikidata', value: 'Q813' }`. */
export interface Identifier {
  readonly scheme: string;
  readonly value: string;
}

/** A name of an entity. */
export interface Alias {
  readonly name: string;
  readonly form: Form;
  readonly assertedBy: Asserter;
}

/** Where the gazetteer of a seed says that a place lies. */
export interface SeedPlace {
  /** Degrees of WGS 84: north and east are positive. */
  readonly latitude: number;
  readonly longitude: number;
  /** ISO 3166-1 alpha-2; null when it does not say. */
  readonly country: string | null;
}

/** An entity to be stored, from a seed, the gazetteer or the resolver. */
export interface EntityRecord {
  readonly key: EntityKey;
  readonly kind: Kind;
  /** The display name. */
  readonly name: string;
  readonly aliases: readonly Alias[];
  readonly identifiers: readonly (Identifier & { readonly assertedBy: Asserter })[];
  /** Former keys, which redirect to the entity. */
  readonly formerKeys: readonly EntityKey[];
  /** Only of places, and only from seeds. */
  readonly location?: SeedPlace;
}

export interface Passage extends Span {
  readonly role: PassageRole;
}

export interface Sentence extends Span {
  /** Start of its passage. */
  readonly passage: number;
}

/** A candidate of an ambiguous mention; `score` is its likelihood, 0 to 1. */
export interface MentionCandidate {
  readonly entity: EntityKey;
  readonly score: number;
}

/** A mention to be stored. */
export interface MentionRecord extends Span {
  readonly kind: Kind;
  readonly form: Form;
  readonly status: Status;
  /** The key of its entity; null when unresolved. */
  readonly entity: EntityKey | null;
  /** The asserter's confidence in span and kind, 0 to 1; null when not given. */
  readonly score: number | null;
  /** The asserter's confidence in the entity, 0 to 1; null when unresolved or not given. */
  readonly linkScore: number | null;
  /** The candidates of an ambiguous mention, at least two, likeliest first; `entity` is then null. Otherwise empty. */
  readonly candidates: readonly MentionCandidate[];
  readonly assertedBy: Asserter;
}

/** A role to be stored: the span of the words that give somebody's office or occupation. */
export interface RoleRecord extends Span {
  /** The mention of the person. */
  readonly mention: Span;
  /** The mention of the organization or place of the role; null when none is named. */
  readonly of: Span | null;
  /** Start of its sentence. */
  readonly sentence: number;
}

/** A statement to be stored: who said what, in one sentence. */
export interface StatementRecord {
  /** The mention of the speaker. */
  readonly speaker: Span;
  /** The reporting words ("said", "according to"), else the colon, dash or opening quotation mark. Each statement of an article has its own cue. */
  readonly cue: Span;
  /** The content, without quotation marks and final punctuation. A quotation may extend over several sentences. */
  readonly content: Span;
  /** The mention of the addressee; null when nobody is named. */
  readonly addressee: Span | null;
  /** True for quotations, false for reported speech. */
  readonly direct: boolean;
  /** How often a statement found this way is right, 0 to 1. */
  readonly score: number;
  /** The index, in the list of statements, of the statement whose content contains this one; null when there is none. */
  readonly parent: number | null;
  /** Start of the sentence of its cue. */
  readonly sentence: number;
}

/** An article to be stored, with the entities of its mentions. */
export interface ArticleRecord {
  readonly key: ArticleKey;
  readonly file: string;
  readonly line: number | null;
  /**
   * SHA-256 (hex) of the document and of everything that determines its mentions (extractor version, gazetteer): if equal,
   * nothing changed.
   */
  readonly digest: string;
  /** Canonical text: Unicode NFC, `\n` line ends, without boilerplate. All spans are offsets of it. */
  readonly text: string;
  readonly title: string | null;
  readonly byline: string | null;
  readonly publication: Publication | null;
  readonly source: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly section: string | null;
  readonly wordCount: number;
  readonly passages: readonly Passage[];
  readonly sentences: readonly Sentence[];
  readonly mentions: readonly MentionRecord[];
  /** In order of their mentions, no two with the same span. */
  readonly roles: readonly RoleRecord[];
  /** In order of their cues. */
  readonly statements: readonly StatementRecord[];
  /** The entities of `mentions`. The store merges the records that several articles have of one entity. */
  readonly entities: readonly EntityRecord[];
}
