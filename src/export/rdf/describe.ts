/** Describes records in RDF: schema.org for articles and entities, W3C Web Annotation for mentions, and who asserted what. */
import type { Asserter, Kind, Precision, Span } from '../../model.ts';
import { createOffsets } from '../../text/offsets.ts';
import type {
  ArticleOut,
  EdgeOut,
  EntityOut,
  EvidenceOut,
  MentionOut,
  Records,
  RoleOut,
  StatementOut,
} from '../records.ts';
import {
  boolean,
  decimal,
  integer,
  iriOf,
  type Literal,
  type Name,
  optional,
  type RdfNode,
  ref,
  type Term,
  text,
} from './terms.ts';

const TYPES: Readonly<Record<Kind, Name>> = {
  PERSON: 'schema:Person',
  ORGANIZATION: 'schema:Organization',
  PLACE: 'schema:Place',
  OTHER: 'schema:Thing',
};

const DATE_TYPES: Readonly<Record<Precision, readonly [Name, number]>> = {
  YEAR: ['xsd:gYear', 4],
  MONTH: ['xsd:gYearMonth', 7],
  DAY: ['xsd:date', 10],
  MINUTE: ['xsd:dateTime', 20],
  SECOND: ['xsd:dateTime', 20],
};

function dateOf(at: string | null, precision: Precision | null): Literal[] {
  if (at === null || precision === null) return [];
  const [type, length] = DATE_TYPES[precision];
  return [{ value: at.slice(0, length), type }];
}

const time = (value: string): Literal => ({ value, type: 'xsd:dateTime' });

const asserterIri = ({ type, name, version }: Asserter): string =>
  iriOf('asserter', [type, name, ...(version === null ? [] : [version])].join('/'));

function describeAsserter(asserter: Asserter): RdfNode {
  const { type, name, version } = asserter;
  return {
    iri: asserterIri(asserter),
    types: ['prov:Agent'],
    properties: [
      ['schema:name', [text(name)]],
      ['dateline:asserterType', [text(type)]],
      ['schema:softwareVersion', optional(version, text)],
    ],
  };
}

/** Who a name, an identifier or a mention is from. */
const assertedBy = (asserter: Asserter): readonly [Name, readonly Term[]] => [
  'prov:wasAttributedTo',
  [ref(asserterIri(asserter))],
];

/** Places of other databases that have IRIs. */
const SAME_AS: Readonly<Record<string, (value: string) => string>> = {
  wikidata: (value) => `http://www.wikidata.org/entity/${encodeURIComponent(value)}`,
  geonames: (value) => `https://sws.geonames.org/${encodeURIComponent(value)}/`,
};

const blank = (types: readonly Name[], properties: RdfNode['properties']): RdfNode => ({ types, properties });

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

