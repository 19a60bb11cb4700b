/** Who an entity is: kind, name, counts, place, identifiers, and the keys that it had before. */
import type { FragmentOf } from 'gql.tada';
import { graphql } from '../graphql/graphql.ts';
import { formatParams, strings } from '../routing/params.ts';
import { counted } from '../shared/counted.ts';
import { formatDate } from '../shared/dated.tsx';
import { KindBadge } from '../shared/kind-badge.tsx';
import { IdentifierFields, Identifiers } from './identifiers.tsx';
import { Whereabouts, WhereaboutsFields } from './whereabouts.tsx';

export const HeadFields = graphql(
  `
    fragment HeadFields on Entity {
      id
      key
      kind
      name
      articleCount
      mentionCount
      firstSeen
      lastSeen
      redirectedFrom
      ...WhereaboutsFields
      ...IdentifierFields
    }
  `,
  [WhereaboutsFields, IdentifierFields],
);

type Head = FragmentOf<typeof HeadFields>;

function Counts({ entity: { articleCount, mentionCount, firstSeen, lastSeen } }: { readonly entity: Head }) {
  const dates = [...new Set([firstSeen, lastSeen].filter((time) => time !== null).map((time) => formatDate(time)))];
  return (
    <p className="entity-counts">
      {articleCount === 0
        ? 'No article mentions it; a gazetteer names it.'
        : `${counted(mentionCount, 'mention')} in ${counted(articleCount, 'article')}`}
      {dates.length > 0 && `, ${dates.join(' to ')}`}
    </p>
  );
}

/** Ids of which the entities are this one now. */
function Former({ ids }: { readonly ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <details className="entity-former">
      <summary>{counted(ids.length, 'former id leads', 'former ids lead')} here</summary>
      <ul>
        {ids.map((id) => (
          <li key={id} className="text">
            <code>{id}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A name of more letters is set smaller. */
const LONG = 120;

const COMPARED = { e: strings };

export function Head({ entity, askedFor }: { readonly entity: Head; readonly askedFor: string }) {
  return (
    <header className="entity-head">
      <p>
        <KindBadge kind={entity.kind} />
      </p>
      <h1 data-long={entity.name.length > LONG || undefined}>
        <bdi>{entity.name}</bdi>
      </h1>
      {askedFor !== entity.key && (
        <p className="note">
          You asked for <bdi className="text">{askedFor.slice(0, 200)}</bdi>, which is this entity now.
        </p>
      )}
      <Counts entity={entity} />
      <Whereabouts entity={entity} />
      <Identifiers entity={entity} />
      <Former ids={entity.redirectedFrom} />
      <p className="buttons">
        <a href={`/compare${formatParams(COMPARED, { e: [entity.id] })}`}>Compare with others</a>
        <a href={`/graph${formatParams({ around: strings }, { around: [entity.id] })}`}>Graph around it</a>
      </p>
    </header>
  );
}
