/** The Pothos builder: what TypeScript knows of the schema as a whole. Defines no type. */
import SchemaBuilder, { type ArgBuilder as PothosArgBuilder } from '@pothos/core';
import ErrorsPlugin from '@pothos/plugin-errors';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import type { Scope } from '../src/store/database/tokens.ts';
import { may, unauthorized } from './auth.ts';
import type { Context } from './context.ts';
import { SQL } from './engine/plugin.ts';

interface TextScalar {
  Input: string;
  Output: string;
}

export const builder = new SchemaBuilder<{
  Context: Context;
  AuthScopes: { scope: Scope };
  DefaultFieldNullability: false;
  Scalars: {
    ID: TextScalar;
    DateTime: TextScalar;
    PartialDateTime: TextScalar;
    JSON: { Input: never; Output: unknown };
  };
}>({
  // The first is asked first: whoever lacks the scope is told nothing else.
  plugins: [ScopeAuthPlugin, ErrorsPlugin, SQL],
  defaultFieldNullability: false,
  scopeAuth: {
    authScopes: (context) => ({ scope: (scope) => may(context, scope) }),
    unauthorizedError: unauthorized,
  },
  errors: { directResult: true },
});

/** What `builder` knows of all types, for functions that are handed a part of it. */
export type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer Known> ? Known : never;

/** The `t.arg` of a field. */
export type ArgBuilder = PothosArgBuilder<Types>;

/** The `t` of a type whose parents are of that shape. */
export type Fields<Parent> = PothosSchemaTypes.ObjectFieldBuilder<Types, Parent>;
