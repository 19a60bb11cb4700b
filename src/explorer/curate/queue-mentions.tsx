/** The mentions that may name one of several entities, to link to one of them or to none. */
import type { ResultOf } from 'gql.tada';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { Answer } from '../shared/answer.tsx';
import { ArticleLink, ArticleLinkFields } from '../shared/article-link.tsx';
import { counted } from '../shared/counted.ts';
import { EntityLink } from '../shared/entity-link.tsx';
import { InContext } from './in-context.tsx';
import { CorrectedMentionFields } from './mention-to-correct.ts';
import { RelinkMentionForm } from './relink-mention.tsx';
import { UnlinkMentionForm } from './unlink-mention.tsx';
import { WorkQueue } from './work-queue.tsx';

/** Decided mentions leave the list, and others take their place. */
const Undecided = graphql(
  `
    query QueueMentions {
      mentions(first: 20, filter: { status: { eq: CANDIDATE } }) {
        totalCount
        nodes {
          ...CorrectedMentionFields
          article {
            ...ArticleLinkFields
          }
        }
      }
      changes(first: 1) {
        nodes {
          number
        }
      }
    }
  `,
  [CorrectedMentionFields, ArticleLinkFields],
);

type Mention = ResultOf<typeof Undecided>['mentions']['nodes'][number];

interface EvidenceProps {
  readonly mention: Mention;
  /** The index of the candidate that is to be accepted. */
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

function Evidence({ mention: { surface, context, article, candidates }, chosen, onChoose }: EvidenceProps) {
  return (
    <section aria-label="Evidence">
      <p>
        <InContext surface={surface} context={context} />
      </p>
      <ArticleLink article={article} />
      <fieldset className="choice-list">
        <legend>It may name</legend>
        {candidates.map(({ entity, score }, index) => (
          <div key={entity.id}>
            <label>
              <input type="radio" checked={index === chosen} onChange={() => onChoose(index)} />
              <bdi className="text">{entity.name}</bdi> <span className="count">{Math.round(score * 100)} %</span>
            </label>{' '}
            <span className="note">
              {counted(entity.mentionCount, 'mention')}, <EntityLink entity={entity} />
            </span>
          </div>
        ))}
      </fieldset>
    </section>
  );
}

export function MentionQueue() {
  const [result, ask] = useQuery({ query: Undecided });
  const again = () => ask({ requestPolicy: 'network-only' });
  const [choice, setChoice] = useState<{ readonly id: string; readonly index: number } | null>(null);
  const chosenOf = ({ id }: Mention): number => (choice?.id === id ? choice.index : 0);
  return (
    <Answer result={result} onRetry={again}>
      {({ mentions, changes }) => {
        const common = { since: changes.nodes[0]?.number ?? 0, onLookAgain: again, isPreviewed: true };
        return (
          <WorkQueue
            items={mentions.nodes}
            totalCount={mentions.totalCount}
            keyOf={({ id }) => id}
            titleOf={({ surface, candidates }) => `“${surface}” may name one of ${candidates.length}`}
            evidence={(mention) => (
              <Evidence
                mention={mention}
                chosen={chosenOf(mention)}
                onChoose={(index) => setChoice({ id: mention.id, index })}
              />
            )}
            accept={{
              label: 'It names the one chosen',
              form: (mention, onApplied) => {
                const entity = mention.candidates[chosenOf(mention)]?.entity;
                return entity && <RelinkMentionForm {...{ mention, onApplied, ...common }} chosen={entity} />;
              },
            }}
            refuse={{
              label: 'None of these',
              form: (mention, onApplied) => <UnlinkMentionForm {...{ mention, onApplied, ...common }} />,
            }}
            empty="No name is ambiguous, or all such names are decided."
          />
        );
      }}
    </Answer>
  );
}
