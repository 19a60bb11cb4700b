/** Every name that an entity goes by, how it names it, and who says so. */
import type { FragmentOf } from 'gql.tada';
import { graphql } from '../graphql/graphql.ts';
import { formatNumber } from '../shared/counted.ts';
import { asserterLabel } from './asserter.ts';

export const NamesFields = graphql(`
  fragment NamesFields on Entity {
    aliases {
      name
      form
      origin
      assertedBy {
        type
        name
      }
    }
  }
`);

type Alias = FragmentOf<typeof NamesFields>['aliases'][number];

const FORMS: Readonly<Record<Alias['form'], string>> = {
  ACRONYM: 'acronym',
  DEMONYM: 'demonym',
  FULL_NAME: 'full name',
  SHORT_NAME: 'short name',
};

const SHOWN = 12;

function Name({ alias: { name, form, origin, assertedBy } }: { readonly alias: Alias }) {
  return (
    <li>
      <bdi className="text">{name}</bdi>{' '}
      <span className="note">
        {FORMS[form]}, from <bdi>{asserterLabel(assertedBy)}</bdi>
        {origin !== null && (
          <>
            , of what was <bdi className="text">{origin}</bdi>
          </>
        )}
      </span>
    </li>
  );
}

const NameList = ({ aliases }: { readonly aliases: readonly Alias[] }) => (
  <ul className="entity-names">
    {aliases.map((alias) => (
      <Name key={`${alias.form} ${alias.name} ${alias.origin}`} alias={alias} />
    ))}
  </ul>
);

export function Names({ entity: { aliases } }: { readonly entity: FragmentOf<typeof NamesFields> }) {
  return (
    <section>
      <h2>Names</h2>
      {aliases.length === 0 && <p className="note">No name is on record.</p>}
      <NameList aliases={aliases.slice(0, SHOWN)} />
      {aliases.length > SHOWN && (
        <details>
          <summary>{formatNumber(aliases.length - SHOWN)} more</summary>
          <NameList aliases={aliases.slice(SHOWN)} />
        </details>
      )}
    </section>
  );
}
