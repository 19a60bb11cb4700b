/** Compares two answers, and says in which field they differ and how. */
import { GraphQLError } from 'graphql';
import { Refusal } from '../errors.ts';
import type { FieldError, PlainAnswer } from '../execute.ts';
import type { ProductAnswer } from './product.ts';

type Path = readonly (string | number)[];

/** The first difference of two answers. */
export interface Difference {
  /** Response names and list indexes. */
  readonly path: Path;
  readonly plain: unknown;
  readonly product: unknown;
  readonly reason: string;
}

/** Sums may be added up in another order: the last bits of a number say nothing. */
const TOLERANCE = 1e-9;

const isClose = (one: number, other: number): boolean => {
  if (Number.isInteger(one) && Number.isInteger(other)) return one === other;
  return Math.abs(one - other) <= TOLERANCE * Math.max(1, Math.abs(one), Math.abs(other));
};

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const MOST_CHARACTERS = 200;

const shown = (text: string): string => (text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text);

/** The first of the items that is not among the others, as it is written. */
const firstBeside = (items: readonly unknown[], others: readonly unknown[]): string | undefined => {
  const texts = new Set(others.map((other) => JSON.stringify(other)));
  return items.map((item) => JSON.stringify(item)).find((text) => !texts.has(text));
};

const differenceOfLists = (path: Path, plain: readonly unknown[], product: readonly unknown[]): Difference | null => {
  const lacking = firstBeside(plain, product);
  const additional = firstBeside(product, plain);
  if (plain.length !== product.length) {
    const details = [lacking && `lacks ${shown(lacking)}`, additional && `has ${shown(additional)}`].filter(Boolean);
    const counts = `${product.length} items in place of ${plain.length}`;
    return { path, plain, product, reason: [counts, ...details].join(', ') };
  }
  for (const [index, item] of plain.entries()) {
    const difference = differenceOf([...path, index], item, product[index]);
    if (difference && !lacking && !additional) return { path, plain, product, reason: 'another order' };
    if (difference) return difference;
  }
  return null;
};

const differenceOfObjects = (path: Path, plain: Json, product: Json): Difference | null => {
  const names = Object.keys(plain);
  if (names.join() !== Object.keys(product).join()) return { path, plain, product, reason: 'other fields' };
  for (const name of names) {
    const difference = differenceOf([...path, name], plain[name], product[name]);
    if (difference) return difference;
  }
  return null;
};

function differenceOf(path: Path, plain: unknown, product: unknown): Difference | null {
  if (Array.isArray(plain) && Array.isArray(product)) return differenceOfLists(path, plain, product);
  if (isObject(plain) && isObject(product)) return differenceOfObjects(path, plain, product);
  if (plain === product) return null;
  if (typeof plain === 'number' && typeof product === 'number' && isClose(plain, product)) return null;
  if (plain === null) return { path, plain, product, reason: 'a value in place of null' };
  if (product === null) return { path, plain, product, reason: 'null in place of a value' };
  return { path, plain, product, reason: 'another value' };
}

const isSame = (one: FieldError, other: FieldError): boolean =>
  one.code === other.code && one.message === other.message && one.path.join() === other.path.join();

/** What GraphQL itself refuses, such as a variable of another type. */
const refusedBeforehand = ({ result: { errors = [] } }: PlainAnswer): FieldError[] =>
  errors.map(({ message, path = [] }) => ({ code: 'BAD_USER_INPUT', message, path }));

/** Of several errors an answer may tell any, but no other. */
const differenceOfErrors = (plain: PlainAnswer, product: ProductAnswer): Difference | null => {
  const expected = [...plain.errors, ...refusedBeforehand(plain)];
  const isExpected = (error: FieldError): boolean => expected.some((other) => isSame(error, other));
  const other = product.errors.find((error) => !isExpected(error));
  if (other) {
    const there = expected.find(({ path }) => path.join() === other.path.join()) ?? expected[0] ?? null;
    return { path: other.path, plain: there, product: other, reason: there ? 'another error' : 'an error' };
  }
  const [first] = expected;
  return first && product.errors.length === 0
    ? { path: first.path, plain: first, product: null, reason: 'no error' }
    : null;
};

/** Compares data alone. */
export function compareData(plain: unknown, product: unknown): Difference | null {
  return differenceOf([], JSON.parse(JSON.stringify(plain ?? null)), JSON.parse(JSON.stringify(product ?? null)));
}

/** Null when the answers say the same. Throws what the plain reading fails at. */
export function compareAnswers(plain: PlainAnswer, product: ProductAnswer): Difference | null {
  for (const { originalError } of plain.result.errors ?? []) {
    const isFailure = originalError && !(originalError instanceof Refusal || originalError instanceof GraphQLError);
    if (isFailure) throw originalError;
  }
  return differenceOfErrors(plain, product) ?? compareData(plain.result.data, product.data);
}

const pathText = (path: Path): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '') || 'data';

/** The field, how it differs, and both values. */
export function describe({ path, plain, product, reason }: Difference): string {
  return `${pathText(path)}: ${reason}: the product gives ${shown(JSON.stringify(product))}, the plain reading ${shown(JSON.stringify(plain))}`;
}
