/** The fields of Query. */
import { articleList } from './article-lists.ts';
import { type ChangeArgs, changeBy, changeList } from './changes.ts';
import { type DuplicateArgs, duplicateList } from './duplicates.ts';
import { entityList } from './entity-lists.ts';
import { badInput, within } from './errors.ts';
import type {
  ArticleFilter,
  EntityFilter,
  MentionFilter,
  RoleFilter,
  SentenceFilter,
  StatementFilter,
} from './filter.ts';
import { type GraphArgs, graphOf } from './graph.ts';
import { entityBy, FIND, keyOf, nodeBy } from './ids.ts';
import type { ListArgs } from './lists.ts';
import { mentionList } from './mention-lists.ts';
import type { Base } from './model.ts';
import { type PathArgs, pathOf } from './path.ts';
import { changedList } from './revisions.ts';
import { roleList } from './role-lists.ts';
import { runBy, runList } from './runs.ts';
import { hitList, type SearchArgs } from './search.ts';
import { sentenceList } from './sentence-lists.ts';
import { type SimilarArgs, similarList } from './similar.ts';
import { statementList } from './statement-lists.ts';
import { statisticsOf } from './statistics.ts';
import { type SuggestArgs, suggestions } from './suggest.ts';
import { type TimelinesArgs, timelines } from './timeline.ts';
import { type TrendArgs, trendList } from './trends.ts';

interface ArticleArgs {
  readonly id?: string | null;
  readonly key?: string | null;
}

interface EntityArgs extends ArticleArgs {
  readonly identifier?: { readonly scheme: string; readonly value: string } | null;
}

const checkOne = (args: object, names: readonly string[]): void => {
  const given = Object.values(args).filter((value) => value !== null && value !== undefined).length;
  if (given === 1) return;
  throw badInput(`Give exactly one of ${names.map((name) => `"${name}"`).join(', ')}; ${given} are given.`);
};

const articleBy = (base: Base, args: ArticleArgs) => {
  checkOne(args, ['id', 'key']);
  const key = args.id == null ? args.key : keyOf('Article', args.id);
  return FIND.Article(base, key ?? '');
};

const entityOf = (base: Base, args: EntityArgs) => {
  checkOne(args, ['id', 'key', 'identifier']);
  const key = args.id == null ? args.key : keyOf('Entity', args.id);
  if (args.identifier == null) return entityBy(base, key ?? '');
  const { scheme, value } = args.identifier;
  const isIdentified = (own: { readonly scheme: string; readonly value: string }): boolean =>
    own.scheme === scheme && own.value === value;
  return base.entities.find(({ identifiers }) => identifiers.some(isIdentified)) ?? null;
};

const MOST_IDS = [0, 100] as const;

const nodesBy = (base: Base, ids: readonly string[]) => {
  within(MOST_IDS, 'ids', ids.length);
  return ids.map((id) => {
    try {
      return nodeBy(base, id);
    } catch (error) {
      return error;
    }
  });
};

export const QUERY_FIELDS = {
  trends: (_root: unknown, args: TrendArgs, base: Base) => trendList(base, args),
  timelines: (_root: unknown, args: TimelinesArgs, base: Base) => timelines(base, args),
  article: (_root: unknown, args: ArticleArgs, base: Base) => articleBy(base, args),
  articles: (_root: unknown, args: ListArgs<ArticleFilter>, base: Base) => articleList(base, args),
  change: (_root: unknown, { number }: { readonly number: number }, base: Base) => changeBy(base, number),
  changedSince: (_root: unknown, args: Parameters<typeof changedList>[1], base: Base) => changedList(base, args),
  changes: (_root: unknown, args: ChangeArgs, base: Base) => changeList(base, args),
  duplicates: (_root: unknown, args: DuplicateArgs, base: Base) => duplicateList(base, args),
  entities: (_root: unknown, args: ListArgs<EntityFilter>, base: Base) => entityList(base, args),
  entity: (_root: unknown, args: EntityArgs, base: Base) => entityOf(base, args),
  graph: (_root: unknown, args: GraphArgs, base: Base) => graphOf(base, args),
  mention: (_root: unknown, { id }: { readonly id: string }, base: Base) => FIND.Mention(base, keyOf('Mention', id)),
  mentions: (_root: unknown, args: ListArgs<MentionFilter>, base: Base) => mentionList(base, args),
  node: (_root: unknown, { id }: { readonly id: string }, base: Base) => nodeBy(base, id),
  nodes: (_root: unknown, { ids }: { readonly ids: readonly string[] }, base: Base) => nodesBy(base, ids),
  path: (_root: unknown, args: PathArgs, base: Base) => pathOf(base, args),
  roles: (_root: unknown, args: ListArgs<RoleFilter>, base: Base) => roleList(base, args),
  run: (_root: unknown, { number }: { readonly number: number }, base: Base) => runBy(base, number),
  runs: (_root: unknown, args: Parameters<typeof runList>[1], base: Base) => runList(base, args),
  search: (_root: unknown, args: SearchArgs, base: Base) => hitList(base, args),
  sentences: (_root: unknown, args: ListArgs<SentenceFilter>, base: Base) => sentenceList(base, args),
  similarArticles: (_root: unknown, args: SimilarArgs, base: Base) => similarList(base, args),
  statement: (_root: unknown, { id }: { readonly id: string }, base: Base) =>
    FIND.Statement(base, keyOf('Statement', id)),
  statements: (_root: unknown, args: ListArgs<StatementFilter>, base: Base) => statementList(base, args),
  statistics: (_root: unknown, _args: unknown, base: Base) => statisticsOf(base),
  suggest: (_root: unknown, args: SuggestArgs, base: Base) => suggestions(base, args),
};
