/** The card of a name: what it names, where the name came from, how sure that is, and what can be put right. */
import type { ResultOf } from 'gql.tada';
import { useQuery } from 'urql';
import { EntityCorrections } from '../curate/entity-corrections.tsx';
import { correctionsOf, type MentionCorrection } from '../curate/mention-corrections.tsx';
import { graphql } from '../graphql/graphql.ts';
import { Answer } from '../shared/answer.tsx';
import { counted } from '../shared/counted.ts';
import { EntityLink, EntityLinkFields } from '../shared/entity-link.tsx';
import { FORM_LABELS, STATUS_LABELS } from '../shared/forms.ts';
import { KindBadge } from '../shared/kind-badge.tsx';
import { type AsserterFacts, Origin } from './origin.tsx';

const MentionCard = graphql(
  `
    query MentionCard($id: ID!) {
      mention(id: $id) {
        id
        surface
        kind
        form
        status
        score
        linkScore
        counts
        assertedBy {
          type
          name
          version
        }
        entity {
          ...EntityLinkFields
          mentionCount
          articleCount
          aliases {
            name
            assertedBy {
              type
              name
              version
            }
          }
          roles(first: 3) {
            nodes {
              id
              text
              of {
                ...EntityLinkFields
              }
            }
          }
        }
        candidates {
          score
          entity {
            ...EntityLinkFields
          }
        }
      }
    }
  `,
  [EntityLinkFields],
);

type Mention = NonNullable<ResultOf<typeof MentionCard>['mention']>;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Names of the entity that are the words of the mention, with who says so. */
const sourceOfName = ({ surface, entity }: Mention): AsserterFacts | null =>
  entity?.aliases.find(({ name }) => name === surface)?.assertedBy ?? null;

function Certainty({ mention: { score, linkScore, entity } }: { readonly mention: Mention }) {
  if (score === null && linkScore === null) return null;
  return (
    <p>
      {score !== null && `${percent(score)} sure that it is a name of this kind. `}
      {linkScore !== null && entity !== null && `${percent(linkScore)} sure that it names this entity.`}
    </p>
  );
}

function Named({ mention: { entity, candidates } }: { readonly mention: Mention }) {
  if (entity !== null)
    return (
      <>
        <h2 className="text">
          <EntityLink entity={entity} />
        </h2>
        <p className="count">
          {counted(entity.mentionCount, 'mention')} in {counted(entity.articleCount, 'article')}
        </p>
        {entity.roles.nodes.length > 0 && (
          <ul>
            {entity.roles.nodes.map(({ id, text, of }) => (
              <li key={id} className="text">
                {text}
                {of !== null && (
                  <>
                    {' '}
                    of <EntityLink entity={of} />
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
      </>
    );
  if (candidates.length === 0) return <p>It names no entity that is known.</p>;
  return (
    <>
      <p>It may name:</p>
      <ul>
        {candidates.map((candidate) => (
          <li key={candidate.entity.id}>
            <EntityLink entity={candidate.entity} /> <span className="count">{percent(candidate.score)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

interface Props {
  readonly mentionId: string;
  readonly onCorrect: (correction: MentionCorrection) => void;
}

function Corrections({ mention, onCorrect }: { readonly mention: Mention } & Pick<Props, 'onCorrect'>) {
  const { status, entity } = mention;
  return (
    <>
      <h3>Put this name right</h3>
      <div className="buttons">
        {correctionsOf({ status, isResolved: entity !== null }).map((correction) => (
          <button key={correction.label} type="button" onClick={() => onCorrect(correction)}>
            {correction.label}
          </button>
        ))}
      </div>
      {entity !== null && (
        <details>
          <summary>
            Put <bdi>{entity.name}</bdi> right everywhere
          </summary>
          <EntityCorrections entityKey={entity.key} />
        </details>
      )}
    </>
  );
}

export function CardOfMention({ mentionId, onCorrect }: Props) {
  const [result, ask] = useQuery({ query: MentionCard, variables: { id: mentionId } });
  return (
    <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
      {({ mention }) =>
        mention === null ? (
          <p>This name is not there any more.</p>
        ) : (
          <>
            <p className="card-words">
              “<bdi>{mention.surface}</bdi>” <KindBadge kind={mention.kind} />{' '}
              <span className="note">
                {FORM_LABELS[mention.form]}, {STATUS_LABELS[mention.status]}
                {!mention.counts && ', not counted'}
              </span>
            </p>
            <Named mention={mention} />
            <div className="note">
              <Origin asserter={mention.assertedBy} name={sourceOfName(mention)} />
              <Certainty mention={mention} />
            </div>
            <Corrections mention={mention} onCorrect={onCorrect} />
          </>
        )
      }
    </Answer>
  );
}
