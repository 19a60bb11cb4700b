/** What the layout takes: entities and connections, as one answer after the other brings them. */

export interface Edge {
  /** Unique: the two ids in the order of their characters. */
  readonly key: string;
  readonly ends: readonly [string, string];
  readonly weight: number;
}

/** What one answer adds: the layout places one after the other. */
export interface Step<Node extends { readonly id: string; readonly name: string } = { id: string; name: string }> {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}
