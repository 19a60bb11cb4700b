/** A plain model of entities and mentions beside the real store: after each command they say the same. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from '../../../src/correct/change.ts';
import type { ArticleKey, ArticleRecord, EntityKey } from '../../../src/model.ts';
import { makeChange } from '../../../src/store/changes.ts';
import { check } from '../../../src/store/check.ts';
import type { Store } from '../../../src/store/open.ts';
import { articleOf } from '../article-of.ts';
import { newBase, open, reseedTo } from '../base.ts';

const RUNS = Number(process.env.MODEL_RUNS ?? 12);

const KEYS = ['person/ada', 'person/byron', 'place/london', 'person/charles'] as const;

/** Mentions by article and place among its mentions: whom seeds say they name. */
type Links = Readonly<Record<string, readonly EntityKey[]>>;

/** What the model knows of one change that was made. */
interface Fact {
  readonly apply: (state: State) => void;
  isUndone: boolean;
}

interface State {
  readonly links: Map<string, EntityKey | null>;
  readonly refused: Set<string>;
  readonly into: Map<EntityKey, EntityKey>;
  readonly names: Map<EntityKey, string>;
}

interface Model {
  seeds: Links;
  readonly facts: Fact[];
}

const placeOf = (article: string, index: number): string => `${article}#${index}`;

/** The facts in force, applied in order to what seeds say. */
const stateOf = ({ seeds, facts }: Model): State => {
  const links = new Map<string, EntityKey | null>();
  for (const [article, keys] of Object.entries(seeds)) {
    for (const [index, key] of keys.entries()) links.set(placeOf(article, index), key);
  }
  const state: State = { links, refused: new Set(), into: new Map(), names: new Map() };
  for (const fact of facts) if (!fact.isUndone) fact.apply(state);
  return state;
};

const follow = ({ into }: State, key: EntityKey): EntityKey => {
  const next = into.get(key);
  return next === undefined ? key : follow({ into } as State, next);
};

/** For each mention whom it names in the end, and whether it counts. */
const expected = (model: Model): string[] => {
  const state = stateOf(model);
  return [...state.links]
    .map(
      ([place, key]) => `${place} ${key && follow(state, key)} ${state.refused.has(place) ? 'REJECTED' : 'ACCEPTED'}`,
    )
    .sort();
};

/** Every mention of an article has words of its own, so that it is known again wherever it stands. */
const record = (article: string, keys: readonly EntityKey[], shift: number): ArticleRecord =>
  articleOf(
    article,
    `${'So. '.repeat(shift)}${keys.map((key, index) => `Words before ${article} ${index} are [Name${index}](${key}).`).join(' ')}`,
  );

const SELECT = `
  SELECT a.key AS article, surface, e.key AS entity, status FROM mentions AS m
    JOIN articles AS a ON a.id = article_id JOIN surfaces ON surfaces.id = surface_id
    LEFT JOIN entities AS e ON e.id = entity_id`;

interface Row {
  readonly article: string;
  readonly surface: string;
  readonly entity: string | null;
  readonly status: string;
}

const stored = (store: Store): string[] =>
  (store.db.prepare(SELECT).all() as Row[])
    .map(({ article, surface, entity, status }) => `${placeOf(article, Number(surface.slice(4)))} ${entity} ${status}`)
    .sort();

const agree = (model: Model, store: Store): void => {
  expect(stored(store)).toEqual(expected(model));
  for (const [key, name] of stateOf(model).names) {
    const found = store.db.prepare('SELECT name FROM entities WHERE key = ?').pluck().get(key);
    if (found !== undefined) expect(found).toBe(name);
  }
  expect(check(store)).toEqual([]);
};

const make = (store: Store, change: Change): void => {
  const at = '2020-01-01T00:00:00Z';
  makeChange(store, { change, by: 'admin', reason: null, preview: false, ifUnchangedSince: null, at });
};

const spanAt = (store: Store, article: string, index: number) =>
  store.db
    .prepare(
      'SELECT start, "end" FROM mentions JOIN articles ON articles.id = article_id JOIN surfaces ON surfaces.id = surface_id WHERE key = ? AND surface = ?',
    )
    .get(article, `Name${index}`) as { start: number; end: number };

type Command = fc.Command<Model, Store>;

/** A change of a mention that the model has; `apply` is what it does there. */
const ofMention = (
  [article, index]: readonly [string, number],
  change: (mention: { article: ArticleKey; start: number; end: number }) => Change,
  apply: (state: State, place: string) => void,
): Command => ({
  check: ({ seeds }) => (seeds[article]?.length ?? 0) > index,
  run: (model, store) => {
    make(store, change({ article: article as ArticleKey, ...spanAt(store, article, index) }));
    const place = placeOf(article, index);
    model.facts.push({ isUndone: false, apply: (state) => state.links.has(place) && apply(state, place) });
    agree(model, store);
  },
  toString: () => `${change({ article: article as ArticleKey, start: index, end: index }).type} ${article} ${index}`,
});

