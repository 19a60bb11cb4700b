/** One neighbour: its name, how often it stands beside the entity, and the evidence, opened in place. */
import type { FragmentOf } from 'gql.tada';
import { graphql } from '../graphql/graphql.ts';
import { counted } from '../shared/counted.ts';
import { EntityLink, EntityLinkFields } from '../shared/entity-link.tsx';
import { Evidence } from './evidence.tsx';
import type { PartProps, Values } from './params.ts';

export const NeighbourFields = graphql(
  `
    fragment NeighbourFields on NeighbourEdge {
      sentenceCount
      articleCount
      node {
        ...EntityLinkFields
      }
    }
  `,
  [EntityLinkFields],
);

interface Props extends PartProps {
  readonly edge: FragmentOf<typeof NeighbourFields>;
}

interface OpenerProps extends Props {
  readonly evidence: Values['evidence'];
  readonly label: string;
}

/** Opens the evidence of one sort, or closes it. */
function Opener({ edge: { node }, values, update, evidence, label }: OpenerProps) {
  const isOpen = values.with === node.id && values.evidence === evidence;
  return (
    <button
      type="button"
      className="plain"
      aria-expanded={isOpen}
      onClick={() => update({ with: isOpen ? '' : node.id, evidence })}
    >
      {label}
      <span className="visually-hidden"> with {node.name.slice(0, 100)}</span>
    </button>
  );
}

export function Neighbour(props: Props) {
  const { edge, values, entity } = props;
  const { sentenceCount, articleCount, node } = edge;
  return (
    <li className="neighbour">
      <span className="neighbour-name">
        <EntityLink entity={node} />
      </span>
      <span className="neighbour-counts">
        {sentenceCount > 0 && <Opener {...props} evidence="sentences" label={counted(sentenceCount, 'sentence')} />}
        <Opener {...props} evidence="articles" label={counted(articleCount, 'article')} />
      </span>
      {values.with === node.id && <Evidence entity={entity} other={node} values={values} />}
    </li>
  );
}
