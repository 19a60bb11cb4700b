/** The pairs of entities that may be one, to merge or to keep apart. */
import type { ResultOf } from 'gql.tada';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { Answer } from '../shared/answer.tsx';
import { counted } from '../shared/counted.ts';
import { EntityLink, EntityLinkFields } from '../shared/entity-link.tsx';
import { CorrectedEntityFields } from './entity-to-correct.ts';
import { KeepApartForm } from './keep-apart.tsx';
import { MergeEntitiesForm } from './merge-entities.tsx';
import { PairSide, PairSideFields } from './pair-side.tsx';
import { WorkQueue } from './work-queue.tsx';

/** Decided pairs leave the list, and others take their place. */
const Duplicates = graphql(
  `
    query QueueDuplicates {
      duplicates(first: 50) {
        totalCount
        nodes {
          id
          score
          reason
          name
          otherName
        }
      }
      changes(first: 1) {
        nodes {
          number
        }
      }
    }
  `,
);

const Pair = graphql(
  `
    query QueuePair($id: ID!) {
      node(id: $id) {
        ... on Duplicate {
          articleCount
          sharedNeighbours {
            ...EntityLinkFields
          }
          entity {
            ...CorrectedEntityFields
            ...PairSideFields
          }
          other {
            ...CorrectedEntityFields
            ...PairSideFields
          }
        }
      }
    }
  `,
  [EntityLinkFields, CorrectedEntityFields, PairSideFields],
);

type Duplicate = ResultOf<typeof Duplicates>['duplicates']['nodes'][number];

const REASONS: Readonly<Record<Duplicate['reason'], string>> = {
  ACRONYM: 'one is the initials of the other',
  EXTRA_WORDS: 'one has words that the other leaves out',
  INITIALS: 'one has an initial for the first name',
  MIDDLE_NAME: 'one has a middle name',
  OTHER_KIND: 'the same words, of two kinds',
  SAME_NAME: 'the same words',
  SPELLING: 'one name in two spellings',
  SURNAME: 'one is the surname of the other',
  WORD_ORDER: 'the same words in another order',
};

const titleOf = ({ name, otherName, reason, score }: Duplicate): string =>
  `${name} and ${otherName}, ${REASONS[reason]}, ${Math.round(score * 100)} %`;

const usePair = (id: string) => useQuery({ query: Pair, variables: { id } });

function Evidence({ id }: { readonly id: string }) {
  const [result, ask] = usePair(id);
  return (
    <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
      {({ node }) =>
        node && 'entity' in node ? (
          <section aria-label="Evidence">
            <div className="pair">
              <PairSide entity={node.entity} />
              <PairSide entity={node.other} />
            </div>
            <p className="note">
              {node.articleCount === 0
                ? 'No article mentions both. '
                : `${counted(node.articleCount, 'article mentions', 'articles mention')} both: that speaks for two. `}
              {node.sharedNeighbours.length > 0 && 'Both stand beside '}
              {node.sharedNeighbours.map((entity, index) => (
                <span key={entity.id}>
                  {index > 0 && ', '}
                  <EntityLink entity={entity} />
                </span>
              ))}
            </p>
          </section>
        ) : (
          <p>This pair is decided.</p>
        )
      }
    </Answer>
  );
}

interface FormProps {
  readonly id: string;
  readonly since: number;
  readonly isMerge: boolean;
  readonly onApplied: () => void;
  readonly onLookAgain: () => void;
}

type PairNode = Extract<ResultOf<typeof Pair>['node'], { readonly entity: unknown }>;

/** The pair as it was found first: once it is merged or kept apart there is none, but its change can still be undone. */
function usePairToDecide(id: string): PairNode | null {
  const [{ data }] = usePair(id);
  const node = data?.node;
  const [first, setFirst] = useState<PairNode | null>(null);
  if (first === null && node && 'entity' in node) setFirst(node);
  return first;
}

/** The entity with more mentions stays, unless somebody chooses the other. */
function PairForm({ id, isMerge, ...rest }: FormProps) {
  const node = usePairToDecide(id);
  if (node === null) return null;
  const [most, least] =
    node.entity.mentionCount >= node.other.mentionCount ? [node.entity, node.other] : [node.other, node.entity];
  const Form = isMerge ? MergeEntitiesForm : KeepApartForm;
  return <Form entity={most} other={least} isPreviewed {...rest} />;
}

export function DuplicateQueue() {
  const [result, ask] = useQuery({ query: Duplicates });
  const again = () => ask({ requestPolicy: 'network-only' });
  return (
    <Answer result={result} onRetry={again}>
      {({ duplicates, changes }) => {
        const since = changes.nodes[0]?.number ?? 0;
        const form = (isMerge: boolean) => (pair: Duplicate, onApplied: () => void) => (
          <PairForm id={pair.id} {...{ since, isMerge, onApplied }} onLookAgain={again} />
        );
        return (
          <WorkQueue
            items={duplicates.nodes}
            totalCount={duplicates.totalCount}
            keyOf={({ id }) => id}
            titleOf={titleOf}
            evidence={({ id }) => <Evidence id={id} />}
            accept={{ label: 'The same: merge', form: form(true) }}
            refuse={{ label: 'Not the same', form: form(false) }}
            empty="No two entities have names that are alike, or all such pairs are decided."
          />
        );
      }}
    </Answer>
  );
}
