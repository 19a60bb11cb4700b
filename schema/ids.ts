/** Global ids: fields that give them, and arguments that take them. */
import { DatelineError } from '../src/problem.ts';
import { type Bound, type Sql, text } from '../src/store/sql/expression.ts';
import { concat } from '../src/store/sql/operators.ts';
import { decoded } from './engine/decoded.ts';
import { decodeGlobalId } from './global-id.ts';

export const ID =
  'The global id. It comes from natural keys, holds across reseeds and refetches this very thing through `node`. Treat it as opaque.';

/** The global id of a thing of that type with that natural key. */
export const globalId = <T extends string | null>(typename: string, key: Sql<T>): Sql<string | Extract<T, null>> =>
  concat<string | null>(text(`${typename}:`), key) as Sql<string | Extract<T, null>>;

/** The natural key in an id that has to be of that type. BAD_USER_INPUT for any other. */
function keyOf(typename: string, globalId: string): string {
  const decoded = decodeGlobalId(globalId);
  if (decoded.typename === typename) return decoded.id;
  throw new DatelineError('BAD_USER_INPUT', `ID: ${globalId} is not of type: ${typename}`);
}

/** The natural key in a deferred id. */
export const keyIn = (typename: string, id: Bound<string>): Bound<string> => id.map((value) => keyOf(typename, value));

/** Marks a global id of an entity, or a list of them: declarations are given the keys. */
export const entityKeys = <Ref>(ref: Ref): Ref => decoded(ref, (id) => keyOf('Entity', id));
