/** Filters with relations within relations, as deep as the limit allows. */
import type { Random } from './random.ts';

type Noun = 'Article' | 'Entity' | 'Mention' | 'Role' | 'Statement';

/** Relations that a filter may have within it. */
const MOST_LEVELS = 5;

const RELATIONS: Readonly<Record<Noun, readonly (readonly [field: string, to: Noun])[]>> = {
  Article: [['mentions', 'Mention']],
  Entity: [['articles', 'Article']],
  Mention: [
    ['entity', 'Entity'],
    ['article', 'Article'],
  ],
  Role: [
    ['entity', 'Entity'],
    ['of', 'Entity'],
    ['article', 'Article'],
  ],
  Statement: [
    ['speaker', 'Mention'],
    ['addressee', 'Mention'],
    ['article', 'Article'],
  ],
};

/** Conditions that no row meets, that some do, and that all do. */
const CONDITIONS: Readonly<Record<Noun, readonly (readonly string[])[]>> = {
  Article: [
    ['wordCount: { lt: 0 }'],
    [
      'publishedAt: { lt: "2007" }',
      'wordCount: { gte: 250 }',
      'text: { matches: "said" }',
      'title: { contains: "ada" }',
    ],
    ['wordCount: { gte: 0 }'],
  ],
  Entity: [
    ['articleCount: { lt: 0 }'],
    ['kind: { eq: PERSON }', 'kind: { not: PLACE }', 'name: { contains: "ian" }', 'firstSeen: { lt: "2006" }'],
    ['articleCount: { gte: 0 }'],
  ],
  Mention: [
    ['score: { lt: 0 }', 'status: { eq: REJECTED }'],
    [
      'kind: { eq: PLACE }',
      'form: { eq: FULL_NAME }',
      'surface: { startsWith: "a" }',
      'status: { not: CANDIDATE }',
      'passageRole: { in: [BYLINE, CREDIT] }',
    ],
    ['linkScore: { gte: 0 }'],
  ],
  Role: [['text: { eq: "nothing like it" }'], ['text: { startsWith: "m" }'], ['text: { not: "nothing like it" }']],
  Statement: [
    ['mode: { in: [] }'],
    ['mode: { eq: DIRECT }', 'content: { matches: "the" }'],
    ['mode: { in: [DIRECT, REPORTED] }'],
  ],
};

const LISTS: readonly (readonly [noun: Noun, list: string, facets: string])[] = [
  ['Article', 'articles', 'entities { count } kinds { count } years { count }'],
  ['Entity', 'entities', 'kinds { count } years { count }'],
  ['Mention', 'mentions', 'entities { count } sources { count }'],
  ['Role', 'roles', 'of { count } texts { count }'],
  ['Statement', 'statements', 'speakers { count } years { count }'],
];

const condition = (random: Random, noun: Noun): string => random.pick(random.pick(CONDITIONS[noun]));

/** One or two relations, with a condition beside them now and then. */
function related(random: Random, noun: Noun, levels: number): string {
  const relations = RELATIONS[noun];
  const fields = [random.pick(relations), ...random.some(relations, 0.2)];
  const conditions = [...new Map(fields)].map(([field, to]) => `${field}: ${nestedFilter(random, to, levels - 1)}`);
  return `{ ${[...conditions, ...(random.chance(0.2) ? [condition(random, noun)] : [])].join(', ')} }`;
}

function combined(random: Random, noun: Noun, levels: number): string {
  const part = (): string => nestedFilter(random, noun, levels - 1);
  return random.pick([`{ not: ${part()} }`, `{ or: [${part()}, ${part()}] }`, `{ and: [${part()}, ${part()}] }`]);
}

function nestedFilter(random: Random, noun: Noun, levels: number): string {
  if (levels === 0 || random.chance(0.05)) return `{ ${condition(random, noun)} }`;
  return random.chance(0.75) ? related(random, noun, levels) : combined(random, noun, levels);
}

/** A list with such a filter: its first page, its length or what it is counted by. */
export function nestedFilterOperation(random: Random): string {
  const [noun, list, facets] = random.pick(LISTS);
  const selection = random.pick(['totalCount', 'nodes { id }', `facets { ${facets} }`]);
  return `{ ${list}(filter: ${nestedFilter(random, noun, MOST_LEVELS)}) { ${selection} } }`;
}
