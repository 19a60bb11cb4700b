/** The nouns of Dateline, as every room knows them; imports nothing. */

/** A half-open slice of a text, `start <= i < end`, in UTF-16 code units of that text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What sort of thing an entity is. `OTHER` holds events, works, laws and whatever else has a name. */
export const KINDS = ['PERSON', 'ORGANIZATION', 'PLACE', 'OTHER'] as const;
export type Kind = (typeof KINDS)[number];

/** How a mention or an alias names its entity: in full, by part of the name, by initials, or by its people ("French"). */
export const FORMS = ['FULL_NAME', 'SHORT_NAME', 'ACRONYM', 'DEMONYM'] as const;
export type Form = (typeof FORMS)[number];

/** Whether a mention counts: accepted, waiting for a human's judgement, or refused. */
export const STATUSES = ['ACCEPTED', 'CANDIDATE', 'REJECTED'] as const;
export type Status = (typeof STATUSES)[number];

/** What a passage of an article is. */
export const PASSAGE_ROLES = ['HEADLINE', 'BYLINE', 'DATELINE', 'PARAGRAPH'] as const;
export type PassageRole = (typeof PASSAGE_ROLES)[number];

/** How exactly a time of publication is known. */
export const PRECISIONS = ['YEAR', 'MONTH', 'DAY', 'MINUTE', 'SECOND'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** How what was said is given: quoted word for word, or in the words of the article. */
export const STATEMENT_MODES = ['DIRECT', 'REPORTED'] as const;
export type StatementMode = (typeof STATEMENT_MODES)[number];

/** Who asserts a thing: a seed file, the baked gazetteer, an extractor, or a human's correction. */
export const ASSERTER_TYPES = ['SEED', 'GAZETTEER', 'EXTRACTOR', 'CORRECTION'] as const;
export type AsserterType = (typeof ASSERTER_TYPES)[number];

/** Who asserts a thing, precisely enough to tell two of the same type apart; `version` is null where there is none. */
export interface Asserter {
  readonly type: AsserterType;
  readonly name: string;
  readonly version: string | null;
}

declare const brand: unique symbol;
type Branded<T, B extends string> = T & { readonly [brand]: B };

/** The natural key of an article: unique, from the seed's own identifier or its path; never a row number. */
export type ArticleKey = Branded<string, 'ArticleKey'>;
/** The natural key of an entity, `kind/slug`, such as `person/ada-lovelace`; from its kind and name, or given by a gazetteer. */
export type EntityKey = Branded<string, 'EntityKey'>;

/** The maximum length of both kinds of keys, in UTF-16 code units. */
export const MAX_KEY = 400;

/** The kind that an entity key begins with; null when it does not begin with one. */
export function kindOfKey(key: string): Kind | null {
  return KINDS.find((kind) => key.startsWith(`${kind.toLowerCase()}/`) && key.length > kind.length + 1) ?? null;
}

/** A moment of publication: an ISO 8601 UTC timestamp (`2005-03-24T00:00:00Z`), the start of the period known. */
export interface Publication {
  readonly at: string;
  readonly precision: Precision;
}

/** Whether it is an address that an article may have: one of the web. */
export function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);
}

/** A tag of a language in its canonical form (BCP 47); null when it is none. */
export function languageTag(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    return null;
  }
}

/** A parsed article before it is stored: its text still as its file has it, in parts, and what the file says about it. */
export interface Document {
  readonly key: ArticleKey;
  /** Path of the seed file relative to its seeds folder, with `/`. */
  readonly file: string;
  /** Line of the file, from 1, where one file holds many articles; otherwise null. */
  readonly line: number | null;
  /** The pieces of text in reading order. */
  readonly parts: readonly DocumentPart[];
  readonly publication: Publication | null;
  readonly source: string | null;
  readonly url: string | null;
  /** BCP 47 tag such as `en`. */
  readonly language: string | null;
  readonly section: string | null;
  /** Stand-off annotation found beside the file; null when there is none and the extractor is to read the text. */
  readonly annotations: readonly Annotation[] | null;
  /** SHA-256 (hex) of everything above as the files gave it: equal digests, equal documents. */
  readonly digest: string;
}

/** A piece of raw text of a document. `BODY` still has to be cut into passages; `HEADLINE` and `BYLINE` were told apart by the format. */
export interface DocumentPart {
  readonly role: 'HEADLINE' | 'BYLINE' | 'BODY';
  readonly text: string;
  /** Where `text` begins in the file, in Unicode code points; null when it does not stand there letter for letter. */
  readonly at: number | null;
}

