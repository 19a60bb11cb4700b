/** Turns the texts that a client wrote into a query into variables, so that queries that differ in such texts alone have one plan. */
import {
  type DocumentNode,
  GraphQLID,
  type GraphQLInputType,
  type GraphQLSchema,
  GraphQLString,
  getNullableType,
  Kind,
  TypeInfo,
  type VariableDefinitionNode,
  type VariableNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** A query without the texts in it, and these as the values of variables. */
export interface Cut {
  /** The same for queries that differ in texts alone. */
  readonly shape: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Block strings, escapes and comments: with these, quotes alone do not tell where a text ends. */
const NOT_PLAIN = /"""|[\\#]/;
/** Control characters and lone surrogates, some of which are errors. */
const NOT_TEXT = /[\p{Cc}\p{Surrogate}]/u;

const variableName = (index: number): string => String(index);

/** Null for a query without texts, and for one of which they cannot be told from the rest by their quotes. */
export function cutTexts(query: string): Cut | null {
  if (!query.includes('"') || NOT_PLAIN.test(query)) return null;
  const parts = query.split('"');
  const values: Record<string, string> = {};
  for (let at = 1; at < parts.length; at += 2) {
    const value = parts[at] as string;
    if (NOT_TEXT.test(value)) return null;
    values[variableName((at - 1) / 2)] = value;
  }
  // An odd number of quotes leaves an even number of parts.
  return parts.length % 2 === 0 ? null : { shape: parts.filter((_, at) => at % 2 === 0).join('"'), values };
}

/** Whether every text is a valid value of the type. */
function takesAnyText(type: GraphQLInputType | null | undefined): boolean {
  const plain = getNullableType(type);
  return plain === GraphQLString || plain === GraphQLID;
}

// No client can send such a name, a number, so it is none of the query's own.
const variableOf = (index: number): VariableNode => ({
  kind: Kind.VARIABLE,
  name: { kind: Kind.NAME, value: variableName(index) },
});

const definitionOf = (variable: VariableNode, type: GraphQLInputType): VariableDefinitionNode => ({
  kind: Kind.VARIABLE_DEFINITION,
  variable,
  type: {
    kind: Kind.NON_NULL_TYPE,
    type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: String(getNullableType(type)) } },
  },
});

const withVariables = (document: DocumentNode, added: readonly VariableDefinitionNode[]): DocumentNode => ({
  ...document,
  tokenCount: document.tokenCount,
  definitions: document.definitions.map((each) =>
    each.kind === Kind.OPERATION_DEFINITION
      ? { ...each, variableDefinitions: [...(each.variableDefinitions ?? []), ...added] }
      : each,
  ),
});

/**
 * The document with a variable in the place of each of its texts, in their order. Where it is valid, so are all documents that have other
 * texts there. Null where that cannot be said: there are several operations, or a text stands where not every text is valid.
 */
export function parameterize(schema: GraphQLSchema, document: DocumentNode, texts: number): DocumentNode | null {
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  if (operations.length !== 1) return null;
  const types = new TypeInfo(schema);
  const added: VariableDefinitionNode[] = [];
  const visitor = visitWithTypeInfo(types, {
    // Constants: no variable may stand there.
    VariableDefinition: () => false,
    StringValue: () => {
      const type = types.getInputType();
      if (!type || !takesAnyText(type)) return undefined;
      const variable = variableOf(added.length);
      added.push(definitionOf(variable, type));
      return variable;
    },
  });
  const replaced = visit(document, visitor);
  return added.length === texts ? withVariables(replaced, added) : null;
}
