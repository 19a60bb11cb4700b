/** Statistics are those of a plain count. */
import { expect, test } from 'vitest';
import { FORMS, KINDS, STATUSES } from '../../src/model.ts';
import type { Store } from '../../src/store/database/open.ts';
import { lastRun } from '../../src/store/read/runs.ts';
import { countsBy, publicationAt, unresolvedMentions } from '../../src/store/read/statistics.ts';
import { type Subject, total } from '../../src/store/read/totals.ts';
import { readOne, readRows, readValue } from '../../src/store/sql/read.ts';
import { newBase, open } from './base.ts';
import { shared } from './shared.ts';
import { articles, entities, mentions, roles, statements, WORLD } from './world.ts';

const base = shared(WORLD);

const countBy = <Thing, Value>(things: readonly Thing[], values: readonly Value[], of: (thing: Thing) => Value) =>
  values.map((value) => ({ value, count: things.filter((thing) => of(thing) === value).length }));

const read = (store: Store) => {
  const number = (subject: Subject) => readValue(store, total(subject));
  const by = <Value extends string>(subject: Subject, facet: string, values: readonly Value[]) =>
    readRows(store, countsBy(subject, facet, values), ({ value, count }) => ({ value, count }));
  return {
    articles: number('ARTICLE'),
    passages: number('PASSAGE'),
    sentences: number('SENTENCE'),
    entities: number('ENTITY'),
    entitiesByKind: by('ENTITY', 'KIND', KINDS),
    mentions: number('MENTION'),
    unresolvedMentions: readValue(store, unresolvedMentions()),
    mentionsByKind: by('MENTION', 'KIND', KINDS),
    mentionsByForm: by('MENTION', 'FORM', FORMS),
    mentionsByStatus: by('MENTION', 'STATUS', STATUSES),
    firstPublishedAt: readValue(store, publicationAt('first')),
    lastPublishedAt: readValue(store, publicationAt('last')),
    roles: number('ROLE'),
    statements: number('STATEMENT'),
    lastRun: readOne(store, lastRun(), (run) => ({
      command: run.command,
      startedAt: run.started_at,
      finishedAt: run.finished_at,
      extractor: run.extractor,
      extractorVersion: run.extractor_version,
      articlesAdded: run.articles_added,
      articlesChanged: run.articles_changed,
      articlesRemoved: run.articles_removed,
      articlesUnchanged: run.articles_unchanged,
      problems: run.problems,
    })),
  };
};

test('statistics: count what the seeds contain', () => {
  const accepted = mentions.filter(({ status }) => status === 'ACCEPTED');
  const dates = articles.map(({ publishedAt }) => publishedAt).filter((at) => at !== '');
  expect(read(base())).toEqual({
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

test('statistics: are 0 or null for an empty base', () => {
  const statistics = read(open(newBase()));
  expect(statistics).toMatchObject({
    articles: 0,
    mentions: 0,
    firstPublishedAt: null,
    lastPublishedAt: null,
    lastRun: null,
  });
  expect(statistics.entitiesByKind.map(({ count }) => count)).toEqual(KINDS.map(() => 0));
});
