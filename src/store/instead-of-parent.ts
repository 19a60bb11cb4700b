/** Puts expressions in the place of the parent of a query, so that it can stand inside another query. */
import { type Expression, type OperationNode, OperationNodeTransformer, type ReferenceNode, sql } from 'kysely';

/** Turns `(parent.value ->> 0)` and `parent.value` of a query into what stands for them there. */
class InsteadOfParent extends OperationNodeTransformer {
  readonly #parts: readonly OperationNode[];

  constructor(parts: readonly OperationNode[]) {
    super();
    this.#parts = parts;
  }

  protected override transformNodeImpl<T extends OperationNode>(node: T, queryId: { readonly queryId: string }): T {
    const index = partOf(node);
    const part = index === null ? undefined : this.#parts[index];
    return part ? (part as T) : super.transformNodeImpl(node, queryId);
  }
}

/** How `parentPart` begins, see `per-parent.ts`. */
export const PART_OPENING = '(parent.value ->> ';

/** Which part of the parent a node names, the first for the parent itself; null when none. */
function partOf(node: OperationNode): number | null {
  if (node.kind === 'ReferenceNode') {
    return (node as ReferenceNode).table?.table.identifier.name === 'parent' ? 0 : null;
  }
  const { sqlFragments: [opening] = [], parameters: [index] = [] } = node as Partial<{
    sqlFragments: readonly string[];
    parameters: readonly OperationNode[];
  }>;
  return opening === PART_OPENING && index ? numberIn(index) : null;
}

/** The number that `sql.lit` made a node of. */
function numberIn(node: OperationNode): number {
  const { value, parameters: [child] = [] } = node as Partial<{ value: number; parameters: readonly OperationNode[] }>;
  return value ?? (child ? numberIn(child) : 0);
}

/** The query with expressions for the parts of its parent. */
export function insteadOfParent(query: OperationNode, parts: readonly Expression<unknown>[]): OperationNode {
  const nodes = parts.map((part) => part.toOperationNode());
  return new InsteadOfParent(nodes).transformNode(query, { queryId: 'sketch' });
}

/** A node as an expression again. */
export function expressionOf<T>(node: OperationNode): Expression<T> {
  const expression = sql<T>``;
  return { ...expression, expressionType: undefined, toOperationNode: () => node } as Expression<T>;
}
