/** Paths and graphs against a plain in-memory reading of the same articles. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/database/open.ts';
import type { Window } from '../../src/store/filter/cooccurrence.ts';
import { firstCooccurrence } from '../../src/store/graph/first-cooccurrence.ts';
import { type GraphQuery, graphAround } from '../../src/store/graph/graph.ts';
import { hopsOf, pathOf } from '../../src/store/graph/path.ts';
import { together } from '../../src/store/read/pair-counts.ts';
import { bind } from '../../src/store/sql/expression.ts';
import { isNotNull } from '../../src/store/sql/operators.ts';
import { readOne, readRows, readValue, rowsIn } from '../../src/store/sql/read.ts';
import { rowId } from '../../src/store/write/row-ids.ts';
import { articleOf } from './article-of.ts';
import { seeded } from './base.ts';

/** Articles, of sentences, of the letters of the people in them. */
type Corpus = readonly (readonly (readonly string[])[])[];

const PEOPLE = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const keyOf = (person: string): string => `person/${person}`;
const nameOf = (id: number): string => PEOPLE.find((person) => rowId(keyOf(person)) === id) ?? '';

const baseOf = (corpus: Corpus): Store =>
  seeded({
    articles: corpus.map((sentences, index) =>
      articleOf(
        `article-${index}`,
        `News\n\n${sentences.map((people) => `Seen: ${people.map((p) => `[${p}](person/${p})`).join(' ')}.`).join(' ')}`,
      ),
    ),
  });

const groupsOf = (corpus: Corpus, window: Window): string[][] =>
  window === 'SENTENCE' ? corpus.flat().map((people) => [...people]) : corpus.map((sentences) => sentences.flat());

/** Hops between two people by breadth-first search; null when nothing ties them. */
function distance(groups: readonly string[][], from: string, to: string): number | null {
  const reached = new Map([[from, 0]]);
  for (const [person, hops] of reached) {
    for (const group of groups.filter((people) => people.includes(person))) {
      for (const next of group) if (!reached.has(next)) reached.set(next, hops + 1);
    }
  }
  return reached.get(to) ?? null;
}

const countOf = (groups: readonly string[][], a: string, b: string): number =>
  groups.filter((people) => people.includes(a) && people.includes(b)).length;

interface PathQuery {
  readonly from: string;
  readonly to: string;
  readonly maxLength: number;
  readonly window?: Window;
}

/** The path with its hops by row id; null when either end does not exist. */
const findPath = (store: Store, { from, to, maxLength, window = 'ARTICLE' }: PathQuery) =>
  readOne(store, pathOf({ from: bind(from), to: bind(to), maxLength, window }), (path) => ({
    isFound: isNotNull(path.hops),
    hops: rowsIn(hopsOf(path), (hop) => ({ from: hop.from, to: hop.to })),
    truncated: path.truncated,
  }));

/** The hops of a path with their counts and evidence; null when none was found. */
function findHops(store: Store, query: PathQuery) {
  const path = findPath(store, query);
  expect(path?.truncated).toBe(0);
  if (!path?.isFound) return null;
  return path.hops.map(({ from, to }) => {
    const pair = { a: bind(from), b: bind(to) };
    const [articles, sentences] = readValue(store, together(pair)) as [number, number];
    const evidence = readRows(store, firstCooccurrence(pair), ({ start }) => ({ start }));
    return { from: nameOf(from), to: nameOf(to), articles, sentences, evidence };
  });
}

/** The nodes and edges around entities. */
function readGraph(store: Store, query: GraphQuery) {
  const { nodes, edges } = graphAround(query);
  return {
    nodes: readRows(store, nodes, ({ id, distance }) => ({ id, distance })),
    edges: readRows(store, edges, ({ a, b, articles, sentences }) => ({ a, b, articles, sentences })),
  };
}

