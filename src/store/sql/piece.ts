/** Pieces of SQL that are written already: put together as texts, so that a statement made of known pieces costs no more than that. */
import {
  type Expression,
  type OperationNode,
  type RawNode,
  type ReferenceNode,
  SqliteQueryCompiler,
  ValueNode,
} from 'kysely';

/** A source, or a column of it. */
export interface Reference {
  readonly alias: string;
  readonly name?: string;
}

/** What is bound where it stands. */
export interface Bound {
  readonly bound: unknown;
}

type Part = string | Reference | Bound;

/** Texts, the columns of sources that stand between them, and what is bound. Kysely takes it as an expression. */
export class Piece implements Expression<unknown> {
  /** Kysely knows expressions by it. */
  readonly expressionType = undefined;
  readonly parts: readonly Part[];

  constructor(parts: readonly Part[]) {
    this.parts = parts;
  }

  toOperationNode(): OperationNode {
    return ValueNode.create(this);
  }

  /** The columns of that source which it names. */
  namesOf(source: string): Set<string> {
    const names = new Set<string>();
    for (const part of this.parts) {
      if (typeof part === 'object' && 'alias' in part && part.alias === source && part.name) names.add(part.name);
    }
    return names;
  }
}

/** How `parentPart` begins, see `per-parent.ts`. */
export const PART_OPENING = '(parent.value ->> ';

/** The number that `sql.lit` made a node of. */
function numberIn(node: OperationNode): number {
  const { value, parameters: [child] = [] } = node as Partial<{ value: number; parameters: readonly OperationNode[] }>;
  return value ?? (child ? numberIn(child) : 0);
}

/** Writes nodes of Kysely's as pieces, with others in the place of the parts of the parent. */
class Writer extends SqliteQueryCompiler {
  #parts: Part[] = [];
  #parent: readonly Piece[] = [];

  write(node: OperationNode, parent: readonly Piece[]): Piece {
    this.#parts = [];
    this.#parent = parent;
    this.compileQuery(node as never, { queryId: 'piece' });
    return new Piece(this.#parts);
  }

  protected override append(text: string): void {
    const last = this.#parts.length - 1;
    if (typeof this.#parts[last] === 'string') this.#parts[last] += text;
    else this.#parts.push(text);
  }

  protected override appendValue(value: unknown): void {
    if (value instanceof Piece) this.#parts.push(...value.parts);
    else this.#parts.push({ bound: value });
  }

  /** False when there is no such part, and the node stands for itself. */
  #appendPart(index: number): boolean {
    const part = this.#parent[index];
    if (part) this.appendValue(part);
    return part !== undefined;
  }

  protected override visitReference(node: ReferenceNode): void {
    const isParent = node.table?.table.identifier.name === 'parent';
    if (!isParent || !this.#appendPart(0)) super.visitReference(node);
  }

  protected override visitRaw(node: RawNode): void {
    const { sqlFragments, parameters } = node;
    const [index] = parameters;
    const isPart = sqlFragments[0] === PART_OPENING && index;
    if (!isPart || !this.#appendPart(numberIn(index))) super.visitRaw(node);
  }
}

const writer = new Writer();

/** A node as a piece, with `parent` in the place of the parts of the parent. */
export function written(node: OperationNode, parent: readonly Piece[] = []): Piece {
  return writer.write(node, parent);
}

/** An expression as a piece. */
export function pieceOf(expression: Expression<unknown>): Piece {
  return expression instanceof Piece ? expression : written(expression.toOperationNode());
}

/** SQL with pieces in it. */
export function piece(texts: TemplateStringsArray, ...inner: readonly Expression<unknown>[]): Piece {
  const parts: Part[] = [];
  texts.forEach((text, index) => {
    if (text !== '') parts.push(text);
    const next = inner[index];
    if (next) parts.push(...pieceOf(next).parts);
  });
  return new Piece(parts);
}

export const raw = (text: string): Piece => new Piece([text]);

/** A text or a number as SQL spells it. */
export const literal = (value: string | number): Piece =>
  raw(typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`);

export const bound = (value: unknown): Piece => new Piece([{ bound: value }]);

export const reference = (alias: string, name: string): Piece => new Piece([{ alias, name }]);

/** What gives rows, under the name that references to its columns have. */
export const named = (rows: Piece, alias: string): Piece => new Piece([...rows.parts, ' as ', { alias }]);

/** The pieces with a text between each two. */
export function joined(pieces: readonly Piece[], between = ', '): Piece {
  return new Piece(pieces.flatMap(({ parts }, index) => (index === 0 ? parts : [between, ...parts])));
}

/** Short names for sources in the order in which they are met: statements that ask the same are the same. */
class Names {
  readonly #names = new Map<string, string>();

  of({ alias, name }: Reference): string {
    const short = this.#names.get(alias) ?? `"r${this.#names.size}"`;
    this.#names.set(alias, short);
    return name === undefined ? short : `${short}."${name}"`;
  }
}

/** As a statement: its text, and what to bind to it in turn. */
export function spelled({ parts }: Piece): { readonly sql: string; readonly parameters: readonly unknown[] } {
  const names = new Names();
  const parameters: unknown[] = [];
  const texts = parts.map((part) => {
    if (typeof part === 'string') return part;
    if ('alias' in part) return names.of(part);
    parameters.push(part.bound);
    return '?';
  });
  return { sql: texts.join(''), parameters };
}
