/** The types that others speak of, by name, before any has fields. */

import { type ChangeRow, findChanges } from '../src/store/corrections/changes.ts';
import { type ArticleRow, findArticlesByKey } from '../src/store/read/articles.ts';
import type { DuplicateRow } from '../src/store/read/duplicates.ts';
import { type EntityRow, findEntitiesByKey } from '../src/store/read/entities.ts';
import { findMentions, type MentionRow } from '../src/store/read/mentions.ts';
import { findRoles, type RoleRow } from '../src/store/read/roles.ts';
import { findSentences, type PassageRow, type SentenceRow } from '../src/store/read/sentences.ts';
import { findStatements, type StatementRow } from '../src/store/read/statements.ts';
import { builder } from './builder.ts';
import { changeNumber, mentionRef, roleRef, sentenceRef, statementRef } from './global-id.ts';

export const Article = builder.nodeRef<ArticleRow>('Article', {
  id: { resolve: ({ key }) => key },
  loadWithoutCache: (key, { load }) => load(findArticlesByKey, key),
});

export const Entity = builder.nodeRef<EntityRow>('Entity', {
  id: { resolve: ({ key }) => key },
  loadWithoutCache: (key, { load }) => load(findEntitiesByKey, key),
});

export const Mention = builder.nodeRef<MentionRow>('Mention', {
  id: { resolve: ({ articleKey, start, end }) => `${articleKey}:${start}-${end}` },
  loadWithoutCache: (id, { load }) => load(findMentions, mentionRef(id)),
});

export const Sentence = builder.nodeRef<SentenceRow>('Sentence', {
  id: { resolve: ({ articleKey, start }) => `${articleKey}:${start}` },
  loadWithoutCache: (id, { load }) => load(findSentences, sentenceRef(id)),
});

export const Role = builder.nodeRef<RoleRow>('Role', {
  id: { resolve: ({ articleKey, start, end }) => `${articleKey}:${start}-${end}` },
  loadWithoutCache: (id, { load }) => load(findRoles, roleRef(id)),
});

export const Statement = builder.nodeRef<StatementRow>('Statement', {
  id: { resolve: ({ articleKey, cue }) => `${articleKey}:${cue.start}-${cue.end}` },
  loadWithoutCache: (id, { load }) => load(findStatements, statementRef(id)),
});

export const Change = builder.nodeRef<ChangeRow>('Change', {
  id: { resolve: ({ number }) => String(number) },
  loadWithoutCache: (id, { load }) => load(findChanges, changeNumber(id)),
});

/** It has no global id: it is always reached through its article. */
export const Passage = builder.objectRef<PassageRow>('Passage');

/** It has no global id: it is a question about two entities. */
export const Duplicate = builder.objectRef<DuplicateRow>('Duplicate');
