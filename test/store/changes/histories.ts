/** Seeds of small worlds to correct, and what becomes of them. */
import fc from 'fast-check';
import type { ArticleRecord, Asserter, EntityKey, EntityRecord } from '../../../src/model.ts';
import { DatelineError } from '../../../src/problem.ts';
import { type Made, makeChange } from '../../../src/store/changes.ts';
import type { Store } from '../../../src/store/open.ts';
import { articleOf, entityOf, TESTER } from '../article-of.ts';
import type { Seeds } from '../base.ts';
import { withSaid } from '../said-of.ts';
import { askedBy, type Draw } from './asks.ts';

const ENTITIES = ['person/ada', 'person/charles', 'place/london', 'organization/royal-society', 'other/prize'];
const BAKED: Asserter = { type: 'GAZETTEER', name: 'baked', version: '1' };

const entityKey = fc.constantFrom(...ENTITIES);
const form = fc.constantFrom('FULL_NAME', 'FULL_NAME', 'SHORT_NAME', 'ACRONYM', 'DEMONYM');
const status = fc.constantFrom('ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'CANDIDATE', 'REJECTED');
const surface = fc.constantFrom('Ada', 'Countess', 'É 😀', 'London', 'the Society');

const link = fc
  .tuple(surface, fc.option(entityKey), form, status)
  .map(([words, key, ...rest]) => `[${words}](${key ? [key, ...rest].join(' ') : ''})`);
const unsure = fc.constantFrom(
  '[She](person/ada&person/charles SHORT_NAME CANDIDATE)',
  '[It](person/ada&place/london&other/prize SHORT_NAME CANDIDATE)',
);
const sentence = fc.array(fc.oneof(link, link, unsure, fc.constant('word')), { minLength: 1, maxLength: 4 });
const source = fc
  .array(sentence, { minLength: 1, maxLength: 5 })
  .map((sentences) => sentences.map((words) => `${words.join(' ')}.`).join('\n\n'));

const record: fc.Arbitrary<EntityRecord> = fc
  .record({
    key: entityKey,
    name: surface,
    asserter: fc.constantFrom(BAKED, TESTER),
    aliases: fc.uniqueArray(surface, { maxLength: 2 }),
    identifier: fc.option(fc.constantFrom('Q1', 'Q2')),
    former: fc.option(fc.constantFrom('person/ada', 'person/old')),
  })
  .map(({ key, name, asserter, aliases, identifier, former }) =>
    entityOf(key, {
      name,
      aliases: aliases.map((alias) => ({ name: alias, form: 'FULL_NAME', assertedBy: asserter })),
      identifiers: identifier ? [{ scheme: 'wikidata', value: identifier, assertedBy: asserter }] : [],
      formerKeys: former ? [former as EntityKey] : [],
    }),
  );
const records = fc.uniqueArray(record, { maxLength: 3, selector: ({ key }) => key });

const article: fc.Arbitrary<ArticleRecord> = fc
  .record({
    key: fc.constantFrom('a', 'b', 'c', 'd'),
    source,
    entities: records,
    year: fc.option(fc.constantFrom('1843', '1850')),
    draw: fc.nat(11),
  })
  .map(({ key, source: text, entities, year, draw }) => {
    const publication = year ? { at: `${year}-01-01T00:00:00Z`, precision: 'YEAR' as const } : null;
    return withSaid(articleOf(key, text, { entities, publication }), draw);
  });

export const seeds: fc.Arbitrary<Seeds> = fc.record({
  articles: fc.uniqueArray(article, { minLength: 1, maxLength: 4, selector: ({ key }) => key }),
  known: records,
});

const crowd = (index: number): string =>
  index % 3
    ? `[London](place/london) and [guest](person/guest-${index % 5}).${index % 2 ? ' [Ada](person/ada) too.' : ''}`
    : `[Ada](person/ada) met [guest](person/guest-${index % 4}) at the [Prize](other/prize).`;

/** Articles enough to make hubs, and entities beside them that are none. */
export const crowded: fc.Arbitrary<Seeds> = fc.constantFrom(70, 100, 140).map((count) => ({
  articles: Array.from({ length: count }, (_, index) => articleOf(`crowd/${index}`, crowd(index))),
}));

/** Refused as it may be; anything else thrown is a defect. */
const REFUSED = new Set(['BAD_USER_INPUT', 'NOT_FOUND', 'CONFLICT']);

/** Asks for what was drawn; null when there is nothing to ask, or it was refused. */
export function tryChange(store: Store, drawn: Draw, preview = false): Made | null {
  const change = askedBy(store, drawn);
  if (change === null) return null;
  const asked = { change, by: 'admin', reason: null, preview, ifUnchangedSince: null, at: '2020-01-01T00:00:00Z' };
  try {
    return makeChange(store, asked);
  } catch (error) {
    if (error instanceof DatelineError && REFUSED.has(error.code)) return null;
    throw error;
  }
}

/** Undoes all changes, the latest first. */
export function undoAll(store: Store): void {
  const inForce = store.db
    .prepare("SELECT number FROM changes WHERE undone_by IS NULL AND type <> 'UNDO' ORDER BY number DESC")
    .pluck();
  for (const number of inForce.all() as number[]) {
    const change = { type: 'UNDO', number } as const;
    makeChange(store, {
      change,
      by: 'admin',
      reason: null,
      preview: false,
      ifUnchangedSince: null,
      at: '2020-01-01T00:00:00Z',
    });
  }
}
