/** Describes in RDF that two entities stand together, with the sentences. */
import type { EdgeOut, EvidenceOut } from '../records.ts';
import { blank, integer, iriOf, type Literal, optional, type RdfNode, ref, text } from './terms.ts';

const time = (value: string): Literal => ({ value, type: 'xsd:dateTime' });

const describeEvidence = ({ article, text: exact }: EvidenceOut): RdfNode =>
  blank(
    ['oa:SpecificResource'],
    [
      ['oa:hasSource', [ref(iriOf('article', article))]],
      ['oa:hasSelector', [blank(['oa:TextQuoteSelector'], [['oa:exact', [text(exact)]]])]],
    ],
  );

export function describeEdge({ source, target, sentences, articles, evidence, ...dates }: EdgeOut): RdfNode {
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
