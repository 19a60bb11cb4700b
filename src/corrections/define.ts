/** Declares what defines a type of correction: its arguments, its schema in the log, and its effect. */
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

/** The placement of one mention after the text of its article was replaced. */
export interface Replacement {
  readonly surface: string;
  /** In the old text. */
  readonly from: Span;
  /** In the new text; null when the mention is removed. */
  readonly to: Span | null;
  readonly placement: Placement;
}

/** An article to which a correction is applied. */
export interface WorkingArticle {
  readonly record: ArticleRecord;
  /** Metadata set by earlier corrections, which a new text does not overwrite. */
  readonly edits: ArticleEdit;
}

/** The effect of a correction on an article; omitted fields are unchanged. */
export interface AppliedToArticle {
  /** Null when the article is removed. */
  readonly record?: ArticleRecord | null;
  readonly edits?: ArticleEdit;
  /** Why it had no effect, or only a partial one. */
  readonly orphanReason?: OrphanReason | null;
  readonly replacements?: readonly Replacement[];
}

/** The nodes in the payload of the mutation, each with its key by the correction. */
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

// Methods, not properties: their parameters are bivariant, so definitions of all types fit into one list.
export interface CorrectionDefinition<
  Type extends string,
  Declared extends Args,
  Schema,
  Correction = Output<Schema>,
  Request = { readonly type: Type } & ValuesOf<Declared>,
> {
  /** The name of the type, in the log and in the enum `ChangeType`. */
  readonly type: Type;
  /** Description of its value of the enum `ChangeType`: the state after it is applied. */
  readonly description: string;
  readonly mutation: MutationDefinition<Declared>;
  /** Schema of the correction in the log. The order of its fields is the order in exported lines. */
  schema(z: Zod): Schema;
  /** Checks a request against the knowledge base. Throws BAD_USER_INPUT, NOT_FOUND and `ChangeConflict`. */
  resolve(request: Request, lookUps: LookUps): Omit<Correction, 'type'>;
  /** The articles, entities and mentions that it touches; it is applied to each of those articles and entities. */
  subjects(correction: Correction): readonly Subject[];
  readonly payload: PayloadKeys<Correction>;
  applyToArticle?(article: WorkingArticle, correction: Correction, assertedBy: Asserter): AppliedToArticle;
  applyToEntity?(overlay: OverlayBuilder, correction: Correction, assertedBy: Asserter): void;
  /** The entities that must exist for it to have an effect. Default: none. */
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
