/** Shrinks operations for which two answers differ: takes out whatever the difference does not need. */
import {
  type ASTNode,
  astFromValue,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLInputType,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  typeFromAST,
  visit,
} from 'graphql';
import type { Variables } from '../operations/random-operations.ts';

/** An operation with the values of its variables. */
export interface Request {
  readonly document: DocumentNode;
  readonly variables: Variables;
}

const REMOVABLE: ReadonlySet<string> = new Set([
  Kind.FIELD,
  Kind.INLINE_FRAGMENT,
  Kind.FRAGMENT_SPREAD,
  Kind.FRAGMENT_DEFINITION,
  Kind.ARGUMENT,
  Kind.OBJECT_FIELD,
  Kind.DIRECTIVE,
  Kind.VARIABLE_DEFINITION,
]);

const isInList = (parent: ASTNode | readonly ASTNode[] | undefined, ancestors: readonly unknown[]): boolean =>
  Array.isArray(parent) && (ancestors.at(-1) as ASTNode | undefined)?.kind === Kind.LIST;

/** The document without its `index`th removable part; null when it has not so many. */
const without = (document: DocumentNode, index: number): DocumentNode | null => {
  let at = -1;
  const removed = visit(document, {
    enter: (node, _key, parent, _path, ancestors) => {
      if (!REMOVABLE.has(node.kind) && !isInList(parent, ancestors)) return undefined;
      at++;
      return at === index ? null : undefined;
    },
  });
  return at < index ? null : removed;
};

/** Every variable replaced by its value. */
const withoutVariables = (schema: GraphQLSchema, { document, variables }: Request): DocumentNode => {
  const types = new Map<string, GraphQLInputType>();
  visit(document, {
    VariableDefinition: ({ variable, type }) => {
      types.set(variable.name.value, typeFromAST(schema, type as never) as GraphQLInputType);
    },
  });
  return visit(document, {
    VariableDefinition: () => null,
    Variable: ({ name: { value: name } }) => {
      const type = types.get(name);
      return type && astFromValue(variables[name], type);
    },
  });
};

/** Every fragment replaced by what it holds, and no field under another name. */
const withoutFragments = (document: DocumentNode): DocumentNode => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const inlined = visit(document, {
    FragmentSpread: ({ name, directives }) => {
      const fragment = fragments.get(name.value);
      return fragment && { ...fragment, kind: Kind.INLINE_FRAGMENT, directives };
    },
  });
  return { ...inlined, definitions: inlined.definitions.filter(({ kind }) => kind !== Kind.FRAGMENT_DEFINITION) };
};

const withoutAliases = (document: DocumentNode): DocumentNode =>
  visit(document, { Field: ({ alias: _, ...field }) => field as never });

/** Selections of fragments that stand for those of the type itself are put in their place. */
const flattened = (document: DocumentNode): DocumentNode =>
  visit(document, {
    SelectionSet: {
      leave: (set) => ({
        ...set,
        selections: set.selections.flatMap((selection) =>
          selection.kind === Kind.INLINE_FRAGMENT && !selection.directives?.length
            ? selection.selectionSet.selections
            : [selection],
        ),
      }),
    },
  });

/** The document as it is written, or null when nothing can be written so. */
const rewritten = (make: () => DocumentNode): DocumentNode | null => {
  try {
    return parse(print(make()));
  } catch {
    return null;
  }
};

/** The smallest request found for which `differs` still holds. It has to hold of the request itself. */
export async function shrink(
  schema: GraphQLSchema,
  request: Request,
  differs: (request: Request) => Promise<boolean>,
): Promise<Request> {
  let smallest = request;
  const attempt = async (make: () => DocumentNode): Promise<boolean> => {
    const document = rewritten(make);
    if (document === null || print(document) === print(smallest.document)) return false;
    const candidate = { ...smallest, document };
    const isSmaller = await differs(candidate);
    if (isSmaller) smallest = candidate;
    return isSmaller;
  };
  const rewrite = async (): Promise<void> => {
    await attempt(() => withoutVariables(schema, smallest));
    await attempt(() => withoutFragments(smallest.document));
    await attempt(() => flattened(smallest.document));
    await attempt(() => withoutAliases(smallest.document));
  };
  /** Tries to take out each part once. Whether any was. */
  const removeParts = async (): Promise<boolean> => {
    let isSmaller = false;
    for (let index = 0; without(smallest.document, index) !== null; ) {
      const isRemoved = await attempt(() => without(smallest.document, index) as DocumentNode);
      isSmaller ||= isRemoved;
      // What comes next has the index of what was removed.
      if (!isRemoved) index++;
    }
    return isSmaller;
  };
  do await rewrite();
  while (await removeParts());
  return smallest;
}

/** A request on one line. */
export function written({ document, variables }: Request): string {
  const source = print(document).replace(/\s+/g, ' ');
  return Object.keys(variables).length > 0 && source.includes('$') ? `${source} ${JSON.stringify(variables)}` : source;
}