const isThere = (store: Store, key: EntityKey): boolean =>
  store.db.prepare('SELECT 1 FROM entities WHERE key = ?').get(key) !== undefined;

const place = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(3));
const key = fc.constantFrom(...KEYS).map((one) => one as EntityKey);

const relink = fc.tuple(place, key).map(([at, entity]): Command => {
  const inner = ofMention(
    at,
    (mention) => ({ type: 'RELINK_MENTION', mention, entity }),
    () => {},
  );
  return {
    ...inner,
    run: (model, store) => {
      if (!isThere(store, follow(stateOf(model), entity))) return;
      const target = follow(stateOf(model), entity);
      ofMention(
        at,
        (mention) => ({ type: 'RELINK_MENTION', mention, entity }),
        (state, where) => {
          state.links.set(where, target);
          state.refused.delete(where);
        },
      ).run(model, store);
    },
    toString: () => `relink ${at} to ${entity}`,
  };
});

const reject = place.map((at) =>
  ofMention(
    at,
    (mention) => ({ type: 'REJECT_MENTION', mention }),
    (state, where) => state.refused.add(where),
  ),
);

const merge = fc.tuple(key, key).map(
  ([one, other]): Command => ({
    check: (model) => follow(stateOf(model), one) !== follow(stateOf(model), other),
    run: (model, store) => {
      const state = stateOf(model);
      const [survivor, merged] = [follow(state, one), follow(state, other)];
      if (!isThere(store, survivor) || !isThere(store, merged)) return;
      make(store, { type: 'MERGE_ENTITIES', survivor, merged: [merged] });
      model.facts.push({ isUndone: false, apply: ({ into }) => into.set(merged, survivor) });
      agree(model, store);
    },
    toString: () => `merge ${other} into ${one}`,
  }),
);

const rename = fc.tuple(key, fc.constantFrom('X', 'Y', 'Z')).map(
  ([entity, name]): Command => ({
    check: () => true,
    run: (model, store) => {
      const target = follow(stateOf(model), entity);
      const now = store.db.prepare('SELECT name FROM entities WHERE key = ?').pluck().get(target);
      if (now === undefined || now === name) return;
      make(store, { type: 'RENAME_ENTITY', entity, name });
      model.facts.push({ isUndone: false, apply: ({ names }) => names.set(target, name) });
      agree(model, store);
    },
    toString: () => `rename ${entity} to ${name}`,
  }),
);

/** Takes back the latest change in force: nothing can stand in the way of that. */
const undo: fc.Arbitrary<Command> = fc.constant({
  check: ({ facts }) => facts.some(({ isUndone }) => !isUndone),
  run: (model, store) => {
    const latest = store.db
      .prepare("SELECT max(number) FROM changes WHERE undone_by IS NULL AND type <> 'UNDO'")
      .pluck()
      .get() as number;
    make(store, { type: 'UNDO', number: latest });
    const fact = model.facts.findLast(({ isUndone }) => !isUndone) as Fact;
    fact.isUndone = true;
    agree(model, store);
  },
  toString: () => 'undo the latest',
});

const links: fc.Arbitrary<Links> = fc.dictionary(
  fc.constantFrom('a', 'b', 'c'),
  fc.array(key, { minLength: 1, maxLength: 4 }),
  {
    noNullPrototype: true,
  },
);

const reseed = fc.tuple(links, fc.nat(2)).map(
  ([seeds, shift]): Command => ({
    check: () => true,
    run: (model, store) => {
      reseedTo(store, { articles: Object.entries(seeds).map(([article, keys]) => record(article, keys, shift)) });
      model.seeds = seeds;
      agree(model, store);
    },
    toString: () => `reseed ${JSON.stringify(seeds)} shifted by ${shift}`,
  }),
);

test('the store says what a plain model of seeds and changes says, after each change, undoing and reseed', () => {
  fc.assert(
    fc.property(
      links,
      fc.commands([relink, reject, merge, rename, undo, reseed], { maxCommands: 12 }),
      (seeds, commands) => {
        const setup = () => {
          const real = open(newBase());
          reseedTo(real, { articles: Object.entries(seeds).map(([article, keys]) => record(article, keys, 0)) });
          return { model: { seeds, facts: [] } as Model, real };
        };
        fc.modelRun(setup, commands);
      },
    ),
    { numRuns: RUNS },
  );
});
