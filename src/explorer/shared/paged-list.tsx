/** A list that grows by a page when its button is pressed. */
import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { Answer } from './answer.tsx';

interface Connection<Edge> {
  readonly edges: readonly Edge[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

interface Props<Data, Variables extends AnyVariables, Edge> {
  /** Takes `$after: String`. Selects `edges` and `pageInfo { hasNextPage endCursor }` of the list. */
  readonly query: TypedDocumentNode<Data, Variables>;
  /** Without `after`. Other variables begin the list anew. */
  readonly variables: Omit<Variables, 'after'>;
  /** The list in the answer; null or undefined when what has the list is not there. */
  readonly connectionOf: (data: Data) => Connection<Edge> | null | undefined;
  /** An `<li>` with a key. */
  readonly row: (edge: Edge) => ReactNode;
  readonly empty: ReactNode;
  /** What stands above the list, such as how long it is. */
  readonly summary?: (data: Data) => ReactNode;
}

interface PageProps<Data, Variables extends AnyVariables, Edge> extends Props<Data, Variables, Edge> {
  readonly after: string | null;
  /** Null unless it is the last page so far. */
  readonly onMore: ((cursor: string) => void) | null;
}

function Page<Data, Variables extends AnyVariables, Edge>(props: PageProps<Data, Variables, Edge>) {
  const { query, variables, connectionOf, row, empty, summary, after, onMore } = props;
  const [result, ask] = useQuery({ query, variables: { ...variables, after } as unknown as Variables });
  return (
    <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
      {(data) => {
        const connection = connectionOf(data);
        if (!connection || (connection.edges.length === 0 && after === null)) return empty;
        const { hasNextPage, endCursor } = connection.pageInfo;
        return (
          <>
            {after === null && summary?.(data)}
            <ol className="paged-list">{connection.edges.map(row)}</ol>
            {onMore && hasNextPage && endCursor !== null && (
              <button type="button" className="more" onClick={() => onMore(endCursor)}>
                Show more
              </button>
            )}
          </>
        );
      }}
    </Answer>
  );
}

function Pages<Data, Variables extends AnyVariables, Edge>(props: Props<Data, Variables, Edge>) {
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const more = (cursor: string): void => setCursors([...cursors, cursor]);
  return cursors.map((after, index) => (
    <Page key={after} {...props} after={after} onMore={index === cursors.length - 1 ? more : null} />
  ));
}

export const PagedList = <Data, Variables extends AnyVariables, Edge>(props: Props<Data, Variables, Edge>) => (
  <Pages key={JSON.stringify(props.variables)} {...props} />
);
