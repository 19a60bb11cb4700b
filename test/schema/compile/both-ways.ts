/** One database asked in two ways: by resolvers alone, and by statements wherever what is asked compiles. */
import { type ExecutionArgs, type ExecutionResult, execute, type GraphQLSchema, parse, validate } from 'graphql';
import { createContext } from '../../../schema/context.ts';
import { maskError } from '../../../schema/errors.ts';
import { createTracingExecutor } from '../../../schema/execute.ts';
import { schema } from '../../../schema/index.ts';
import type { Store } from '../../../src/store/database/open.ts';
import type { RandomOperation } from './operations.ts';
import type { Pool } from './values.ts';

/** What both ways gave, and the root fields of the second that did not compile, with the reasons. */
export interface Compared {
  readonly resolved: string;
  readonly compiled: string;
  /** Whether all of the second was compiled, and what it gives at once when it is asked again; null when it gives nothing so. */
  readonly whole: boolean;
  readonly again: string | null;
  readonly fallbacks: readonly string[];
}

const shown = ({ data, errors }: ExecutionResult): string =>
  JSON.stringify({ data, ...(errors && { errors: errors.map((error) => maskError(error).toJSON()) }) });

/** Asks both ways. Null when the operation is not valid. */
export function bothWays(store: Store): (operation: RandomOperation) => Promise<Compared | null> {
  let fallbacks: string[] = [];
  const executor = createTracingExecutor(store, (field, reason) => fallbacks.push(`${field}: ${reason}`));
  return async ({ source, variables }) => {
    const document = parse(source);
    if (validate(schema, document).length > 0) return null;
    const args = (): ExecutionArgs => ({
      schema,
      document,
      variableValues: variables,
      contextValue: createContext(store),
    });
    fallbacks = [];
    const resolved = shown(await execute(args()));
    const answer = await executor.answer(args());
    const compiled = 'json' in answer ? `{"data":${answer.json}}` : shown(answer.result);
    const again = executor.prepare(args())?.read() ?? null;
    return { resolved, compiled, whole: 'json' in answer, again: again && `{"data":${again}}`, fallbacks };
  };
}

const PAGE = '__typename edges { cursor }';
const SAID = `roles(first: 4) { ${PAGE} } statements(first: 4) { ${PAGE} } mentions(first: 4) { ${PAGE} }`;

const COLLECT = `{
  entities(first: 100) { __typename edges { cursor node { id key name ${SAID}
    articles(first: 4) { ${PAGE} } neighbours(first: 4) { ${PAGE} } duplicates(first: 4) { ${PAGE} } changes(first: 4) { ${PAGE} } } } }
  articles(first: 100) { __typename edges { cursor node { id key title ${SAID}
    passages(first: 4) { ${PAGE} } sentences(first: 4) { ${PAGE} } entities(first: 4) { ${PAGE} }
    related(first: 4) { ${PAGE} } changes(first: 4) { ${PAGE} } } } }
  mentions(first: 60) { __typename edges { cursor node { id sentence { id } } } }
  roles(first: 30) { __typename edges { cursor node { id text } } }
  statements(first: 30) { __typename edges { cursor node { id } } }
  duplicates { ${PAGE} }
  changes(first: 100) { __typename edges { cursor node { id createdBy } } }
}`;

type Json = null | string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

/** Every object of an answer. */
function objectsIn(json: Json): { readonly [name: string]: Json }[] {
  if (typeof json !== 'object' || json === null) return [];
  const inside = Object.values(json).flatMap(objectsIn);
  return Array.isArray(json) ? inside : [json as { readonly [name: string]: Json }, ...inside];
}

const textsOf = (objects: readonly { readonly [name: string]: Json }[], names: readonly string[]): string[] =>
  objects.flatMap((object) => names.flatMap((name) => (typeof object[name] === 'string' ? [object[name]] : [])));

/** What there is to ask for. */
export async function poolOf(asked: GraphQLSchema, store: Store): Promise<Pool> {
  const { data } = await execute({ schema: asked, document: parse(COLLECT), contextValue: createContext(store) });
  const objects = objectsIn(data as Json);
  const cursors: Record<string, string[]> = {};
  for (const { __typename: type, edges } of objects) {
    if (typeof type !== 'string') continue;
    cursors[type] = [...(cursors[type] ?? []), ...textsOf(objectsIn(edges ?? null), ['cursor'])];
  }
  return {
    ids: [...textsOf(objects, ['id']), 'Entity:person/nobody', 'Article:nothing'],
    keys: [...textsOf(objects, ['key']), 'person/augusta-byron', 'nobody'],
    words: [
      'a',
      'en',
      'Gazette',
      ...textsOf(objects, ['name', 'title', 'text', 'createdBy']).flatMap((text) => text.split(/\s+/)),
    ],
    cursors,
  };
}
