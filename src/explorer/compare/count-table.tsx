/** The numbers of the chart as a table, each a button that opens the articles. */
import { formatNumber } from '../shared/counted.ts';
import { periodLabel } from '../shared/periods.ts';
import { countsOf, type LinesProps, periodsOf, vagueOf } from './lines.ts';

function Table({ lines, interval, values, update }: LinesProps) {
  const counts = lines.map(countsOf);
  const isPart = ({ first }: { readonly first: string }) => counts.some((each) => each.has(first));
  return (
    <section className="compare-table" aria-label="Articles by period">
      <table>
        <thead>
          <tr>
            <th scope="col">Period</th>
            {lines.map(({ entity }) => (
              <th key={entity.id} scope="col">
                <bdi className="text">{entity.name.slice(0, 100)}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {periodsOf(lines, interval)
            .filter(isPart)
            .map(({ first }) => (
              <tr key={first}>
                <th scope="row">{periodLabel(first, interval)}</th>
                {lines.map(({ entity }, index) => {
                  const count = counts[index]?.get(first) ?? 0;
                  const isOpen = values.of === entity.id && values.at === first;
                  return (
                    <td key={entity.id}>
                      {count === 0 ? (
                        0
                      ) : (
                        <button
                          type="button"
                          className="plain"
                          aria-pressed={isOpen}
                          onClick={() => update({ of: entity.id, at: first })}
                        >
                          {count}
                        </button>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          {lines.some((line) => vagueOf(line) > 0) && (
            <tr>
              <th scope="row">No date, or less exact</th>
              {lines.map((line) => (
                <td key={line.entity.id}>{formatNumber(vagueOf(line))}</td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

export function CountTable(props: LinesProps) {
  const { values, update } = props;
  return (
    <>
      <button type="button" aria-expanded={values.table} onClick={() => update({ table: !values.table })}>
        {values.table ? 'Hide the table' : 'Show as a table'}
      </button>
      {values.table && <Table {...props} />}
    </>
  );
}
