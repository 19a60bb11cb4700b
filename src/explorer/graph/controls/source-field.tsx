/** Which source articles must come from: those with the most articles. */
import { useQuery } from 'urql';
import { graphql } from '../../graphql/graphql.ts';

const Sources = graphql(`
  query GraphSources {
    articles(first: 0) {
      facets {
        sources(first: 50) {
          source
          count
        }
      }
    }
  }
`);

interface Props {
  readonly source: string;
  readonly onChange: (source: string) => void;
}

export function SourceField({ source, onChange }: Props) {
  const [{ data }] = useQuery({ query: Sources });
  const known = data?.articles.facets.sources.flatMap((facet) => facet.source ?? []) ?? [];
  const offered = source === '' || known.includes(source) ? known : [source, ...known];
  return (
    <label>
      Source
      <select value={source} onChange={({ target }) => onChange(target.value)}>
        <option value="">All</option>
        {offered.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
