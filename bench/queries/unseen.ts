/** Documents that no server has seen: each selects other fields, and pages of other sizes, than all the others do. */
import { pick, type Random, whole } from '../data/random.ts';

/** A field with fields, and the largest page of a connection. */
interface Nested {
  readonly type: keyof typeof FIELDS;
  readonly most?: number;
}

const FIELDS = {
  Article:
    'id key title textHash wordCount publishedAt publishedPrecision source url language byline section seedFile seedLine',
  Mention: 'id surface start end kind form status score linkScore',
  Entity: 'id key kind name mentionCount articleCount demonymCount firstSeen lastSeen',
  Sentence: 'id text',
} as const;

/** At least one field of a type is nested in each document, as it is in those of clients. */
const NESTED: Readonly<Record<keyof typeof FIELDS, Readonly<Record<string, Nested>>>> = {
  Article: { mentions: { type: 'Mention', most: 4 }, sentences: { type: 'Sentence', most: 3 } },
  Mention: { entity: { type: 'Entity' }, sentence: { type: 'Sentence' } },
  Entity: { mentions: { type: 'Mention', most: 3 } },
  Sentence: {},
};
const ROOTS: readonly (readonly [field: string, nested: Nested])[] = [
  ['articles', { type: 'Article', most: 5 }],
  ['mentions', { type: 'Mention', most: 5 }],
  ['entities', { type: 'Entity', most: 5 }],
];
const LEVELS = 3;

/** Each with a chance of a half, at least one. */
function someOf(random: Random, names: readonly string[]): string[] {
  const some = names.filter(() => random() < 0.5);
  return some.length > 0 ? some : [pick(random, names)];
}

function selection(random: Random, { type, most }: Nested, level: number): string {
  const nested = level === LEVELS ? [] : someOf(random, Object.keys(NESTED[type]).concat('__typename'));
  const fields = [
    ...someOf(random, FIELDS[type].split(' ')),
    ...nested.map((name) => {
      const inner = NESTED[type][name];
      return inner ? `${name}${selection(random, inner, level + 1)}` : name;
    }),
  ].join(' ');
  return most ? `(first: ${1 + whole(random, most)}) { nodes { ${fields} } }` : ` { ${fields} }`;
}

/** So many documents, all different. The same for the same random numbers. */
export function unseenDocuments(random: Random, count: number): string[] {
  const documents = new Set<string>();
  while (documents.size < count) {
    const [field, nested] = pick(random, ROOTS);
    documents.add(`{ ${field}${selection(random, nested, 1)} }`);
  }
  return [...documents];
}
