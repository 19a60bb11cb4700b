/** What the server tells the GraphiQL page: the shape of the data block in its HTML. */

export interface PageData {
  /** Example queries in the order of their tabs; a tab is titled by the name of its operation. */
  readonly examples: readonly Example[];
  /** URLs of the editor's worker scripts. */
  readonly workers: WorkerUrls;
}

/** A named operation shown in a tab of its own. */
export interface Example {
  readonly query: string;
}

export interface WorkerUrls {
  readonly editor: string;
  readonly graphql: string;
  readonly json: string;
}
