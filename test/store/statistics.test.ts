/** Statistics are what one counts oneself. */
import { expect, test } from 'vitest';
import { FORMS, KINDS, STATUSES } from '../../src/model.ts';
import { readStatistics } from '../../src/store/read/statistics.ts';
import { newBase, open } from './base.ts';
import { shared } from './shared.ts';
import { articles, entities, mentions, roles, statements, WORLD } from './world.ts';

const base = shared(WORLD);

const countBy = <Thing, Value>(things: readonly Thing[], values: readonly Value[], of: (thing: Thing) => Value) =>
  values.map((value) => ({ value, count: things.filter((thing) => of(thing) === value).length }));

test('of a world', () => {
  const accepted = mentions.filter(({ status }) => status === 'ACCEPTED');
  const dates = articles.map(({ publishedAt }) => publishedAt).filter((at) => at !== '');
  expect(readStatistics(base())).toEqual({
    articles: articles.length,
    passages: articles.reduce((sum, { record }) => sum + record.passages.length, 0),
    sentences: articles.reduce((sum, { record }) => sum + record.sentences.length, 0),
    entities: entities.length,
    entitiesByKind: countBy(entities, KINDS, ({ record }) => record.kind),
    mentions: accepted.length,
    unresolvedMentions: accepted.filter(({ entity }) => entity === null).length,
    mentionsByKind: countBy(accepted, KINDS, ({ kind }) => kind),
    mentionsByForm: countBy(accepted, FORMS, ({ form }) => form),
    mentionsByStatus: countBy(mentions, STATUSES, ({ status }) => status),
    firstPublishedAt: dates.sort()[0],
    lastPublishedAt: dates.at(-1),
    roles: roles.filter(({ mention }) => mention.status === 'ACCEPTED').length,
    statements: statements.filter(({ speaker }) => speaker.status === 'ACCEPTED').length,
    lastRun: {
      command: 'RESEED',
      startedAt: '2020-01-01T00:00:00Z',
      finishedAt: expect.any(String),
      extractor: 'tester',
      extractorVersion: '1',
      articlesAdded: articles.length,
      articlesChanged: 0,
      articlesRemoved: 0,
      articlesUnchanged: 0,
      problems: 0,
    },
  });
});

test('of an empty base', () => {
  const statistics = readStatistics(open(newBase()));
  expect(statistics).toMatchObject({
    articles: 0,
    mentions: 0,
    firstPublishedAt: null,
    lastPublishedAt: null,
    lastRun: null,
  });
  expect(statistics.entitiesByKind.map(({ count }) => count)).toEqual(KINDS.map(() => 0));
});
