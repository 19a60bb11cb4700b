/** Keeps the totals of the whole base. */
import type { Kind } from '../../model.ts';
import type { Store } from '../database/open.ts';
import type { StatisticsTable } from '../sql/tables/counts.ts';
import { type Footprint, isAccepted } from './footprint.ts';

export interface StatisticsLedger {
  /** Counts an article and all that it holds, `sign` times: 1 when it comes, -1 when it goes. */
  readonly countArticle: (footprint: Footprint, sign: 1 | -1) => void;
  /** Counts an entity of that kind. */
  readonly countEntity: (kind: Kind, sign: 1 | -1) => void;
  /** Counts so many accepted mentions more of that kind. */
  readonly countMentionKind: (kind: Kind, change: number) => void;
  /** Writes what was counted. */
  readonly finish: () => void;
}

type Facet = Pick<StatisticsTable, 'subject' | 'facet'>;

const WHERE = 'WHERE subject = @subject AND facet = @facet AND value = @value';
const SELECT = `SELECT count FROM statistics ${WHERE}`;
const DELETE = `DELETE FROM statistics ${WHERE}`;
const WRITE = `
  INSERT INTO statistics (subject, facet, value, count) VALUES (@subject, @facet, @value, @count)
  ON CONFLICT DO UPDATE SET count = excluded.count`;

const writeTotal = (store: Store, total: Facet & { readonly value: string }, change: number): void => {
  const before = (store.prepare(SELECT).pluck().get(total) as number | undefined) ?? 0;
  const count = before + change;
  if (count === 0) store.prepare(DELETE).run(total);
  else store.prepare(WRITE).run({ ...total, count });
};

export function createStatisticsLedger(store: Store): StatisticsLedger {
  const facets: { readonly facet: Facet; readonly changes: Map<string, number> }[] = [];
  const counter = (subject: Facet['subject'], facet: string): ((value: string, change: number) => void) => {
    const changes = new Map<string, number>();
    facets.push({ facet: { subject, facet }, changes });
    return (value, change) => {
      changes.set(value, (changes.get(value) ?? 0) + change);
    };
  };
  const article = {
    total: counter('ARTICLE', 'TOTAL'),
    source: counter('ARTICLE', 'SOURCE'),
    language: counter('ARTICLE', 'LANGUAGE'),
    section: counter('ARTICLE', 'SECTION'),
    year: counter('ARTICLE', 'YEAR'),
  };
  const passages = counter('PASSAGE', 'TOTAL');
  const sentences = counter('SENTENCE', 'TOTAL');
  const roles = counter('ROLE', 'TOTAL');
  const statements = counter('STATEMENT', 'TOTAL');
  const entity = { total: counter('ENTITY', 'TOTAL'), kind: counter('ENTITY', 'KIND') };
  const mention = {
    status: counter('MENTION', 'STATUS'),
    total: counter('MENTION', 'TOTAL'),
    kind: counter('MENTION', 'KIND'),
    form: counter('MENTION', 'FORM'),
    resolved: counter('MENTION', 'RESOLVED'),
    source: counter('MENTION', 'SOURCE'),
    year: counter('MENTION', 'YEAR'),
  };

  const countMentions = ({ mentions, source, publishedAt }: Footprint, sign: 1 | -1): void => {
    for (const { status } of mentions) mention.status(status, sign);
    const accepted = mentions.filter(isAccepted);
    for (const { kind, form, entity: named } of accepted) {
      mention.kind(kind, sign);
      mention.form(form, sign);
      mention.resolved(named === null ? '0' : '1', sign);
    }
    mention.total('', sign * accepted.length);
    mention.source(source ?? '', sign * accepted.length);
    mention.year(publishedAt.slice(0, 4), sign * accepted.length);
  };
  return {
    countArticle: (footprint, sign) => {
      article.total('', sign);
      article.source(footprint.source ?? '', sign);
      article.language(footprint.language ?? '', sign);
      article.section(footprint.section ?? '', sign);
      article.year(footprint.publishedAt.slice(0, 4), sign);
      passages('', sign * footprint.passages);
      sentences('', sign * footprint.sentences);
      roles('', sign * footprint.roles);
      statements('', sign * footprint.statements);
      countMentions(footprint, sign);
    },
    countEntity: (kind, sign) => {
      entity.total('', sign);
      entity.kind(kind, sign);
    },
    countMentionKind: mention.kind,
    finish: () => {
      for (const { facet, changes } of facets) {
        for (const [value, change] of changes) if (change !== 0) writeTotal(store, { ...facet, value }, change);
      }
    },
  };
}
