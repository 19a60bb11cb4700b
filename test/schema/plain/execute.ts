/** Executes operations over a loaded knowledge base: graphql-js, the printed schema and one resolver for all fields. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  GraphQLScalarType,
  type GraphQLSchema,
  Kind,
} from 'graphql';
import { PACKAGE_ROOT } from '../../../src/package-root.ts';
import { ARTICLE_FIELDS, PASSAGE_FIELDS, SENTENCE_FIELDS } from './article-fields.ts';
import { ARTICLE_STATE_FIELDS, CHANGE_FIELDS, ENTITY_STATE_FIELDS, MENTION_STATE_FIELDS } from './changes.ts';
import { DUPLICATE_FIELDS } from './duplicates.ts';
import { ALIAS_FIELDS, ENTITY_FIELDS } from './entity-fields.ts';
import { Refusal, refuseFirst } from './errors.ts';
import { problemsOfIds } from './filter-check.ts';
import { AREA_FIELDS, LOCATION_FIELDS } from './locations.ts';
import { MENTION_FIELDS, ROLE_FIELDS, STATEMENT_FIELDS } from './mention-fields.ts';
import type { Base } from './model.ts';
import { QUERY_FIELDS } from './query-fields.ts';
import { CHANGED_FIELDS } from './revisions.ts';
import { RUN_FIELDS } from './runs.ts';
import { SLICE_FIELDS, SPAN_FIELDS } from './spans.ts';

type Field = (source: never, args: never, base: Base) => unknown;

/** By type: the fields that are no property of its objects. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  Alias: ALIAS_FIELDS,
  Area: AREA_FIELDS,
  Article: ARTICLE_FIELDS,
  ArticleState: ARTICLE_STATE_FIELDS,
  Change: CHANGE_FIELDS,
  Run: RUN_FIELDS,
  Changed: CHANGED_FIELDS,
  Duplicate: DUPLICATE_FIELDS,
  Entity: ENTITY_FIELDS,
  EntityState: ENTITY_STATE_FIELDS,
  Highlight: SLICE_FIELDS,
  Location: LOCATION_FIELDS,
  Mention: MENTION_FIELDS,
  MentionState: MENTION_STATE_FIELDS,
  Passage: PASSAGE_FIELDS,
  Query: QUERY_FIELDS,
  Role: ROLE_FIELDS,
  Sentence: SENTENCE_FIELDS,
  Slice: SLICE_FIELDS,
  Span: SPAN_FIELDS,
  Statement: STATEMENT_FIELDS,
};

const SCHEMA_FILE = join(PACKAGE_ROOT, 'schema/schema.graphql');

/** A date as it is, a time in UTC to the minute or second that it says. */
const parseDate = (value: unknown): string => {
  const text = String(value);
  if (!text.includes('T')) return text;
  const isToSecond = /T\d\d:\d\d:/.test(text);
  return `${new Date(text).toISOString().slice(0, isToSecond ? 19 : 16)}Z`;
};

/** The schema as it is printed. */
export function printedSchema(): GraphQLSchema {
  const schema = buildSchema(readFileSync(SCHEMA_FILE, 'utf8'));
  const date = schema.getType('PartialDateTime');
  if (!(date instanceof GraphQLScalarType)) throw new Error('The schema has no PartialDateTime.');
  date.parseValue = parseDate;
  date.parseLiteral = (node) => parseDate(node.kind === Kind.STRING ? node.value : null);
  return schema;
}

/** Told of each field that gave something. */
export type OnField = (info: GraphQLResolveInfo, args: Readonly<Record<string, unknown>>, value: unknown) => void;

/** An error as it is compared: what it says, and the field it says it of. */
export interface FieldError {
  readonly code: string;
  readonly message: string;
  readonly path: readonly (string | number)[];
}

export interface PlainAnswer {
  readonly result: ExecutionResult;
  /** All errors that fields of the operation meet; an answer tells some of them. */
  readonly errors: readonly FieldError[];
}

const pathOf = (info: GraphQLResolveInfo): (string | number)[] => {
  const path: (string | number)[] = [];
  for (let at: GraphQLResolveInfo['path'] | undefined = info.path; at; at = at.prev) path.unshift(at.key);
  return path;
};

const resolveField = (
  source: unknown,
  args: Readonly<Record<string, unknown>>,
  { parentType, fieldName }: GraphQLResolveInfo,
  base: Base,
): unknown => {
  refuseFirst(problemsOfIds(args.filter));
  const field = FIELDS[parentType.name]?.[fieldName];
  if (field) return field(source as never, args as never, base);
  const property = (source as Readonly<Record<string, unknown>>)[fieldName];
  if (property === undefined) throw new Error(`${parentType.name}.${fieldName} is not known.`);
  return typeof property === 'function' ? property.call(source, args) : property;
};

export class PlainExecutor {
  readonly schema: GraphQLSchema;
  readonly #base: Base;
  readonly #onField: OnField;

  constructor(schema: GraphQLSchema, base: Base, onField: OnField = () => {}) {
    this.schema = schema;
    this.#base = base;
    this.#onField = onField;
  }

  async execute(document: DocumentNode, variableValues: Readonly<Record<string, unknown>>): Promise<PlainAnswer> {
    const errors: FieldError[] = [];
    const resolve: GraphQLFieldResolver<unknown, unknown> = async (source, args, _context, info) => {
      const note = (error: Refusal, path: readonly (string | number)[]) =>
        errors.push(...[error, ...error.others].map(({ code, message }) => ({ code, message, path })));
      try {
        const value = resolveField(source, args, info, this.#base);
        const items: readonly unknown[] = Array.isArray(value) ? value : [];
        for (const [index, item] of items.entries()) if (item instanceof Refusal) note(item, [...pathOf(info), index]);
        this.#onField(info, args, value);
        return value;
      } catch (error) {
        if (error instanceof Refusal) note(error, pathOf(info));
        throw error;
      }
    };
    const result = await execute({
      schema: this.schema,
      document,
      variableValues,
      fieldResolver: resolve,
    });
    return { result, errors };
  }
}