const corpora = fc.array(
  fc.array(fc.uniqueArray(fc.constantFrom(...PEOPLE), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  {
    minLength: 1,
    maxLength: 6,
  },
);
const windows = fc.constantFrom<Window>('ARTICLE', 'SENTENCE');

describe('path', () => {
  test('is as short as that of breadth-first search, with true counts and evidence of each hop', () => {
    fc.assert(
      fc.property(corpora, windows, (corpus, window) => {
        const store = baseOf(corpus);
        const present = [...new Set(corpus.flat(2))];
        const groups = groupsOf(corpus, window);
        const [from, to] = [present[0] as string, present.at(-1) as string];
        const hops = findHops(store, { from: keyOf(from), to: keyOf(to), maxLength: 6, window });
        expect(hops?.length ?? null).toBe(distance(groups, from, to));
        let at = from;
        for (const hop of hops ?? []) {
          const { from: a, to: b } = hop;
          expect(a).toBe(at);
          expect(hop.articles).toBe(countOf(groupsOf(corpus, 'ARTICLE'), a, b));
          expect(hop.sentences).toBe(countOf(groupsOf(corpus, 'SENTENCE'), a, b));
          expect(hop.evidence.length).toBe(hop.sentences > 0 ? 1 : 2);
          at = b;
        }
        if (hops) expect(at).toBe(to);
      }),
      { numRuns: 60 },
    );
  });

  test('is the same path from a database filled in another order', () => {
    const corpus: Corpus = [[['a', 'b']], [['a', 'c']], [['b', 'd']], [['c', 'd']]];
    const path = (store: Store) =>
      findHops(store, { from: keyOf('a'), to: keyOf('d'), maxLength: 3 })?.map(({ to }) => to);
    const reversed = baseOf([[['c', 'd']], [['b', 'd']], [['a', 'c']], [['a', 'b']]]);
    expect(path(baseOf(corpus))).toHaveLength(2);
    expect(path(reversed)).toEqual(path(baseOf(corpus)));
  });

  test('stops at the length it is given, and has no hops from an entity to itself', () => {
    const store = baseOf([[['a', 'b']], [['b', 'c']], [['c', 'd']]]);
    const length = (to: string, maxLength: number) =>
      findHops(store, { from: keyOf('a'), to: keyOf(to), maxLength })?.length ?? null;
    expect([length('d', 2), length('d', 3), length('a', 1)]).toEqual([null, 3, 0]);
  });

  test('shows the sentences of the two nearest mentions, in the order of the text, where no sentence has both', () => {
    const store = baseOf([[['a'], ['c'], ['a'], ['b'], ['c']]]);
    const [hop] = findHops(store, { from: keyOf('b'), to: keyOf('a'), maxLength: 1 }) ?? [];
    expect(hop?.evidence.map(({ start }) => start)).toEqual(
      [...(hop?.evidence ?? [])].map(({ start }) => start).sort((x, y) => x - y),
    );
    expect(hop?.evidence).toHaveLength(2);
    expect((hop?.evidence[1]?.start ?? 0) - (hop?.evidence[0]?.start ?? 0)).toBe('Seen: a. '.length);
  });

  test('is null when either end does not exist', () => {
    const store = baseOf([[['a', 'b']]]);
    expect(findPath(store, { from: keyOf('a'), to: 'nobody', maxLength: 1, window: 'ARTICLE' })).toBeNull();
  });

  test('leads through hubs, whose neighbours are counted beforehand', () => {
    const store = baseOf([...Array.from({ length: 140 }, () => [['a', 'b']]), [['b', 'c'], ['d']]]);
    const hops = findHops(store, { from: keyOf('a'), to: keyOf('d'), maxLength: 4 });
    expect(hops?.map(({ from, to, articles, sentences }) => [from, to, articles, sentences])).toEqual([
      ['a', 'b', 140, 140],
      ['b', 'd', 1, 0],
    ]);
  });

  test('is as short between any two, over hubs too, and its hops are true', () => {
    const often = Array.from({ length: 65 }, () => [['f'], ['g']]);
    fc.assert(
      fc.property(corpora, windows, (corpus, window) => {
        const store = baseOf([...corpus, ...often]);
        const groups = groupsOf([...corpus, ...often], window);
        for (const [from, to] of PEOPLE.flatMap((a) => PEOPLE.map((b) => [a, b] as const))) {
          const path = findPath(store, { from: keyOf(from), to: keyOf(to), maxLength: 3, window });
          if (!groups.flat().includes(from) || !groups.flat().includes(to)) continue;
          const length = distance(groups, from, to);
          expect(path?.isFound ? path.hops.length : null).toBe(length !== null && length <= 3 ? length : null);
          for (const hop of path?.hops ?? []) {
            expect(countOf(groups, nameOf(hop.from), nameOf(hop.to))).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe('graph', () => {
  test('has every edge between its nodes with its true counts, and the distances of breadth-first search', () => {
    fc.assert(
      fc.property(corpora, windows, fc.integer({ min: 1, max: 3 }), (corpus, window, depth) => {
        const store = baseOf(corpus);
        const middle = corpus.flat(2)[0] as string;
        const groups = groupsOf(corpus, window);
        const { nodes, edges } = readGraph(store, { around: [keyOf(middle)], depth, first: 100, window });
        const near = [...new Set(corpus.flat(2))].filter((person) => (distance(groups, middle, person) ?? 99) <= depth);
        expect(nodes.map(({ id }) => nameOf(id)).sort()).toEqual(near.sort());
        for (const node of nodes) expect(node.distance).toBe(distance(groups, middle, nameOf(node.id)));
        const pairs = near.flatMap((a, index) => near.slice(index + 1).map((b) => [a, b] as const));
        expect(edges.length).toBe(pairs.filter(([a, b]) => countOf(groups, a, b) > 0).length);
        for (const { a, b, articles, sentences } of edges) {
          expect(articles).toBe(countOf(groupsOf(corpus, 'ARTICLE'), nameOf(a), nameOf(b)));
          expect(sentences).toBe(countOf(groupsOf(corpus, 'SENTENCE'), nameOf(a), nameOf(b)));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('takes the heaviest neighbours when there are more than it may have', () => {
    const store = baseOf([[['a', 'b']], [['a', 'b']], [['a', 'c']], [['a', 'd']], [['a', 'd']], [['a', 'd']]]);
    const { nodes } = readGraph(store, { around: [keyOf('a')], depth: 1, first: 3, window: 'ARTICLE' });
    expect(nodes.map(({ id }) => nameOf(id))).toEqual(['a', 'd', 'b']);
  });
});
