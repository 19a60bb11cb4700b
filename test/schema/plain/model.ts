/** The nouns of the schema as objects that refer to each other, with what the tables say of them and nothing that is derived. */

import type { Asserter, Form, Kind, PassageRole, Precision, Span, StatementMode, Status } from '../../../src/model.ts';
import type { PlaceLocation } from '../../../src/store/database/locations.ts';
import type { RunProblem } from './tables.ts';

export interface Article {
  readonly __typename: 'Article';
  readonly rowId: number;
  readonly key: string;
  readonly title: string | null;
  readonly text: string;
  readonly textHash: string;
  readonly wordCount: number;
  readonly publishedAt: string | null;
  readonly publishedPrecision: Precision | null;
  readonly source: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly byline: string | null;
  readonly section: string | null;
  readonly seedFile: string;
  readonly seedLine: number | null;
  /** Each list in reading order. */
  readonly passages: Passage[];
  readonly sentences: Sentence[];
  /** Of every status. */
  readonly mentions: Mention[];
  readonly roles: Role[];
  readonly statements: Statement[];
  /** One for each entity with an accepted mention in it. */
  readonly appearances: Appearance[];
  /** Null when there is no other version of it. */
  version: Version | null;
}

export interface Version {
  readonly article: Article;
  readonly first: Article;
  /** Seconds since 1970, for orders and cursors. */
  readonly published: number;
  readonly likeness: number;
  readonly repeats: Article | null;
}

export interface Passage extends Span {
  readonly __typename: 'Passage';
  readonly article: Article;
  readonly role: PassageRole;
}

export interface Sentence extends Span {
  readonly __typename: 'Sentence';
  readonly article: Article;
  readonly passage: Passage;
}

export interface Entity {
  readonly __typename: 'Entity';
  readonly rowId: number;
  readonly key: string;
  readonly kind: Kind;
  readonly name: string;
  readonly inGazetteer: boolean;
  readonly aliases: Alias[];
  readonly identifiers: Identifier[];
  location: PlaceLocation | null;
  /** The areas that contain it. */
  readonly containers: Entity[];
  /** Keys that lead to it beside its own. */
  readonly formerKeys: string[];
  /** Of every status. */
  readonly mentions: Mention[];
  /** One for each article with an accepted mention of it. */
  readonly appearances: Appearance[];
}

export interface Alias {
  readonly rowId: number;
  readonly name: string;
  readonly form: Form;
  /** Key of the merged entity under which it came. */
  readonly originKey: string | null;
  readonly assertedBy: Asserter;
}

export interface Identifier {
  readonly scheme: string;
  readonly value: string;
  readonly assertedBy: Asserter;
}

export interface Mention extends Span {
  readonly __typename: 'Mention';
  readonly article: Article;
  readonly sentence: Sentence;
  readonly surfaceId: number;
  readonly surface: string;
  readonly kind: Kind;
  readonly form: Form;
  readonly status: Status;
  readonly entity: Entity | null;
  readonly score: number | null;
  readonly linkScore: number | null;
  readonly assertedBy: Asserter;
  readonly originKey: string | null;
  readonly candidates: { readonly entity: Entity; readonly score: number }[];
}

export interface Role extends Span {
  readonly __typename: 'Role';
  readonly article: Article;
  readonly sentence: Sentence;
  readonly text: string;
  readonly mention: Mention;
  readonly ofMention: Mention | null;
}

export interface Statement {
  readonly __typename: 'Statement';
  readonly rowId: number;
  readonly article: Article;
  readonly sentence: Sentence;
  readonly cue: Span;
  readonly content: Span;
  readonly text: string;
  readonly mode: StatementMode;
  readonly score: number;
  readonly speaker: Mention;
  readonly addressee: Mention | null;
  parent: Statement | null;
}

/** An entity in an article that has accepted mentions of it. */
export interface Appearance {
  readonly article: Article;
  readonly entity: Entity;
  /** Accepted mentions, in reading order. */
  readonly mentions: Mention[];
  /** As stored, for orders and cursors: its last bits depend on how it was added up. */
  readonly salience: number;
}

export interface Duplicate {
  readonly __typename: 'Duplicate';
  readonly entity: Entity;
  readonly other: Entity;
  readonly score: number;
  readonly reason: string;
  readonly name: string;
  readonly otherName: string;
}

export interface Change {
  readonly __typename: 'Change';
  readonly number: number;
  readonly key: string;
  readonly type: string;
  readonly input: unknown;
  readonly reason: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly undoesNumber: number | null;
  readonly undoneByNumber: number | null;
  readonly orphanReason: string | null;
  /** Row ids of what it touches, by sort. */
  readonly subjects: { readonly sort: string; readonly rowId: number }[];
}

/** As the log keeps it. */
export interface Snapshot {
  readonly entities: { readonly key: string }[];
  readonly articles: {
    readonly key: string;
    readonly publication: { readonly at: string; readonly precision: Precision } | null;
  }[];
  readonly mentions: (Span & { readonly article: string; readonly entity: string | null })[];
}

/** That a thing, which may be gone, changed last in a revision. */
export interface Changed {
  readonly revision: number;
  readonly type: 'ARTICLE' | 'ENTITY';
  readonly rowId: number;
  readonly key: string;
}

export interface Run {
  readonly __typename: 'Run';
  readonly number: number;
  readonly command: string;
  readonly createdBy: string | null;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly extractor: string | null;
  readonly extractorVersion: string | null;
  readonly datelineVersion: string | null;
  readonly databaseVersion: number | null;
  readonly articlesAdded: number;
  readonly articlesChanged: number;
  readonly articlesRemoved: number;
  readonly articlesUnchanged: number;
  readonly problemCount: number;
  readonly errorCount: number;
  readonly found: readonly RunProblem[];
}

/** All that a knowledge base holds. */
export interface Base {
  readonly articles: Article[];
  readonly entities: Entity[];
  readonly mentions: Mention[];
  readonly roles: Role[];
  readonly statements: Statement[];
  readonly duplicates: Duplicate[];
  readonly changes: Change[];
  /** Every surface that is indexed for search, whether a mention prints it or not. */
  readonly surfaces: { readonly rowId: number; readonly surface: string }[];
  readonly runs: readonly Run[];
  readonly revisions: { readonly epoch: string; readonly current: number; readonly oldest: number };
  readonly changed: Changed[];
}

/** A mention in a byline, caption or credit, or in an article that repeats another. */
export const isPeripheral = ({ article, sentence }: Mention): boolean =>
  Boolean(article.version?.repeats) || ['BYLINE', 'CAPTION', 'CREDIT'].includes(sentence.passage.role);

/** An accepted mention other than a demonym, and not peripheral. */
export const counts = (mention: Mention): boolean =>
  mention.status === 'ACCEPTED' && mention.form !== 'DEMONYM' && !isPeripheral(mention);

/** An accepted demonym that is not peripheral. */
export const isCountedDemonym = (mention: Mention): boolean =>
  mention.status === 'ACCEPTED' && mention.form === 'DEMONYM' && !isPeripheral(mention);
