/** All tables of a knowledge base, in an order in which rows can be written: those that others refer to come first. */
import { blob, nullable, type Table, table, text } from '../sql/table.ts';
import * as articles from '../sql/tables/articles.ts';
import * as corrections from '../sql/tables/corrections.ts';
import * as counts from '../sql/tables/counts.ts';
import * as entities from '../sql/tables/entities.ts';
import * as revisions from '../sql/tables/revisions.ts';
import * as runs from '../sql/tables/runs.ts';
import * as versions from '../sql/tables/versions.ts';

const tokens = table('tokens', {
  name: text(),
  digest: blob(),
  scopes: text(),
  created_at: text(),
  expires_at: nullable(text()),
  revoked_at: nullable(text()),
});

const seedVersions = table('seed_versions', {
  article_id: { scalar: 'Int', nullable: false },
  changed_at: nullable(text()),
  content: nullable(text()),
});

export const TABLES: readonly Table[] = [
  ...[runs.runs, runs.runProblems, runs.seedEntities, seedVersions],
  ...[articles.asserters, articles.articles, articles.articleTexts, articles.passages, articles.sentences],
  ...[articles.surfaces, entities.entities, entities.aliases, entities.identifiers, entities.locations],
  ...[entities.redirects, entities.claims, entities.claimedKeys, entities.articleClaims],
  ...[articles.mentions, articles.mentionCandidates, corrections.originCandidates, articles.roles, articles.statements],
  ...[
    counts.entitySurfaces,
    counts.articleEntities,
    counts.neighbours,
    counts.hubCounts,
    counts.monthCounts,
    counts.postingBlocks,
  ],
  ...[counts.statistics, counts.frequentWords, counts.frequentWordHits, counts.likenessKeys, counts.duplicates],
  ...[versions.versionKeys, versions.versions],
  ...[corrections.changes, corrections.changeSubjects, corrections.baseArticles, corrections.mergedEntities],
  ...[corrections.correctedEntities, corrections.keptApart, tokens, revisions.revisions, revisions.changed],
];

/** Progress of runs that have not ended: of the processes that work on this database, so no part of a copy. */
export const LEFT_OUT = [runs.runProgress.name];

/** The columns that are written; the others are computed from them. */
export const columnsOf = ({ columns }: Table): string[] =>
  Object.keys(columns).filter((name) => !('isGenerated' in (columns[name] ?? {})));
