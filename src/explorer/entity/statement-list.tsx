/** A list of statements, latest article first. */
import type { ReactNode } from 'react';
import { graphql } from '../graphql/graphql.ts';
import { counted } from '../shared/counted.ts';
import { PagedList } from '../shared/paged-list.tsx';
import { StatementFields, StatementItem } from './statement-item.tsx';

const Statements = graphql(
  `
    query Statements($filter: StatementFilter!, $after: String) {
      statements(filter: $filter, first: 20, after: $after) {
        totalCount
        edges {
          node {
            ...StatementFields
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [StatementFields],
);

interface Props {
  readonly filter: ReturnType<typeof graphql.scalar<'StatementFilter'>>;
  readonly empty: ReactNode;
}

export const StatementList = ({ filter, empty }: Props) => (
  <PagedList
    query={Statements}
    variables={{ filter }}
    connectionOf={({ statements }) => statements}
    summary={({ statements }) => <p className="list-count">{counted(statements.totalCount, 'statement')}</p>}
    row={({ node }) => <StatementItem key={node.id} statement={node} />}
    empty={empty}
  />
);
