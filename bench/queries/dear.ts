/** The dearest kinds of operations that the limits let through. */

const aliases = (count: number, field: (index: number) => string): string =>
  `{ ${Array.from({ length: count }, (_, index) => `f${index}: ${field(index)}`).join(' ')} }`;

const FACETS = 'facets { entities(first: 90) { count } kinds { count } sources { count } years { count } }';
const NOTHING = '{ mentions: { entity: { articles: { mentions: { score: { lt: -1 } } } } } }';

export const DEAR: Readonly<Record<string, string>> = {
  'relations that match nothing': `{ articles(first: 1, filter: ${NOTHING}) { totalCount } }`,
  'relations of roles': `{ roles(first: 1, filter: { article: ${NOTHING} }) { totalCount } }`,
  'facets of filtered mentions': aliases(
    4,
    (index) => `mentions(filter: { score: { gte: 0.${index + 1} } }) { ${FACETS} }`,
  ),
  'facets of nested filters': aliases(
    2,
    (index) => `mentions(filter: { article: { mentions: { score: { gte: 0.${index + 1} } } } }) { ${FACETS} }`,
  ),
  'related articles': aliases(
    4,
    (index) =>
      `articles(first: 50, filter: { wordCount: { gt: ${index} } }) { nodes { related(first: 1) { nodes { id } } } }`,
  ),
  'counts of filtered mentions': aliases(
    4,
    (index) => `mentions(filter: { score: { gte: 0.${index + 1} } }) { totalCount }`,
  ),
};
