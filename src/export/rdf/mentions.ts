/** Describes mentions, roles and statements in RDF: W3C annotations of stretches of the text. */
import type { Span } from '../../model.ts';
import { createOffsets } from '../../text/offsets.ts';
import type { ArticleOut, MentionOut, RoleOut, StatementOut } from '../records.ts';
import { assertedBy } from './asserters.ts';
import { blank, boolean, decimal, integer, iriOf, optional, type RdfNode, ref, text } from './terms.ts';

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

/** All annotations of an article. */
export function* describeAnnotations(article: ArticleOut): Generator<RdfNode> {
  const select = createSelectors(article);
  for (const mention of article.mentions) yield describeMention(article.key, mention, select);
  for (const role of article.roles) yield describeRole(article.key, role, select);
  for (const statement of article.statements) yield describeStatement(article.key, statement, select);
}
