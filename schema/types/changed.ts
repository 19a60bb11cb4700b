/** What changed since a revision: what a copy of the knowledge base needs. */
import {
  changedAfter,
  changedArticle,
  changedEntity,
  idOfChanged,
  isDeleted,
  keptRevision,
  survivorOf,
} from '../../src/store/read/revisions.ts';
import { builder } from '../builder.ts';
import { ChangedConnection } from '../connections/changed.ts';
import { deferred } from '../engine/deferred.ts';
import { Article, Changed, Entity } from '../refs.ts';

Changed.implement({
  description: 'An article or entity that is new, different or deleted since a revision.',
  fields: (t) => ({
    id: t.sql({ type: 'ID', description: 'The global id of the article or entity.', sql: idOfChanged }),
    deleted: t.sql({ type: 'Boolean', description: 'Whether it is gone.', sql: isDeleted }),
    article: t.one({
      type: Article,
      nullable: true,
      description: 'The article as it is now; null when it is gone, or the thing is an entity.',
      from: changedArticle,
    }),
    entity: t.one({
      type: Entity,
      nullable: true,
      description: 'The entity as it is now; null when it is gone, or the thing is an article.',
      from: changedEntity,
    }),
    mergedInto: t.one({
      type: Entity,
      nullable: true,
      description:
        'The entity that the id of a deleted entity leads to now; null when it leads nowhere, or is not deleted.',
      from: survivorOf,
    }),
  }),
});

builder.queryField('changedSince', (t) =>
  t.listWith({
    type: ChangedConnection,
    nullable: true,
    args: {
      revision: deferred(
        t.arg.string({
          required: true,
          description:
            '`revision` of an earlier answer: of `statistics`, or of the first page of the last update. BAD_USER_INPUT for what is none.',
        }),
      ),
    },
    description:
      'The articles and entities that are new, different or deleted since a revision, each once, in the order of their last change. An article changes with its own fields, passages, mentions, roles and statements; an entity with its key, kind, name, aliases, identifiers, former ids and location, not with its counts. Null when it is not known any more what changed since, after 100,000 changes or a restore: copy everything again.',
    with: (_root, { revision }) => keptRevision(revision),
    list: (_root, { revision }) => changedAfter(revision),
  }),
);
