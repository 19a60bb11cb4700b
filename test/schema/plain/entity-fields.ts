/** The fields of entities and of their names. */
import { FORMS } from '../../../src/model.ts';
import { entityArticleList } from './article-lists.ts';
import { type ChangeArgs, entityChangeList } from './changes.ts';
import type { PageArgs } from './connection.ts';
import { countsOf, type EntityCounts } from './counts.ts';
import { type DuplicateArgs, entityDuplicateList } from './duplicates.ts';
import type { ArticleFilter, MentionFilter, RoleFilter, StatementFilter } from './filter.ts';
import { entityBy, idOf, keyOf } from './ids.ts';
import type { ListArgs } from './lists.ts';
import { countryOf } from './locations.ts';
import { entityMentionList } from './mention-lists.ts';
import type { Alias, Base, Entity } from './model.ts';
import { evidenceList, type NeighbourArgs, neighbourList, type Window } from './neighbours.ts';
import { compareTexts, sortBy } from './order.ts';
import { entityRoleList } from './role-lists.ts';
import { entityStatementList } from './statement-lists.ts';
import { type Interval, timelineOf } from './timeline.ts';
import { type ComparisonArgs, trendOf } from './trends.ts';

interface EvidenceArgs extends PageArgs {
  readonly with: string;
  readonly window: Window;
  readonly filter?: ArticleFilter | null;
}

interface TimelineArgs {
  readonly interval: Interval;
  readonly filter?: ArticleFilter | null;
}

const count =
  (name: keyof EntityCounts) =>
  (entity: Entity): EntityCounts[typeof name] =>
    countsOf(entity)[name];

const entityId = (key: string): string => `Entity:${key}`;

export const ENTITY_FIELDS = {
  id: idOf,
  articleCount: count('articleCount'),
  mentionCount: count('mentionCount'),
  demonymCount: count('demonymCount'),
  firstSeen: count('firstSeen'),
  lastSeen: count('lastSeen'),
  /** Full names first. */
  aliases: ({ aliases }: Entity) =>
    sortBy(aliases, ({ form, name, assertedBy: { type, name: asserter, version } }) => [
      FORMS.indexOf(form),
      name,
      type,
      asserter,
      version ?? '',
    ]),
  identifiers: ({ identifiers }: Entity) => sortBy(identifiers, ({ scheme, value }) => [scheme, value]),
  country: ({ location }: Entity) => location && countryOf(location),
  redirectedFrom: ({ formerKeys }: Entity) => formerKeys.toSorted(compareTexts).map(entityId),
  mentions: (entity: Entity, args: ListArgs<MentionFilter>) => entityMentionList(entity, args),
  articles: (entity: Entity, args: ListArgs<ArticleFilter>) => entityArticleList(entity, args),
  roles: (entity: Entity, args: ListArgs<RoleFilter>, base: Base) => entityRoleList(base, entity, args),
  statements: (entity: Entity, args: ListArgs<StatementFilter>, base: Base) => entityStatementList(base, entity, args),
  neighbours: (entity: Entity, args: NeighbourArgs) => neighbourList(entity, args),
  evidence: (entity: Entity, { with: id, ...args }: EvidenceArgs, base: Base) => {
    const other = entityBy(base, keyOf('Entity', id));
    return other && evidenceList([entity, other], args);
  },
  duplicates: (entity: Entity, args: DuplicateArgs, base: Base) => entityDuplicateList(base, entity, args),
  changes: (entity: Entity, args: ChangeArgs, base: Base) => entityChangeList(base, entity, args),
  trend: (entity: Entity, args: ComparisonArgs, base: Base) => trendOf(base, entity, args),
  timeline: (entity: Entity, { interval, filter }: TimelineArgs) => timelineOf(entity, interval, filter),
};

export const ALIAS_FIELDS = {
  origin: ({ originKey }: Alias) => originKey && entityId(originKey),
};
