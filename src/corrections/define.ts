/** What a type of correction defines: its arguments, its form in the log, and what it does. */
import type { ArticleKey, ArticleRecord, Asserter, EntityKey, Span } from '../model.ts';
import type { Placement } from './anchor.ts';
import type { Args, MentionKey, ValuesOf } from './args.ts';
import type { LookUps } from './look-ups.ts';
import type { OverlayBuilder } from './overlay.ts';
import type { ArticleEdit, Zod } from './shapes.ts';
import type { Subject } from './subjects.ts';

/** Why an active correction has no effect. */
export type OrphanReason =
  | 'ARTICLE_GONE'
  | 'TEXT_GONE'
  | 'PLACE_AMBIGUOUS'
  | 'MENTION_GONE'
  | 'PLACE_TAKEN'
  | 'NOT_ONE_SENTENCE'
  | 'MENTION_NAMES_ENTITY'
  | 'ENTITY_GONE';

/** What became of one mention when the text of its article was replaced. */
export interface Replacement {
  readonly surface: string;
  /** In the old text. */
  readonly from: Span;
  /** In the new text; null when it was placed nowhere. */
  readonly to: Span | null;
  readonly placement: Placement;
}

/** An article to which a correction is applied. */
export interface WorkingArticle {
  readonly record: ArticleRecord;
  /** Metadata that earlier corrections set: a new text does not overwrite it. */
  readonly edits: ArticleEdit;
}

/** What a correction makes of an article; what is left out stays as it was. */
export interface AppliedToArticle {
  /** Null when the article is removed. */
  readonly record?: ArticleRecord | null;
  readonly edits?: ArticleEdit;
  /** Why it had no effect, or only part of it. */
  readonly orphanReason?: OrphanReason | null;
  readonly replacements?: readonly Replacement[];
}

/** Which nodes the payload of the mutation has, and how each is found from the correction. */
export interface PayloadKeys<Correction> {
  entity?(correction: Correction): EntityKey;
  newEntity?(correction: Correction): EntityKey;
  article?(correction: Correction): ArticleKey;
  mention?(correction: Correction): MentionKey;
}
export type PayloadField = keyof PayloadKeys<unknown>;

/** The GraphQL mutation by which a change is requested. */
export interface MutationDefinition<Declared extends Args = Args> {
  /** A verb and its object, such as `mergeEntities`. */
  readonly name: string;
  readonly description: string;
  readonly args: Declared;
}

type Output<Schema> = Schema extends { readonly _output: infer Correction } ? Correction : never;

// Methods, not properties: only so may their parameters vary, and definitions of all types fit into one list.
export interface CorrectionDefinition<
  Type extends string,
  Declared extends Args,
  Schema,
  Correction = Output<Schema>,
  Request = { readonly type: Type } & ValuesOf<Declared>,
> {
  /** The name of the type, in the log and in the enum `ChangeType`. */
  readonly type: Type;
  /** What is so once it is applied, for the enum `ChangeType`. */
  readonly description: string;
  readonly mutation: MutationDefinition<Declared>;
  /** The correction as the log keeps it. The order of its fields is that of exported lines. */
  schema(z: Zod): Schema;
  /** Checks a request against the knowledge base. Throws BAD_USER_INPUT, NOT_FOUND and `ChangeConflict`. */
  resolve(request: Request, lookUps: LookUps): Omit<Correction, 'type'>;
  /** Everything that it touches. A correction that touches an article is applied to it, and likewise of an entity. */
  subjects(correction: Correction): readonly Subject[];
  readonly payload: PayloadKeys<Correction>;
  applyToArticle?(article: WorkingArticle, correction: Correction, assertedBy: Asserter): AppliedToArticle;
  applyToEntity?(overlay: OverlayBuilder, correction: Correction, assertedBy: Asserter): void;
  /** Entities without which it has no effect. Default: none. */
  requiredEntities?(correction: Correction): readonly EntityKey[];
}

/** Infers the types of the correction and of its request from its schema and arguments. */
export function defineCorrection<const Type extends string, const Declared extends Args, Schema>(
  definition: CorrectionDefinition<Type, Declared, Schema> & {
    schema(z: Zod): { readonly _output: { type: NoInfer<Type> } };
  },
): CorrectionDefinition<Type, Declared, Schema> {
  return definition;
}
