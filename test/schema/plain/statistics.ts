/** How much a knowledge base holds: lengths of lists. */
import { FORMS, KINDS, STATUSES } from '../../../src/model.ts';
import type { Base } from './model.ts';
import { revisionOf } from './revisions.ts';
import { lastRunOf } from './runs.ts';

export function statisticsOf(base: Base) {
  const { articles, entities, mentions, roles, statements } = base;
  const accepted = mentions.filter(({ status }) => status === 'ACCEPTED');
  const times = articles.flatMap(({ publishedAt }) => publishedAt ?? []).sort();
  return {
    revision: revisionOf(base),
    articleCount: articles.length,
    passageCount: articles.flatMap(({ passages }) => passages).length,
    sentenceCount: articles.flatMap(({ sentences }) => sentences).length,
    entityCount: entities.length,
    entitiesByKind: KINDS.map((kind) => ({ kind, count: entities.filter((one) => one.kind === kind).length })),
    mentionCount: accepted.length,
    unresolvedMentionCount: accepted.filter(({ entity }) => entity === null).length,
    mentionsByKind: KINDS.map((kind) => ({ kind, count: accepted.filter((one) => one.kind === kind).length })),
    mentionsByForm: FORMS.map((form) => ({ form, count: accepted.filter((one) => one.form === form).length })),
    mentionsByStatus: STATUSES.map((status) => ({
      status,
      count: mentions.filter((one) => one.status === status).length,
    })),
    roleCount: roles.filter(({ mention }) => mention.status === 'ACCEPTED').length,
    statementCount: statements.filter(({ speaker }) => speaker.status === 'ACCEPTED').length,
    firstPublishedAt: times[0] ?? null,
    lastPublishedAt: times.at(-1) ?? null,
    lastRun: lastRunOf(base),
  };
}
