/** Revisions: a copy that takes over what changed since it was made is the whole. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChange } from '../../src/store/corrections/apply-change.ts';
import { backup } from '../../src/store/database/backup.ts';
import type { Store } from '../../src/store/database/open.ts';
import { restore } from '../../src/store/database/restore.ts';
import { forgetChanges } from '../../src/store/write/revisions.ts';
import { articleOf, entityOf } from './article-of.ts';
import { dumpOf, newBase, open, reseedTo, seeded } from './base.ts';
import { OPTIONS, seeds, tryChange } from './corrections/histories.ts';
import { draw } from './corrections/requests.ts';
import { story } from './story.ts';

type Line = Readonly<Record<string, unknown>> & { readonly table: string };

const ARTICLE_TABLES = ['articles', 'passages', 'mentions', 'mention_candidates', 'roles', 'statements'];
const ENTITY_TABLES = ['entities', 'aliases', 'identifiers', 'redirects', 'locations'];
/** Where a seed stands is no change of its article, nor are counts one of an entity. */
const NO_CHANGES = [
  ...['seed_file', 'seed_line', 'seed_digest', 'article_count', 'mention_count', 'demonym_count', 'peripheral_count'],
  ...['first_published_at', 'last_published_at'],
];

/** All that is said of each article and entity, by `ARTICLE key` or `ENTITY key`. */
function wholeOf(store: Store): Map<string, string> {
  const whole = new Map<string, string>();
  for (const line of dumpOf(store)) {
    const { table, ...row } = JSON.parse(line) as Line;
    const type = ARTICLE_TABLES.includes(table) ? 'ARTICLE' : ENTITY_TABLES.includes(table) ? 'ENTITY' : null;
    if (type === null) continue;
    const isThing = table === 'articles' || table === 'entities';
    const thing = `${type} ${isThing ? row.key : row[type.toLowerCase()]}`;
    const said = Object.entries(row).filter(([name]) => !NO_CHANGES.includes(name));
    whole.set(thing, `${whole.get(thing) ?? ''}\n${table} ${JSON.stringify(said)}`);
  }
  return whole;
}

interface Change {
  readonly revision: number;
  readonly thing: string;
}

const SELECT = "SELECT revision, type || ' ' || key AS thing FROM changed WHERE revision > ? ORDER BY revision";
const changesSince = (store: Store, revision: number): Change[] => store.db.prepare(SELECT).all(revision) as Change[];
const stateOf = (store: Store) =>
  store.db.prepare('SELECT epoch, current, oldest FROM revisions').get() as {
    readonly epoch: string;
    readonly current: number;
    readonly oldest: number;
  };

/** A copy of a database, brought up to date by what changed alone. */
class Copy {
  readonly things: Map<string, string>;
  #revision: number;

  constructor(store: Store) {
    this.things = wholeOf(store);
    this.#revision = stateOf(store).current;
  }

  /** Gives how many things it took over. */
  update(store: Store): number {
    const whole = wholeOf(store);
    const changes = changesSince(store, this.#revision);
    for (const { thing } of changes) {
      const now = whole.get(thing);
      if (now === undefined) this.things.delete(thing);
      else this.things.set(thing, now);
    }
    this.#revision = stateOf(store).current;
    return changes.length;
  }
}

test('after a small first load, every reseed and correction a copy that takes over what changed is the whole', () => {
  fc.assert(
    fc.property(
      fc.array(seeds, { minLength: 2, maxLength: 4 }),
      fc.array(fc.array(draw, { maxLength: 5 }), { minLength: 4, maxLength: 4 }),
      (states, draws) => {
        const store = open(newBase());
        const copy = new Copy(store);
        for (const [index, state] of states.entries()) {
          reseedTo(store, state);
          copy.update(store);
          expect(copy.things).toEqual(wholeOf(store));
          for (const drawn of draws[index] ?? []) {
            tryChange(store, drawn);
            copy.update(store);
            expect(copy.things).toEqual(wholeOf(store));
          }
        }
      },
    ),
    { numRuns: 20, endOnFailure: true },
  );
});

describe('revisions', () => {
  const [a, b] = [articleOf('a', '[Ada](person/ada) met [Bob](person/bob)'), articleOf('b', '[Ada](person/ada) wrote')];

  test('only what changed is listed: other articles and the counts of entities are not', () => {
    const store = seeded({ articles: [a, b] });
    const { current } = stateOf(store);
    reseedTo(store, { articles: [a, articleOf('b', '[Ada](person/ada) writes')] });
    expect(changesSince(store, current).map(({ thing }) => thing)).toEqual(['ARTICLE b']);
  });

  test('a reseed without changes makes no revision', () => {
    const store = seeded({ articles: [a, b] });
    const before = stateOf(store);
    reseedTo(store, { articles: [a, b] });
    expect(stateOf(store)).toEqual(before);
  });

  test('a preview makes no revision', () => {
    const store = seeded({ articles: [a, b] });
    const before = stateOf(store);
    const request = { type: 'RENAME_ENTITY', entity: 'person/ada', name: 'Ada King' } as never;
    applyChange(store, request, { ...OPTIONS, preview: true });
    expect(stateOf(store)).toEqual(before);
  });

  test('deleted articles and entities are listed, and each thing once', () => {
    const store = seeded({ articles: [a, b] });
    const { current } = stateOf(store);
    reseedTo(store, { articles: [articleOf('a', '[Ada](person/ada) left'), b] });
    reseedTo(store, { articles: [b] });
    const things = changesSince(store, current).map(({ thing }) => thing);
    expect(things.toSorted()).toEqual(['ARTICLE a', 'ENTITY person/bob']);
  });

  test('an article whose mentions count since its original is gone is listed', () => {
    const [one, two] = [story('one', [1, 2], { at: '2020-01-01' }), story('two', [1, 2], { at: '2020-01-02' })];
    const store = seeded({ articles: [one, two] });
    const { current } = stateOf(store);
    reseedTo(store, { articles: [two] });
    const things = changesSince(store, current).map(({ thing }) => thing);
    expect(things.toSorted()).toEqual(['ARTICLE one', 'ARTICLE two']);
  });

  test('of more changes than are kept those of whole revisions are forgotten, the earliest first', () => {
    const store = seeded({ articles: [a, b], known: [entityOf('person/ada')] });
    const { current } = stateOf(store);
    for (const words of ['left', 'came', 'slept']) {
      reseedTo(store, {
        articles: [articleOf('a', `[Ada](person/ada) ${words}`), articleOf(words, words)],
        known: [entityOf('person/ada')],
      });
    }
    forgetChanges(store, 3);
    expect(stateOf(store)).toMatchObject({ current: current + 3, oldest: current + 2 });
    expect(changesSince(store, 0).every(({ revision }) => revision === current + 3)).toBe(true);
  });

  test('a restore begins another history', async () => {
    const store = seeded({ articles: [a, b] });
    const file = `${store.path}.backup`;
    await backup(store.path, file, { force: false });
    const { epoch } = stateOf(store);
    const other = newBase();
    await restore(file, other);
    expect(stateOf(open(other)).epoch).not.toBe(epoch);
    await restore(file, store.path);
    expect(stateOf(open(store.path)).epoch).not.toBe(epoch);
  });
});
