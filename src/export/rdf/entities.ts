/** Describes an entity in RDF, as schema.org has people, organizations, places and things. */
import type { Kind } from '../../model.ts';
import type { EntityOut } from '../records.ts';
import { assertedBy } from './asserters.ts';
import { blank, decimal, integer, iriOf, type Name, optional, type RdfNode, ref, text } from './terms.ts';

const TYPES: Readonly<Record<Kind, Name>> = {
  PERSON: 'schema:Person',
  ORGANIZATION: 'schema:Organization',
  PLACE: 'schema:Place',
  OTHER: 'schema:Thing',
};

/** Places of other databases that have IRIs. */
const SAME_AS: Readonly<Record<string, (value: string) => string>> = {
  wikidata: (value) => `http://www.wikidata.org/entity/${encodeURIComponent(value)}`,
  geonames: (value) => `https://sws.geonames.org/${encodeURIComponent(value)}/`,
};

function locate({ location }: EntityOut): RdfNode[] {
  if (location?.latitude == null || location.longitude === null) return [];
  return [
    blank(
      ['schema:GeoCoordinates'],
      [
        ['schema:latitude', [decimal(location.latitude)]],
        ['schema:longitude', [decimal(location.longitude)]],
      ],
    ),
  ];
}

export function describeEntity(entity: EntityOut): RdfNode {
  const { key, kind, name, aliases, identifiers, formerKeys, articleCount, mentionCount } = entity;
  const named = aliases.map((alias) =>
    blank(
      ['dateline:Alias'],
      [
        ['schema:name', [text(alias.name)]],
        ['dateline:form', [text(alias.form)]],
        ['dateline:origin', optional(alias.origin, (origin) => ref(iriOf('entity', origin)))],
        assertedBy(alias.assertedBy),
      ],
    ),
  );
  const identified = identifiers.map(({ scheme, value, ...identifier }) =>
    blank(
      ['schema:PropertyValue'],
      [['schema:propertyID', [text(scheme)]], ['schema:value', [text(value)]], assertedBy(identifier.assertedBy)],
    ),
  );
  const others = [...new Set(aliases.map((alias) => alias.name))].filter((alias) => alias !== name);
  return {
    iri: iriOf('entity', key),
    types: [TYPES[kind]],
    properties: [
      ['schema:name', [text(name)]],
      ['schema:alternateName', others.map(text)],
      ['dateline:alias', named],
      ['schema:identifier', [text(key), ...identified]],
      ['schema:sameAs', identifiers.flatMap(({ scheme, value }) => optional(SAME_AS[scheme]?.(value) ?? null, ref))],
      // Merged entities are this one.
      ['owl:sameAs', formerKeys.map((former) => ref(iriOf('entity', former)))],
      ['schema:geo', locate(entity)],
      ['dateline:articleCount', [integer(articleCount)]],
      ['dateline:mentionCount', [integer(mentionCount)]],
    ],
  };
}