function describeEntity(entity: EntityOut): RdfNode {
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

/** Characters on either side of a quote. */
const CONTEXT = 32;

/** The two selectors of a span. Web Annotation counts characters, that is, Unicode code points. */
function createSelectors(article: ArticleOut): (span: Span) => RdfNode {
  const { text: whole, key } = article;
  const convert = createOffsets(whole);
  return ({ start, end }) => {
    const position = blank(
      ['oa:TextPositionSelector'],
      [
        ['oa:start', [integer(convert(start, 'CODE_POINT'))]],
        ['oa:end', [integer(convert(end, 'CODE_POINT'))]],
      ],
    );
    const quote = blank(
      ['oa:TextQuoteSelector'],
      [
        ['oa:prefix', [text(whole.slice(Math.max(0, start - CONTEXT), start).replace(/^[\udc00-\udfff]/, ''))]],
        ['oa:exact', [text(whole.slice(start, end))]],
        ['oa:suffix', [text(whole.slice(end, end + CONTEXT).replace(/[\ud800-\udbff]$/, ''))]],
      ],
    );
    return blank(
      ['oa:SpecificResource'],
      [
        ['oa:hasSource', [ref(iriOf('article', key))]],
        ['oa:hasSelector', [position, quote]],
      ],
    );
  };
}

type Select = ReturnType<typeof createSelectors>;

const mentionIri = (article: string, { start, end }: Span): string => iriOf('mention', `${article}:${start}-${end}`);

function describeMention(article: string, mention: MentionOut, select: Select): RdfNode {
  const { entity, candidates, origin, score, linkScore } = mention;
  const bodies = entity === null ? candidates.map((candidate) => candidate.entity) : [entity];
  return {
    iri: mentionIri(article, mention),
    types: ['oa:Annotation'],
    properties: [
      ['oa:motivatedBy', [ref('http://www.w3.org/ns/oa#identifying')]],
      ['oa:hasBody', bodies.map((key) => ref(iriOf('entity', key)))],
      ['oa:hasTarget', [select(mention)]],
      ['dateline:kind', [text(mention.kind)]],
      ['dateline:form', [text(mention.form)]],
      ['dateline:status', [text(mention.status)]],
      ['dateline:counts', [boolean(mention.counts)]],
      ['dateline:score', optional(score, decimal)],
      ['dateline:linkScore', optional(linkScore, decimal)],
      ['dateline:origin', optional(origin, (key) => ref(iriOf('entity', key)))],
      assertedBy(mention.assertedBy),
    ],
  };
}

const describeRole = (article: string, role: RoleOut, select: Select): RdfNode =>
  blank(
    ['oa:Annotation', 'dateline:Role'],
    [
      ['oa:motivatedBy', [ref('http://www.w3.org/ns/oa#describing')]],
      ['schema:roleName', [text(role.text)]],
      ['oa:hasBody', [ref(mentionIri(article, role.mention))]],
      ['dateline:of', optional(role.of, (of) => ref(mentionIri(article, of)))],
      ['oa:hasTarget', [select(role)]],
      ['dateline:accepted', [boolean(role.accepted)]],
    ],
  );

const describeStatement = (article: string, statement: StatementOut, select: Select): RdfNode =>
  blank(
    ['oa:Annotation', statement.direct ? 'schema:Quotation' : 'schema:Claim'],
    [
      ['schema:text', [text(statement.text)]],
      ['dateline:speaker', [ref(mentionIri(article, statement.speaker))]],
      ['dateline:addressee', optional(statement.addressee, (addressee) => ref(mentionIri(article, addressee)))],
      ['oa:hasTarget', [select(statement.content)]],
      ['dateline:score', [decimal(statement.score)]],
      ['dateline:accepted', [boolean(statement.accepted)]],
    ],
  );

/** An address that is no IRI, since it holds characters that IRIs do not have, is told as a text. */
const addressOf = (url: string): Term => (/^[^\s<>"{}|\\^`]+$/.test(url) ? ref(url) : text(url));

function describeArticle(article: ArticleOut): RdfNode {
  const { key, title, byline, source, url, language, section, mentions } = article;
  const named = new Set(mentions.flatMap(({ counts, entity }) => (counts && entity !== null ? [entity] : [])));
  return {
    iri: iriOf('article', key),
    types: ['schema:NewsArticle'],
    properties: [
      ['schema:identifier', [text(key)]],
      ['schema:headline', optional(title, text)],
      ['schema:author', optional(byline, text)],
      ['schema:datePublished', dateOf(article.publishedAt, article.publishedPrecision)],
      ['schema:publisher', optional(source, (name) => blank(['schema:Organization'], [['schema:name', [text(name)]]]))],
      ['schema:url', optional(url, addressOf)],
      ['schema:inLanguage', optional(language, text)],
      ['schema:articleSection', optional(section, text)],
      ['schema:wordCount', [integer(article.wordCount)]],
      ['schema:isBasedOn', optional(article.copyOf, (first) => ref(iriOf('article', first)))],
      ['schema:articleBody', [text(article.text)]],
      ['schema:mentions', [...named].map((entity) => ref(iriOf('entity', entity)))],
    ],
  };
}

const describeEvidence = ({ article, text: exact }: EvidenceOut): RdfNode =>
  blank(
    ['oa:SpecificResource'],
    [
      ['oa:hasSource', [ref(iriOf('article', article))]],
      ['oa:hasSelector', [blank(['oa:TextQuoteSelector'], [['oa:exact', [text(exact)]]])]],
    ],
  );

function describeEdge({ source, target, sentences, articles, evidence, ...dates }: EdgeOut): RdfNode {
  return {
    iri: iriOf('cooccurrence', `${source}--${target}`),
    types: ['dateline:CoOccurrence'],
    properties: [
      ['dateline:between', [ref(iriOf('entity', source)), ref(iriOf('entity', target))]],
      ['dateline:sentenceCount', [integer(sentences)]],
      ['dateline:articleCount', [integer(articles)]],
      ['schema:startDate', optional(dates.firstPublishedAt, time)],
      ['schema:endDate', optional(dates.lastPublishedAt, time)],
      ['dateline:evidence', evidence.map(describeEvidence)],
    ],
  };
}

/** Nodes of asserters, each the first time that it is met; there are few. */
class Asserters {
  readonly #met = new Set<string>();

  *meet(asserted: Iterable<{ readonly assertedBy: Asserter }>): Generator<RdfNode> {
    for (const { assertedBy: asserter } of asserted) {
      const iri = asserterIri(asserter);
      if (this.#met.has(iri)) continue;
      this.#met.add(iri);
      yield describeAsserter(asserter);
    }
  }
}

function* describeArticleWhole(article: ArticleOut): Generator<RdfNode> {
  const select = createSelectors(article);
  yield describeArticle(article);
  for (const mention of article.mentions) yield describeMention(article.key, mention, select);
  for (const role of article.roles) yield describeRole(article.key, role, select);
  for (const statement of article.statements) yield describeStatement(article.key, statement, select);
}

/** Every record as nodes, one after the other. */
export function* describe({ entities, articles, edges }: Records): Generator<RdfNode> {
  const asserters = new Asserters();
  for (const entity of entities()) {
    yield* asserters.meet([...entity.aliases, ...entity.identifiers]);
    yield describeEntity(entity);
  }
  for (const article of articles()) {
    yield* asserters.meet(article.mentions);
    yield* describeArticleWhole(article);
  }
  for (const edge of edges()) yield describeEdge(edge);
}
