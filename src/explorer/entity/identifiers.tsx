/** The names of an entity in others' schemes, as links where a scheme has a public page for each. */
import type { FragmentOf } from 'gql.tada';
import { graphql } from '../graphql/graphql.ts';
import { asserterLabel } from './asserter.ts';

export const IdentifierFields = graphql(`
  fragment IdentifierFields on Entity {
    identifiers {
      scheme
      value
      assertedBy {
        type
        name
      }
    }
  }
`);

interface Scheme {
  readonly label: string;
  /** What its values look like: others are not linked. */
  readonly pattern: RegExp;
  /** Where there is a page for each: what stands before the value. */
  readonly page: string;
}

const SCHEMES: Readonly<Record<string, Scheme>> = {
  geonames: { label: 'GeoNames', pattern: /^\d+$/, page: 'https://www.geonames.org/' },
  gnd: { label: 'GND', pattern: /^[\dX-]+$/, page: 'https://d-nb.info/gnd/' },
  imdb: { label: 'IMDb', pattern: /^nm\d+$/, page: 'https://www.imdb.com/name/' },
  isni: { label: 'ISNI', pattern: /^\d{15}[\dX]$/, page: 'https://isni.org/isni/' },
  iso3166: { label: 'ISO 3166-1', pattern: /^[A-Z]{2}$/, page: 'https://www.iso.org/obp/ui/#iso:code:3166:' },
  lccn: { label: 'Library of Congress', pattern: /^n[a-z]{0,2}\d+$/, page: 'https://id.loc.gov/authorities/names/' },
  lei: { label: 'LEI', pattern: /^[\dA-Z]{20}$/, page: 'https://search.gleif.org/#/record/' },
  orcid: { label: 'ORCID', pattern: /^(?:\d{4}-){3}\d{3}[\dX]$/, page: 'https://orcid.org/' },
  ror: { label: 'ROR', pattern: /^0[\da-z]{8}$/, page: 'https://ror.org/' },
  viaf: { label: 'VIAF', pattern: /^\d+$/, page: 'https://viaf.org/viaf/' },
  wikidata: { label: 'Wikidata', pattern: /^Q\d+$/, page: 'https://www.wikidata.org/wiki/' },
};

const LABELS: Readonly<Record<string, string>> = { 'iso3166-2': 'ISO 3166-2', m49: 'UN M49' };

type Identifier = FragmentOf<typeof IdentifierFields>['identifiers'][number];

function Value({ scheme, value }: Identifier) {
  const known = SCHEMES[scheme];
  if (!known?.pattern.test(value)) return <bdi>{value}</bdi>;
  return (
    <a href={known.page + value} target="_blank" rel="noopener noreferrer">
      {value}
    </a>
  );
}

export function Identifiers({ entity: { identifiers } }: { readonly entity: FragmentOf<typeof IdentifierFields> }) {
  if (identifiers.length === 0) return null;
  return (
    <ul className="entity-identifiers" aria-label="Identifiers">
      {identifiers.map((identifier) => (
        <li key={`${identifier.scheme}:${identifier.value}`} title={`From ${asserterLabel(identifier.assertedBy)}`}>
          <span className="note">
            {SCHEMES[identifier.scheme]?.label ?? LABELS[identifier.scheme] ?? identifier.scheme}
          </span>{' '}
          <Value {...identifier} />
        </li>
      ))}
    </ul>
  );
}
