/** Queries that are written as pieces: which columns they have, fewer of them, fewer rows. */
import { type OperationNode, type SelectionNode, type SelectQueryNode, ValueNode } from 'kysely';
import { NotInSql } from './column.ts';
import { joined, literal, Piece, piece, reference, written } from './piece.ts';

function nameOf(node: OperationNode): string {
  const { alias, column, name } = node as Partial<{ alias: OperationNode; column: OperationNode; name: string }>;
  const inner = alias ?? column;
  if (inner) return nameOf(inner);
  if (name === undefined) throw new NotInSql('a column of its query has no name');
  return name;
}

/** Stands where the columns go. */
const COLUMNS: Piece = reference('', 'columns');

/** So many rows, after so many others. */
export interface Extent {
  readonly limit: number;
  readonly offset?: number;
}

/** What a query selects, and what of. */
export class Rows {
  readonly names: readonly string[];
  readonly #columns: ReadonlyMap<string, Piece>;
  readonly #before: Piece;
  readonly #after: Piece;
  /** What is grouped may go by the names of its columns: it keeps them. */
  readonly #grouped: boolean;

  /** `parent` stands in the place of the parts of the query's parent. */
  constructor(query: OperationNode, parent: readonly Piece[]) {
    const { selections = [], ...rest } = query as SelectQueryNode;
    this.#columns = new Map(selections.map(({ selection }) => [nameOf(selection), written(selection, parent)]));
    this.names = [...this.#columns.keys()];
    this.#grouped = rest.groupBy !== undefined;
    const columns = { kind: 'SelectionNode', selection: ValueNode.create(COLUMNS) } as unknown as SelectionNode;
    const { parts } = written({ ...rest, selections: [columns] } as OperationNode, parent);
    const at = parts.indexOf(COLUMNS.parts[0] as (typeof parts)[number]);
    this.#before = new Piece(parts.slice(0, at));
    this.#after = new Piece(parts.slice(at + 1));
  }

  /** The query with the columns that are wanted: one at least. */
  select(wanted: (name: string) => boolean, extent?: Extent): Piece {
    const names = this.#grouped ? this.names : this.names.filter(wanted);
    const columns = (names.length > 0 ? names : this.names.slice(0, 1)).map((name) => this.#columns.get(name) as Piece);
    const query = piece`${this.#before}${joined(columns)}${this.#after}`;
    if (!extent) return query;
    const limited = piece`${query} limit ${literal(extent.limit)}`;
    return extent.offset ? piece`${limited} offset ${literal(extent.offset)}` : limited;
  }
}
