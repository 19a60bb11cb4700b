/** The view of one entity: who it is, when it is written about, beside whom it stands, what it says, and what people changed. */
import { lazy, Suspense } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { useParams } from '../routing/params.ts';
import type { ViewProps } from '../routing/paths.ts';
import { Answer } from '../shared/answer.tsx';
import { Loading, Message } from '../shared/message.tsx';
import { useTitle } from '../shared/use-title.ts';
import { Duplicates } from './duplicates.tsx';
import { Head, HeadFields } from './head.tsx';
import { Names, NamesFields } from './names.tsx';
import { PARAMS } from './params.ts';
import { Tabs } from './tabs.tsx';
import { Timeline } from './timeline.tsx';

const EntityCorrections = lazy(async () => {
  const { EntityCorrections: component } = await import('../curate/entity-corrections.tsx');
  return { default: component };
});

const EntityByKey = graphql(
  `
    query EntityByKey($key: String!) {
      entity(key: $key) {
        ...HeadFields
        ...NamesFields
      }
    }
  `,
  [HeadFields, NamesFields],
);

const NotThere = ({ itemKey }: { readonly itemKey: string }) => (
  <Message title="There is no such entity" level={1}>
    <p>
      No entity has the key <bdi className="text">{itemKey.slice(0, 200)}</bdi>. It may have gone with the articles that
      named it: search for its name above.
    </p>
  </Message>
);

export default function EntityView({ itemKey }: ViewProps) {
  const [result, ask] = useQuery({ query: EntityByKey, variables: { key: itemKey } });
  const [values, update] = useParams(PARAMS);
  const entity = result.data?.entity;
  useTitle((entity?.name ?? (result.data ? itemKey : '')).slice(0, 100));
  return (
    <div className="entity-view">
      <Answer result={result} level={1} onRetry={() => ask({ requestPolicy: 'network-only' })}>
        {() =>
          entity ? (
            <>
              <Head entity={entity} askedFor={itemKey} />
              <Timeline entity={entity} values={values} update={update} />
              <div className="entity-columns">
                <Tabs entity={entity} values={values} update={update} />
                <aside aria-label="Names, likenesses and corrections">
                  <Names entity={entity} />
                  <Duplicates entityKey={entity.key} />
                  <Suspense fallback={<Loading />}>
                    {/* By the key of the address, which stays while the entity gets another: its forms stay open. */}
                    <div className="entity-corrections">
                      <h2>Put right</h2>
                      <EntityCorrections entityKey={itemKey} />
                    </div>
                  </Suspense>
                </aside>
              </div>
            </>
          ) : (
            <NotThere itemKey={itemKey} />
          )
        }
      </Answer>
    </div>
  );
}
