/** Structure limits: measures fields, depth, aliases and root fields of a document, in time proportional to its tokens. */
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
import { limitExceeded } from './errors.ts';

/** Measures of a selection set with its fragments spread. */
interface Measures {
  readonly rootFields: number;
  readonly fields: number;
  readonly aliases: number;
  /** Nesting of fields without introspection: `ofType` in itself is no walk through the data. */
  readonly depth: number;
}

const EMPTY: Measures = { rootFields: 0, fields: 0, aliases: 0, depth: 0 };

const add = (one: Measures, other: Measures): Measures => ({
  rootFields: one.rootFields + other.rootFields,
  fields: one.fields + other.fields,
  aliases: one.aliases + other.aliases,
  depth: Math.max(one.depth, other.depth),
});

const isIntrospection = ({ name }: { readonly name: NameNode }): boolean => name.value.startsWith('__');

/**
 * Measures selection sets of one document, each fragment once however often it is spread. A fragment that spreads itself counts as
 * empty there: validation rejects it.
 */
function createMeasurer(fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
  const cache = new Map<string, Measures>();

  function ofFragment(name: string): Measures {
    const cached = cache.get(name);
    if (cached !== undefined) return cached;
    cache.set(name, EMPTY);
    const fragment = fragments.get(name);
    const measures = fragment === undefined ? EMPTY : ofDefinition(fragment);
    cache.set(name, measures);
    return measures;
  }

  function ofDefinition({ typeCondition, selectionSet }: FragmentDefinitionNode): Measures {
    const measures = ofSet(selectionSet);
    return isIntrospection(typeCondition) ? { ...measures, depth: 0 } : measures;
  }

  function ofSelection(selection: SelectionNode): Measures {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value);
    if (selection.kind === Kind.INLINE_FRAGMENT) return ofSet(selection.selectionSet);
    const inner = selection.selectionSet === undefined ? EMPTY : ofSet(selection.selectionSet);
    const depth = isIntrospection(selection) ? 1 : inner.depth + 1;
    const aliases = inner.aliases + (selection.alias === undefined ? 0 : 1);
    return { rootFields: 1, fields: inner.fields + 1, aliases, depth };
  }

  const ofSet = (set: SelectionSetNode): Measures => set.selections.map(ofSelection).reduce(add, EMPTY);
  return { ofFragment, ofSet };
}

interface StructureLimit {
  readonly code: ErrorCode;
  readonly measure: keyof Measures;
  readonly limit: 'maxDepth' | 'maxAliases' | 'maxRootFields' | 'maxFields';
  readonly message: (found: string, most: number) => string;
}

const STRUCTURE_LIMITS: readonly StructureLimit[] = [
  {
    code: 'TOO_MANY_FIELDS',
    measure: 'fields',
    limit: 'maxFields',
    message: (found, most) =>
      `The document has ${found} fields with its fragments spread; the limit is ${most}. Spread fragments less often, or ask in several requests.`,
  },
  {
    code: 'TOO_DEEP',
    measure: 'depth',
    limit: 'maxDepth',
    message: (found, most) =>
      `Fields are nested ${found} levels deep; the limit is ${most}. Ask for ids, then go on from there with node(id:).`,
  },
  {
    code: 'TOO_MANY_ALIASES',
    measure: 'aliases',
    limit: 'maxAliases',
    message: (found, most) =>
      `The document has ${found} aliases; the limit is ${most}. Ask for many things at once with nodes(ids:), or in several requests.`,
  },
  {
    code: 'TOO_MANY_ROOT_FIELDS',
    measure: 'rootFields',
    limit: 'maxRootFields',
    message: (found, most) =>
      `The operation has ${found} root fields; the limit is ${most}. Ask for many things at once with nodes(ids:), or in several requests.`,
  },
];

const formatCount = (count: number): string => (count > 1_000_000 ? 'more than a million' : String(count));

/** The error of the first limit that the document exceeds; null when it is within all. Unused fragments are measured too. */
export function checkStructure({ definitions }: DocumentNode, limits: Limits): GraphQLError | null {
  const fragments = definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  const operations = definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const { ofFragment, ofSet } = createMeasurer(new Map(fragments.map((fragment) => [fragment.name.value, fragment])));
  const all = [
    ...operations.map(({ selectionSet }) => ofSet(selectionSet)),
    ...fragments.map(({ name }) => ({ ...ofFragment(name.value), rootFields: 0 })),
  ];
  for (const measures of all) {
    const exceeded = STRUCTURE_LIMITS.find(({ measure, limit }) => measures[measure] > limits[limit]);
    if (exceeded === undefined) continue;
    const { code, measure, limit, message } = exceeded;
    const [found, most] = [measures[measure], limits[limit]];
    return limitExceeded(code, { found, most }, message(formatCount(found), most));
  }
  return null;
}
