/** The Pothos builder: what TypeScript knows of the schema as a whole, and what Relay adds to it. Defines no type of ours. */
import SchemaBuilder, { type ArgBuilder as PothosArgBuilder } from '@pothos/core';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import type { Scope } from '../src/store/database/tokens.ts';
import { may, unauthorized } from './auth.ts';
import { COMPILES } from './compiles.ts';
import type { Context } from './context.ts';
import { decodeGlobalId, encodeGlobalId } from './global-id.ts';
import { IDS, PAGE_SIZE, within } from './limits.ts';

interface TextScalar {
  Input: string;
  Output: string;
}

export const builder = new SchemaBuilder<{
  Context: Context;
  AuthScopes: { scope: Scope };
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  Scalars: {
    ID: TextScalar;
    DateTime: TextScalar;
    PartialDateTime: TextScalar;
    JSON: { Input: never; Output: unknown };
  };
}>({
  // The first is asked first: whoever may not, is told nothing else.
  plugins: [ScopeAuthPlugin, ErrorsPlugin, RelayPlugin, COMPILES],
  defaultFieldNullability: false,
  scopeAuth: {
    authScopes: (context) => ({ scope: (scope) => may(context, scope) }),
    unauthorizedError: unauthorized,
  },
  errors: { directResult: true },
  relay: {
    encodeGlobalID: encodeGlobalId,
    decodeGlobalID: decodeGlobalId,
    idFieldOptions: {
      compiles: true,
      description:
        'The global id. It comes from natural keys, holds across reseeds and refetches this very thing through `node`. Treat it as opaque.',
    },
    nodeTypeOptions: { description: 'A thing with a global id.' },
    nodeQueryOptions: {
      compiles: true,
      description: 'The thing with this global id; null when there is none (any more).',
      args: {
        id: { description: 'A global id as any `id` field gives it. BAD_USER_INPUT when it does not look like one.' },
      },
    },
    nodesQueryOptions: {
      compiles: true,
      description: 'The things with these global ids, in their order; null for each that there is none of.',
      args: {
        ids: { description: `At most ${IDS.most} global ids. BAD_USER_INPUT when one does not look like an id.` },
      },
      resolve: (_root, { ids }, _context, _info, resolveNodes) => {
        within(IDS, 'ids', ids.length);
        return resolveNodes(ids);
      },
    },
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    hasNextPageFieldOptions: { description: 'Whether the list goes on after this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether the list has something before this page.' },
    startCursorFieldOptions: { description: 'Cursor of the first edge, for `before`; null when the page is empty.' },
    endCursorFieldOptions: { description: 'Cursor of the last edge, for `after`; null when the page is empty.' },
    firstArgOptions: {
      description: `How many to give from the start, or from \`after\`: 1 to ${PAGE_SIZE.most}. Without \`first\` and \`last\` it is ${PAGE_SIZE.default}. Not together with \`last\`.`,
    },
    lastArgOptions: {
      description: `How many to give from the end, or up to \`before\`: 1 to ${PAGE_SIZE.most}. Not together with \`first\`.`,
    },
    afterArgOptions: { description: 'Give what comes after this cursor.' },
    beforeArgOptions: { description: 'Give what comes before this cursor.' },
  },
});

/** What `builder` knows of all types, for functions that are handed a part of it. */
export type SchemaTypes = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer Known> ? Known : never;

/** The `t.arg` of a field. */
export type ArgBuilder = PothosArgBuilder<SchemaTypes>;
