/** Measures a document before anything else looks at it, in time proportional to its tokens however its fragments are nested. */
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  Kind,
  type NameNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Limits } from '../limits.ts';
import type { ErrorCode } from '../problem.ts';
import { refuse } from './refusal.ts';

/** A selection set with its fragments in the place of their spreads. */
interface Shape {
  /** Fields of the set itself. */
  readonly top: number;
  /** All fields in it. */
  readonly fields: number;
  readonly aliases: number;
  /** Fields inside one another, introspection left out: types of types of types are no walk through the data. */
  readonly depth: number;
}

const NOTHING: Shape = { top: 0, fields: 0, aliases: 0, depth: 0 };

const beside = (one: Shape, other: Shape): Shape => ({
  top: one.top + other.top,
  fields: one.fields + other.fields,
  aliases: one.aliases + other.aliases,
  depth: Math.max(one.depth, other.depth),
});

const isIntrospection = ({ name }: { readonly name: NameNode }): boolean => name.value.startsWith('__');

/** Measures selection sets of one document, each fragment once. A fragment within itself counts nothing: validation refuses it. */
function measurer(fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
  const known = new Map<string, Shape>();

  function ofFragment(name: string): Shape {
    const measured = known.get(name);
    if (measured !== undefined) return measured;
    known.set(name, NOTHING);
    const fragment = fragments.get(name);
    const shape = fragment === undefined ? NOTHING : ofFragmentItself(fragment);
    known.set(name, shape);
    return shape;
  }

  function ofFragmentItself({ typeCondition, selectionSet }: FragmentDefinitionNode): Shape {
    const shape = ofSet(selectionSet);
    return isIntrospection(typeCondition) ? { ...shape, depth: 0 } : shape;
  }

  function ofSelection(selection: SelectionNode): Shape {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value);
    if (selection.kind === Kind.INLINE_FRAGMENT) return ofSet(selection.selectionSet);
    const inner = selection.selectionSet === undefined ? NOTHING : ofSet(selection.selectionSet);
    const depth = isIntrospection(selection) ? 1 : inner.depth + 1;
    const aliases = inner.aliases + (selection.alias === undefined ? 0 : 1);
    return { top: 1, fields: inner.fields + 1, aliases, depth };
  }

  const ofSet = (set: SelectionSetNode): Shape => set.selections.map(ofSelection).reduce(beside, NOTHING);
  return { ofFragment, ofSet };
}

interface Check {
  readonly code: ErrorCode;
  readonly of: keyof Shape;
  readonly limit: 'maxDepth' | 'maxAliases' | 'maxRootFields' | 'maxFields';
  readonly say: (found: string, most: number) => string;
}

const CHECKS: readonly Check[] = [
  {
    code: 'TOO_MANY_FIELDS',
    of: 'fields',
    limit: 'maxFields',
    say: (found, most) =>
      `The document has ${found} fields with its fragments spread; ${most} may be. Spread fragments less often, or ask in several requests.`,
  },
  {
    code: 'TOO_DEEP',
    of: 'depth',
    limit: 'maxDepth',
    say: (found, most) =>
      `Fields are nested ${found} deep; ${most} may be. Ask for ids, then go on from there with node(id:).`,
  },
  {
    code: 'TOO_MANY_ALIASES',
    of: 'aliases',
    limit: 'maxAliases',
    say: (found, most) =>
      `The document has ${found} aliases; ${most} may be. Ask for many things at once with nodes(ids:), or in several requests.`,
  },
  {
    code: 'TOO_MANY_ROOT_FIELDS',
    of: 'top',
    limit: 'maxRootFields',
    say: (found, most) =>
      `The operation has ${found} root fields; ${most} may be. Ask for many things at once with nodes(ids:), or in several requests.`,
  },
];

const spoken = (count: number): string => (count > 1_000_000 ? 'more than a million' : String(count));

const isTooMuch = (shape: Shape, limits: Limits): Check | undefined =>
  CHECKS.find(({ of, limit }) => shape[of] > limits[limit]);

/** The error for a document that goes beyond a limit; null for one that does not. Fragments that nobody spreads are measured too. */
export function checkStructure({ definitions }: DocumentNode, limits: Limits): GraphQLError | null {
  const fragments = definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  const operations = definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const { ofFragment, ofSet } = measurer(new Map(fragments.map((fragment) => [fragment.name.value, fragment])));
  const shapes = [
    ...operations.map(({ selectionSet }) => ofSet(selectionSet)),
    ...fragments.map(({ name }) => ({ ...ofFragment(name.value), top: 0 })),
  ];
  for (const shape of shapes) {
    const broken = isTooMuch(shape, limits);
    if (broken === undefined) continue;
    const { code, of, limit, say } = broken;
    const [found, most] = [shape[of], limits[limit]];
    return refuse(code, { found, most }, say(spoken(found), most));
  }
  return null;
}
