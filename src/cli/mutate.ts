/** Runs one mutation of the schema on a local database, so that the command line can change exactly what GraphQL can. */
import { graphql } from 'graphql';
import { createWritingContext } from '../../schema/context.ts';
import { maskError } from '../../schema/errors.ts';
import { schema } from '../../schema/index.ts';
import { CHANGE_DEFINITIONS } from '../corrections/definitions.ts';
import { DatelineError, type ErrorCode } from '../problem.ts';
import { openStore } from '../store/database/open.ts';
import { openWriter } from '../store/database/writer.ts';

export interface Mutation {
  /** Such as `mergeEntities`. */
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What the mutation did or, as a preview, would do. */
export interface MutationResult {
  /** Null for a preview. */
  readonly change: { readonly number: number } | null;
  readonly outcome: {
    readonly entities: readonly { readonly id: string; readonly name: string }[];
    readonly articles: readonly { readonly id: string }[];
    readonly mentionCount: number;
    readonly replacements: readonly { readonly surface: string; readonly placement: string }[];
    readonly orphaned: readonly { readonly number: number; readonly type: string }[];
  };
}

type Answer = MutationResult & { readonly __typename: string; readonly message?: string };

/** By the types of the result unions. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  BadInputError: 'BAD_USER_INPUT',
  NotFoundError: 'NOT_FOUND',
  ConflictError: 'CONFLICT',
  BusyError: 'DATABASE_BUSY',
};

/** Throws a clearer error than the validation of GraphQL would. */
function refuseUnknown(name: string): void {
  const known = CHANGE_DEFINITIONS.map(({ mutation }): string => mutation.name).sort();
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

/** `by` is the author, for the log. Rejects with a DatelineError when the mutation answers one of its error types. */
export async function mutate(
  { name, input }: Mutation,
  { database, by }: { database: string; by: string },
): Promise<MutationResult> {
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
    if (errors?.[0]) throw commandError(errors[0]);
    const { result } = data as { readonly result: Answer };
    const { __typename: type, message, ...outcome } = result;
    if (message === undefined) return outcome;
    throw new DatelineError(CODES[type] ?? 'INTERNAL_SERVER_ERROR', message);
  } finally {
    contextValue.end();
    writer.close();
    store.close();
  }
}

/** The error that the command throws: a DatelineError when it is expected, otherwise the original one. */
function commandError(error: Error & { readonly originalError?: Error | undefined }): Error {
  if (error.originalError instanceof DatelineError) return error.originalError;
  const { message, extensions } = maskError(error);
  const code = extensions.code as ErrorCode;
  return code === 'INTERNAL_SERVER_ERROR' ? (error.originalError ?? error) : new DatelineError(code, message);
}
