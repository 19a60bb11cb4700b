/** The JSON that the server embeds in the GraphiQL page and its script reads. */

export interface PageData {
  /** Example queries in the order of their tabs. GraphiQL titles a tab with the name of its operation. */
  readonly examples: readonly Example[];
  /** URLs of the editor's worker scripts. */
  readonly workers: WorkerUrls;
}

/** A named operation with a tab of its own. */
export interface Example {
  readonly query: string;
  /** JSON; '' for none. */
  readonly variables?: string;
}

export interface WorkerUrls {
  readonly editor: string;
  readonly graphql: string;
  readonly json: string;
}
