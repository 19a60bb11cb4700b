/** Statements: an expression spelled for a dialect, and the reading of the JSON that it gives. */
import { forgetting } from '../database/memo.ts';
import type { Store } from '../database/open.ts';
import { type Alias, type Dialect, Fragment, Param, type Part, type Run } from './expression.ts';

export interface Statement {
  readonly sql: string;
  readonly params: readonly Param[];
}

type Visitor = (part: string | Alias | Param, next: Part | undefined) => void;

/** Visits the parts from left to right, with all that differs between dialects written out. */
function visit({ parts }: Fragment, dialect: Dialect, visitor: Visitor): void {
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] as Part;
    if (typeof part === 'function') visit(part(dialect), dialect, visitor);
    else if (part instanceof Fragment) visit(part, dialect, visitor);
    else visitor(part, parts[index + 1]);
  }
}

/** The columns of `alias` that a fragment reads. */
export function columnsOf(alias: Alias, of: Fragment, dialect: Dialect): Set<string> {
  const names = new Set<string>();
  visit(of, dialect, (part, next) => {
    if (part === alias && typeof next === 'string') names.add(next.slice(2, next.indexOf('"', 2)));
  });
  return names;
}

/** The text of a statement and its parameters in order. Statements of the same shape have the same text. */
export function spell(expression: Fragment, dialect: Dialect): Statement {
  const names = new Map<Alias, string>();
  const params: Param[] = [];
  let text = '';
  visit(expression, dialect, (part) => {
    if (typeof part === 'string') text += part;
    else if (part instanceof Param) text += dialect.placeholder(params.push(part));
    else {
      const name = names.get(part) ?? `r${names.size}`;
      names.set(part, name);
      text += name;
    }
  });
  return { sql: text, params };
}

/** True when it takes statements of its own to find what is bound to it. */
export const needsOthers = ({ params }: Statement): boolean => params.some((param) => param.queries);

/** The JSON that a statement of one value gives: bytes when it casts them so, otherwise text, which has to be said by `Json`. */
export function readJson<Json extends string | Uint8Array = string>(
  store: Store,
  { sql, params }: Statement,
  values: Run['values'],
): Json {
  const run: Run = { store, values, derived: new Map() };
  const bound = params.map((param) => param.read(run));
  const prepared = store.prepare(sql).pluck();
  return forgetting(store.db, () => (prepared.get(...bound) as Json | null) ?? ('null' as Json));
}

/** The JSON of a field of an answer. BudgetExceeded for more than the operation may take: twenty short fields take long together. */
export function readAnswer<Json extends string | Uint8Array = string>(
  store: Store,
  statement: Statement,
  values: Run['values'],
): Json {
  store.budget.checkTime();
  return store.budget.measure(() => readJson<Json>(store, statement, values));
}
