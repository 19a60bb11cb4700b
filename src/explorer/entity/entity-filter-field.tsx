/** A filter by one entity: a field to find it, or the one that is chosen. */
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { EntityLink, EntityLinkFields } from '../shared/entity-link.tsx';
import { EntityPicker } from '../shared/entity-picker.tsx';

const ChosenEntity = graphql(
  `
    query ChosenEntity($key: String!) {
      entity(key: $key) {
        ...EntityLinkFields
      }
    }
  `,
  [EntityLinkFields],
);

interface Props {
  readonly label: string;
  /** Key of the entity; '' when none is chosen. */
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
}

export function EntityFilterField({ label, chosen, onChoose }: Props) {
  const [{ data }] = useQuery({ query: ChosenEntity, variables: { key: chosen }, pause: chosen === '' });
  if (chosen === '') return <EntityPicker label={label} onPick={({ key }) => onChoose(key)} />;
  return (
    <p className="chosen-filter">
      {label}: {data?.entity ? <EntityLink entity={data.entity} /> : <bdi className="text">{chosen}</bdi>}{' '}
      <button type="button" aria-label={`${label}: anybody`} onClick={() => onChoose('')}>
        ×
      </button>
    </p>
  );
}