/** One stand-off assertion about a raw file: a span in Unicode code points of the file as decoded, BOM excluded. */
export interface Annotation {
  /** Its name in the stand-off file, such as `T1`. */
  readonly id: string;
  /** Line of the stand-off file, from 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
  readonly form: Form | null;
  /** The surface the stand-off file quotes. */
  readonly surface: string;
  /** The entity it is linked to; null when the file links it to none. */
  readonly entity: AnnotatedEntity | null;
}

/** What a stand-off file says of the entity behind an annotation: its key if given, its name, its identifiers. */
export interface AnnotatedEntity {
  readonly key: EntityKey | null;
  readonly name: string | null;
  readonly identifiers: readonly Identifier[];
}

/** A name of an entity in somebody else's scheme: `{ scheme: 'wikidata', value: 'Q813' }`. */
export interface Identifier {
  readonly scheme: string;
  readonly value: string;
}

/** A name an entity may go by. */
export interface Alias {
  readonly name: string;
  readonly form: Form;
  readonly assertedBy: Asserter;
}

/** An entity as seeds, gazetteer or resolver know it, ready to be stored. */
export interface EntityRecord {
  readonly key: EntityKey;
  readonly kind: Kind;
  /** The one name shown to people. */
  readonly name: string;
  readonly aliases: readonly Alias[];
  readonly identifiers: readonly (Identifier & { readonly assertedBy: Asserter })[];
  /** Keys that used to mean this entity and now redirect to it. */
  readonly formerKeys: readonly EntityKey[];
}

export interface Passage extends Span {
  readonly role: PassageRole;
}

export interface Sentence extends Span {
  /** Start of the passage it stands in. */
  readonly passage: number;
}

/** One of the entities that an ambiguous mention may name; `score` says how likely, 0 to 1. */
export interface MentionCandidate {
  readonly entity: EntityKey;
  readonly score: number;
}

/** A mention ready to be stored. */
export interface MentionRecord extends Span {
  readonly kind: Kind;
  readonly form: Form;
  readonly status: Status;
  /** Key of the entity it names; null when openly unresolved. */
  readonly entity: EntityKey | null;
  /** How sure the asserter is that this span names something of this kind, 0 to 1; null when it does not say. */
  readonly score: number | null;
  /** How sure the asserter is of the entity, 0 to 1; null when unresolved or not said. */
  readonly linkScore: number | null;
  /** What it may name when it is ambiguous, at least two, likeliest first; then `entity` is null. Otherwise none. */
  readonly candidates: readonly MentionCandidate[];
  readonly assertedBy: Asserter;
}

/** A role ready to be stored: words of the text that say what somebody is, by office or calling. */
export interface RoleRecord extends Span {
  /** The mention of who has the role. */
  readonly mention: Span;
  /** The mention of the organization or place that the sentence says the role is of; null when it names none. */
  readonly of: Span | null;
  /** Start of the sentence that says so. */
  readonly sentence: number;
}

/** A statement ready to be stored: who said what, by the words of one sentence. */
export interface StatementRecord {
  /** The mention of who speaks. */
  readonly speaker: Span;
  /** The words that say so: "said", "according to". No two statements of an article have one cue. */
  readonly cue: Span;
  /** What was said, without quotation marks and the stop at its end. */
  readonly content: Span;
  /** The mention of who is spoken to; null when nobody is named. */
  readonly addressee: Span | null;
  /** True when the content is quoted word for word. */
  readonly direct: boolean;
  /** Index, in the list this stands in, of the statement within whose content this one is made; null when in none. */
  readonly parent: number | null;
  /** Start of the sentence that says so. */
  readonly sentence: number;
}

/** An article ready to be stored, with every entity its mentions name. */
export interface ArticleRecord {
  readonly key: ArticleKey;
  readonly file: string;
  readonly line: number | null;
  /** SHA-256 (hex) of the document and of all that shaped its mentions (extractor version, gazetteer): equal means nothing to do. */
  readonly digest: string;
  /** Canonical text: Unicode NFC, `\n` line ends, boilerplate dropped. Every span of the record points into it. */
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
  /** In order of their mentions; no two with one span. */
  readonly roles: readonly RoleRecord[];
  /** In order of their cues. */
  readonly statements: readonly StatementRecord[];
  /** The entities that `mentions` name. One key may come from many articles; the store joins what they say. */
  readonly entities: readonly EntityRecord[];
}
