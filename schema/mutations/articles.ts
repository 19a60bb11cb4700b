/** The mutation that adds articles, as `POST /articles` and `dateline ingest` do. */
import { DatelineError, type Problem } from '../../src/problem.ts';
import { runByNumber } from '../../src/store/read/runs.ts';
import { bind } from '../../src/store/sql/expression.ts';
import { unauthorized } from '../auth.ts';
import { builder } from '../builder.ts';
import type { Context, Ingested } from '../context.ts';
import type { CostParams } from '../engine/declaration.ts';
import { INGESTED_ARTICLES, within } from '../limits.ts';
import { Run } from '../refs.ts';
import { Severity } from '../types/run.ts';
import { INGEST_ERRORS } from './errors.ts';

/** The part of a run that does not grow with the articles, and an article, in nodes: a hundred fit into one operation. */
const COST = { run: 450, article: 40 } as const;

/** The names that the fields have in a JSON article, where they differ. */
const MEMBERS: Readonly<Record<string, string>> = {
  title: 'headline',
  text: 'articleBody',
  publishedAt: 'datePublished',
  modifiedAt: 'dateModified',
  language: 'inLanguage',
  section: 'articleSection',
};

const A_DATE =
  'A date as "2005-03-24T09:30:00Z", or the day, month or year alone. One that is none is a problem, and the article has none.';

const ArticleInput = builder.inputType('ArticleInput', {
  description:
    'An article to add. A value that is not valid is a problem of that article, which has none then; with an invalid key it is left out.',
  fields: (t) => ({
    text: t.string({ required: true, description: 'Its text. Paragraphs are apart by blank lines.' }),
    key: t.string({
      description:
        'Its natural key, of which its id is made: of an article that is there, it is updated. Null: its `url`, or else a hash of the article.',
    }),
    title: t.string({ description: 'Its headline.' }),
    byline: t.string({ description: 'Who wrote it, such as "By Ada Lovelace".' }),
    publishedAt: t.string({ description: `When it was published. ${A_DATE}` }),
    modifiedAt: t.string({
      description: `When it was changed last: of versions with one \`url\` the latest counts. ${A_DATE}`,
    }),
    source: t.string({ description: 'Who published it, such as the name of a newspaper.' }),
    url: t.string({ description: 'Its address.' }),
    language: t.string({ description: 'Its language, as a tag such as "en". Null: told by the text.' }),
    section: t.string({ description: 'The section that it stood in, such as "World".' }),
  }),
});

type ArticleFields = (typeof ArticleInput)['$inferInput'];

/** The article as an object with the names of JSON; what is null is left out. */
const toMembers = (article: ArticleFields): object =>
  Object.fromEntries(
    Object.entries(article).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[MEMBERS[name] ?? name, value]],
    ),
  );

const Input = builder.inputType('IngestArticlesInput', {
  description: 'What `ingestArticles` takes.',
  fields: (t) => ({
    articles: t.field({
      type: [ArticleInput],
      required: true,
      description: `The articles, ${INGESTED_ARTICLES.least} to ${INGESTED_ARTICLES.most}. \`POST /articles\` takes more at once.`,
    }),
    clientMutationId: t.string({ description: 'Any text, which the answer repeats.' }),
  }),
});

const ArticleProblem = builder.objectRef<Problem>('ArticleProblem').implement({
  description: 'A defect of an article that was to be added.',
  fields: (t) => ({
    index: t.int({
      nullable: true,
      description: 'The place of the article in the list, from 0; null when it concerns none of them alone.',
      resolve: ({ line }) => (line === null ? null : line - 1),
    }),
    code: t.exposeString('code', { description: 'What sort of defect it is, such as EMPTY or BAD_VALUE.' }),
    severity: t.field({
      type: Severity,
      description: 'Whether the article was left out.',
      resolve: ({ severity }) => severity,
    }),
    message: t.exposeString('message', { description: 'What is wrong, and what to do.' }),
  }),
});

interface PayloadSource extends Ingested {
  readonly clientMutationId: string | null;
}

const countOf = ({ input }: CostParams['args']): number =>
  (input as { readonly articles?: readonly unknown[] } | undefined)?.articles?.length ?? 0;

const Payload = builder.objectRef<PayloadSource>('IngestArticlesPayload').implement({
  description: 'What `ingestArticles` did.',
  fields: (t) => ({
    clientMutationId: t.exposeString('clientMutationId', {
      nullable: true,
      description: 'What the input said, so that clients may tell their mutations apart.',
    }),
    run: t.one({
      type: Run,
      nullable: true,
      description: 'The run, with its counts. Null when it was removed in the meantime.',
      from: ({ run }) => (run === null ? null : runByNumber(bind(run))),
    }),
    problems: t.field({
      type: [ArticleProblem],
      size: ({ argsAbove }) => countOf(argsAbove),
      description:
        'What is wrong with which article, in their order, the first 100. The others are added nevertheless.',
      resolve: ({ problems }) => problems,
    }),
  }),
});

const NOT_ALONE =
  'Send "ingestArticles" alone: as a root field, not in a fragment, and without mutations that change something else.';

async function ingest(context: Context, articles: readonly ArticleFields[]): Promise<Ingested> {
  const by = context.caller?.()?.name;
  if (by === undefined) throw unauthorized();
  within(INGESTED_ARTICLES, 'articles', articles.length);
  if (context.ingest === null) throw new DatelineError('BAD_USER_INPUT', NOT_ALONE);
  return context.ingest(articles.map(toMembers), by);
}

builder.mutationField('ingestArticles', (t) =>
  t.field({
    type: Payload,
    nullable: true,
    skipTypeScopes: true,
    authScopes: { scope: 'ingest' },
    cost: ({ args }) => COST.run + COST.article * countOf(args),
    args: { input: t.arg({ type: Input, required: true, description: 'What to add.' }) },
    description:
      'Adds articles, and updates those that are there, as `POST /articles` does: in one step, and recorded as a run. A broken article is a problem of its own. Takes a token with the scope `ingest`, and stands alone in its operation.',
    errors: {
      types: INGEST_ERRORS,
      union: { name: 'IngestArticlesResult', description: 'What `ingestArticles` did, or why it added nothing.' },
    },
    resolve: async (_root, { input }, context) => {
      const { articles, clientMutationId = null } = input;
      return { ...(await ingest(context, articles)), clientMutationId };
    },
  }),
);
