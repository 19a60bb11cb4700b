/** Describes records in RDF: schema.org for articles and entities, W3C Web Annotation for mentions, and who asserted what. */
import type { Records } from '../records.ts';
import { describeArticle } from './articles.ts';
import { Asserters } from './asserters.ts';
import { describeEdge } from './edges.ts';
import { describeEntity } from './entities.ts';
import { describeAnnotations } from './mentions.ts';
import type { RdfNode } from './terms.ts';

/** Every record as nodes, one after the other. */
export function* describe({ entities, articles, edges }: Records): Generator<RdfNode> {
  const asserters = new Asserters();
  for (const entity of entities()) {
    yield* asserters.meet([...entity.aliases, ...entity.identifiers]);
    yield describeEntity(entity);
  }
  for (const article of articles()) {
    yield* asserters.meet(article.mentions);
    yield describeArticle(article);
    yield* describeAnnotations(article);
  }
  for (const edge of edges()) yield describeEdge(edge);
}
