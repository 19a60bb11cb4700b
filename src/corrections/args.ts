/** Declares the arguments of a request for a correction, from which the GraphQL schema builds an input type. */
import type { ArticleKey, EntityKey, Form, Kind, Span } from '../model.ts';

/** A mention by its article and its span at the time of the request. */
export interface MentionKey extends Span {
  readonly article: ArticleKey;
}

/** The value of each type of argument. The first four are global ids in GraphQL and natural keys here. */
interface ArgValues {
  Article: ArticleKey;
  Entity: EntityKey;
  Mention: MentionKey;
  /** Number of the change. */
  Change: number;
  String: string;
  Int: number;
  Boolean: boolean;
  Kind: Kind;
  Form: Form;
  /** ISO 8601 in UTC, from a year (`2005`) to a second. */
  PartialDateTime: string;
}
export type ScalarName = keyof ArgValues;

/** An argument that is an object. */
export interface InputObject {
  readonly name: string;
  readonly description: string;
  readonly fields: Args;
}

type ArgType = ScalarName | InputObject;

export interface Arg {
  /** In brackets for a list. */
  readonly type: ArgType | readonly [ArgType];
  readonly required?: true;
  readonly default?: string;
  readonly description: string;
}

/** By name. */
export type Args = Readonly<Record<string, Arg>>;

type ValueOf<Type> = Type extends ScalarName
  ? ArgValues[Type]
  : Type extends readonly [infer Item]
    ? readonly ValueOf<Item>[]
    : Type extends { readonly fields: infer Fields extends Args }
      ? ValuesOf<Fields>
      : never;

type RequiredName<Declared extends Args> = {
  [Name in keyof Declared]: Declared[Name] extends { readonly required: true } ? Name : never;
}[keyof Declared];

/** The values of arguments; optional ones may be omitted or null. */
export type ValuesOf<Declared extends Args> = {
  readonly [Name in RequiredName<Declared>]: ValueOf<Declared[Name]['type']>;
} & {
  readonly [Name in Exclude<keyof Declared, RequiredName<Declared>>]?: ValueOf<Declared[Name]['type']> | null;
};

// Arguments that several corrections take.
export const ARTICLE_ARG = { type: 'Article', required: true, description: 'Global id of the article.' } as const;
export const MENTION_ARG = { type: 'Mention', required: true, description: 'Global id of the mention.' } as const;
export const ENTITY_ARG = {
  type: 'Entity',
  required: true,
  description: 'Global id of the entity, or one it had before.',
} as const;
