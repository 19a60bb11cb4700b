/** The types that others speak of, by name, before any has fields. */
import {
  articles,
  asserters,
  mentions,
  passages,
  roles,
  sentences,
  statements,
} from '../src/store/sql/tables/articles.ts';
import { changes } from '../src/store/sql/tables/corrections.ts';
import { duplicates } from '../src/store/sql/tables/counts.ts';
import { entities, locations } from '../src/store/sql/tables/entities.ts';
import { changed } from '../src/store/sql/tables/revisions.ts';
import { runProblems, runs } from '../src/store/sql/tables/runs.ts';
import { builder } from './builder.ts';
import { typeOfAnswer } from './engine/resolve.ts';
import { ID } from './ids.ts';

export const Node = builder.interfaceRef<unknown>('Node').implement({
  description: 'A thing with a global id.',
  resolveType: typeOfAnswer,
  fields: (t) => ({ id: t.id({ description: ID, resolve: () => '' }) }),
});

export const Article = builder.rowRef('Article', articles);
export const Entity = builder.rowRef('Entity', entities);
export const Mention = builder.rowRef('Mention', mentions);
export const Location = builder.rowRef('Location', locations);
export const Sentence = builder.rowRef('Sentence', sentences);
export const Role = builder.rowRef('Role', roles);
export const Statement = builder.rowRef('Statement', statements);
export const Change = builder.rowRef('Change', changes);
/** It has no global id: it is a note about a thing that may be gone. */
export const Changed = builder.rowRef('Changed', changed);
export const Run = builder.rowRef('Run', runs);
export const RunProblem = builder.rowRef('RunProblem', runProblems);
export const Passage = builder.rowRef('Passage', passages);
export const Asserter = builder.rowRef('Asserter', asserters);
export const Duplicate = builder.rowRef('Duplicate', duplicates);
