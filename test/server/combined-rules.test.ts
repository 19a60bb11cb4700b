/** Combined validation rules report what the rules report one by one. */
import fc from 'fast-check';
import { BREAK, buildSchema, GraphQLError, parse, specifiedRules, type ValidationRule, validate } from 'graphql';
import { expect, test } from 'vitest';
import { combineRules } from '../../src/server/combined-rules.ts';

const schema = buildSchema(`
  interface Named { name: String! }
  input Filter { name: String, any: [Filter!] }
  type Entity implements Named { name: String! size(unit: Int!, filter: Filter): Float beside(first: Int): [Entity!]! }
  type Query { entity(key: String!): Entity named: Named }
`);

const DEFINITIONS = [
  ['query', ''],
  ['query A', '($a: Int, $a: String!)'],
  ['query A', '($a: Int @skip)'],
  ['query B', '($b: Filter = { name: 1, name: 2, no: 3 })'],
  ['subscription C', ''],
  ['fragment F on Entity', ''],
  ['fragment G on Named', ''],
  ['fragment F on Nothing', ''],
  ['fragment G on Int', ''],
] as const;

const FIELDS = [
  'entity(key: "x")',
  'entity(key: $a, key: 1)',
  'entity',
  'named',
  'name',
  'name(no: 1)',
  'name @skip(if: true) @skip(if: $b)',
  'size(unit: $a, filter: { any: [{ name: "x" }, { nme: 3 }] })',
  'name: beside(first: "x")',
  '__typename',
  '...F',
  '...G @no',
  '... on Named',
  '... on Query',
  '... on String',
];

/** The field with its selection set, where it can have one. */
const selection = (field: string, inner: string | null): string => {
  if (/^\.\.\.\w/.test(field)) return field;
  return `${field} ${inner ?? (field.startsWith('...') ? '{ name }' : '')}`;
};

const selections = fc.letrec<{ set: string }>((tie) => ({
  set: fc
    .array(fc.tuple(fc.constantFrom(...FIELDS), fc.option(tie('set'), { maxDepth: 3 })), {
      minLength: 1,
      maxLength: 3,
    })
    .map((fields) => `{ ${fields.map(([field, inner]) => selection(field, inner)).join(' ')} }`),
})).set;

const documents = fc
  .array(fc.tuple(fc.constantFrom(...DEFINITIONS), selections), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.map(([[name, variables], set]) => name + variables + set).join('\n'));

const parsed = (text: string) => {
  try {
    return parse(text);
  } catch {
    return null;
  }
};

test('combined rules: report the errors of the specified rules in the same order', () => {
  let found = 0;
  const property = fc.property(documents, (text) => {
    const document = parsed(text);
    if (document === null) return;
    const errors = validate(schema, document, specifiedRules);
    const together = validate(schema, document, [combineRules(specifiedRules)]);
    expect(together.map((error) => error.toJSON())).toEqual(errors.map((error) => error.toJSON()));
    found += errors.length;
  });
  fc.assert(property, { numRuns: 500 });
  expect(found).toBeGreaterThan(500);
});

/** Records the nodes that it visits; at every fifth it reports an error and stops as told. */
const recording =
  (visits: string[], stop: typeof BREAK | false, kinds: 'Field' | 'every'): ValidationRule =>
  (context) => {
    const visit = {
      enter: (node: { readonly kind: string; readonly name?: unknown }) => {
        visits.push(`enter ${node.kind}`);
        if (visits.length % 5 !== 4) return;
        context.reportError(new GraphQLError(`at ${visits.length}`));
        return stop;
      },
      leave: (node: { readonly kind: string }) => void visits.push(`leave ${node.kind}`),
    };
    return kinds === 'Field' ? { Field: visit } : (visit as never);
  };

test.each([
  ['Field', false],
  ['Field', BREAK],
  ['every', false],
  ['every', BREAK],
] as const)('combined rules: a rule for %s skips what it skips alone', (kinds, stop) => {
  const document = parse('{ a { b { c d } e } f(g: [1, 2]) { h } }');
  const [alone, together]: [string[], string[]] = [[], []];
  const errors = [...validate(schema, document, [recording(alone, stop, kinds)])];
  const rules = [recording(together, stop, kinds), ...specifiedRules];
  expect(validate(schema, document, [combineRules(rules)])).toEqual(expect.arrayContaining(errors));
  expect(together).toEqual(alone);
});
