/** The view that compares entities along time, and lists the articles that mention several of them. */
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { useParams } from '../routing/params.ts';
import { Answer } from '../shared/answer.tsx';
import { EntityPicker } from '../shared/entity-picker.tsx';
import { IntervalPicker } from '../shared/interval-picker.tsx';
import { PeriodFields } from '../shared/period-fields.tsx';
import { datesWithin, intervalFor, readDate } from '../shared/periods.ts';
import { useTitle } from '../shared/use-title.ts';
import { Chart } from './chart.tsx';
import { CountTable } from './count-table.tsx';
import { type Line, LineFields } from './lines.ts';
import { OpenBar } from './open-bar.tsx';
import { chosenIds, MOST_ENTITIES, PARAMS, type PartProps } from './params.ts';
import { Start } from './start.tsx';
import { Together } from './together.tsx';

const Timelines = graphql(
  `
    query Timelines($entities: [ID!]!, $interval: Interval!, $filter: ArticleFilter) {
      timelines(entities: $entities, interval: $interval, filter: $filter) {
        ...LineFields
      }
    }
  `,
  [LineFields],
);

/** When the knowledge base begins and ends, for an interval that fits. */
const Bounds = graphql(`
  query Bounds {
    statistics {
      firstPublishedAt
      lastPublishedAt
    }
  }
`);

function useInterval({ values: { interval, from, to } }: PartProps) {
  const [{ data }] = useQuery({ query: Bounds });
  if (interval !== '') return interval;
  const { firstPublishedAt = null, lastPublishedAt = null } = data?.statistics ?? {};
  return intervalFor(readDate(from) || firstPublishedAt, readDate(to) || lastPublishedAt);
}

function Controls(props: PartProps & { readonly isFull: boolean }) {
  const { values, update, isFull } = props;
  const interval = useInterval(props);
  return (
    <div className="filters">
      {isFull ? (
        <p className="note">{MOST_ENTITIES} are the most that are compared.</p>
      ) : (
        <EntityPicker
          label="Add a person, organization or place"
          onPick={({ id }) => update({ e: [...values.e, id] })}
        />
      )}
      <PeriodFields
        from={readDate(values.from)}
        to={readDate(values.to)}
        onChange={(period) => update({ ...period, at: '' })}
      />
      <IntervalPicker interval={interval} onChange={(chosen) => update({ interval: chosen, at: '' })} />
    </div>
  );
}

function Comparison(props: PartProps & { readonly ids: readonly string[] }) {
  const { values, ids } = props;
  const interval = useInterval(props);
  const publishedAt = datesWithin(readDate(values.from), readDate(values.to));
  const filter = publishedAt === null ? {} : { publishedAt };
  const [result, ask] = useQuery({ query: Timelines, variables: { entities: [...ids], interval, filter } });
  return (
    <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
      {({ timelines }: { readonly timelines: readonly Line[] }) => (
        <>
          <Chart {...props} lines={timelines} interval={interval} />
          <CountTable {...props} lines={timelines} interval={interval} />
          <OpenBar {...props} lines={timelines} interval={interval} />
          <Together entities={timelines.map(({ entity }) => entity)} filter={filter} />
        </>
      )}
    </Answer>
  );
}

export default function CompareView() {
  useTitle('Compare');
  const [values, update] = useParams(PARAMS);
  const ids = chosenIds(values);
  return (
    <div className="compare-view">
      <h1>Compare</h1>
      <Controls values={values} update={update} isFull={ids.length === MOST_ENTITIES} />
      {ids.length === 0 ? <Start /> : <Comparison values={values} update={update} ids={ids} />}
    </div>
  );
}
