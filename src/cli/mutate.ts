/** Runs one mutation of the schema on a database of this machine: the command line can do what GraphQL can, and nothing else. */
import { graphql } from 'graphql';
import { createWritingContext } from '../../schema/context.ts';
import { maskError } from '../../schema/errors.ts';
import { schema } from '../../schema/index.ts';
import { DatelineError, type ErrorCode } from '../problem.ts';
import { openStore } from '../store/database/open.ts';
import { openWriter } from '../store/database/writer.ts';

export interface Mutation {
  /** Such as `mergeEntities`. */
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

interface Named {
  readonly name: string;
}

/** What it did or, as a preview, would do. */
export interface Outcome {
  /** Null for a preview. */
  readonly change: { readonly number: number } | null;
  readonly outcome: {
    readonly entities: readonly (Named & { readonly id: string })[];
    readonly articles: readonly { readonly id: string }[];
    readonly mentionCount: number;
    readonly replacements: readonly { readonly surface: string; readonly placement: string }[];
    readonly orphaned: readonly { readonly number: number; readonly type: string }[];
  };
}

type Result = Outcome & { readonly __typename: string; readonly message?: string };

const CODES: Readonly<Record<string, ErrorCode>> = {
  BadInputError: 'BAD_USER_INPUT',
  NotFoundError: 'NOT_FOUND',
  ConflictError: 'CONFLICT',
  BusyError: 'DATABASE_BUSY',
};

/** In the terms of GraphQL an unknown name would be a field that does not exist. */
function refuseUnknown(name: string): void {
  const known = Object.keys(schema.getMutationType()?.getFields() ?? {});
  if (known.includes(name)) return;
  throw new DatelineError(
    'BAD_USER_INPUT',
    `There is no mutation ${JSON.stringify(name)}; there are ${known.join(', ')}.`,
  );
}

const operationFor = (name: string): string => `
  mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) {
    result: ${name}(input: $input) {
      __typename
      ... on MutationError { message }
      ... on ChangePayload {
        change { number }
        outcome {
          entities { id name }
          articles { id }
          mentionCount
          before { entities { key kind name mentionCount } articles { key title } mentions { articleKey surface status entityKey } }
          after { entities { key kind name mentionCount } articles { key title } mentions { articleKey surface status entityKey } }
          replacements { surface placement from { start end } to { start end } }
          orphaned { number type }
        }
      }
    }
  }`;

/** Does it in the name of `by`. Rejects with a DatelineError for whatever the mutation answers in place of a change. */
export async function mutate(
  { name, input }: Mutation,
  { database, by }: { database: string; by: string },
): Promise<Outcome> {
  refuseUnknown(name);
  const store = openStore(database, { readonly: true });
  const writer = openWriter(database);
  const contextValue = createWritingContext(store, { writer, caller: () => ({ name: by, scopes: ['correct'] }) });
  try {
    const { data, errors } = await graphql({
      schema,
      source: operationFor(name),
      variableValues: { input },
      contextValue,
    });
    if (errors?.[0]) throw expected(errors[0]);
    const result = data?.result as Result;
    const { __typename: type, message, ...outcome } = result;
    if (message === undefined) return outcome;
    throw new DatelineError(CODES[type] ?? 'INTERNAL_SERVER_ERROR', message);
  } finally {
    contextValue.end();
    writer.close();
    store.close();
  }
}

/** An error as commands throw it: what nobody expected stays what it was. */
function expected(error: Error & { readonly originalError?: Error | undefined }): Error {
  const { message, extensions } = maskError(error);
  const code = extensions.code as ErrorCode;
  return code === 'INTERNAL_SERVER_ERROR' ? (error.originalError ?? error) : new DatelineError(code, message);
}
