/** Subscriptions to articles: those that a filter lets through, and those that mention an entity. */

import { entityByKey } from '../../src/store/read/entities.ts';
import {
  type ArticleEventRow,
  articleMentioning,
  ingestedArticle,
  type MentionEventRow,
} from '../../src/store/read/events.ts';
import { mentionsOfEntityIn } from '../../src/store/read/mentions.ts';
import { builder } from '../builder.ts';
import { MentionConnection, mentionArgs } from '../connections/mentions.ts';
import { deferred } from '../engine/deferred.ts';
import { keyIn } from '../ids.ts';
import { ArticleFilter } from '../inputs/filters.ts';
import { Article, Entity } from '../refs.ts';
import { afterEvent, eventId } from './event-id.ts';

const REVISION = ', or `revision` of `statistics` or `changedSince`';

const ArticleIngested = builder.objectRef<ArticleEventRow>('ArticleIngested').implement({
  description: 'An article was stored: it is new, or different.',
  fields: (t) => ({
    eventId: eventId(t),
    article: t.part({ type: Article, description: 'The article as it is now.', of: ({ article }) => article }),
  }),
});

const MentionStored = builder.objectRef<MentionEventRow>('MentionStored').implement({
  description: 'An article that mentions the entity was stored: it is new, or different.',
  fields: (t) => ({
    eventId: eventId(t),
    entity: t.part({
      type: Entity,
      description: 'The entity; after a merge the one that the id leads to now.',
      of: ({ entity }) => entity,
    }),
    article: t.part({ type: Article, description: 'The article as it is now.', of: ({ article }) => article }),
    mentions: t.list({
      type: MentionConnection,
      args: mentionArgs(t.arg),
      description: 'The mentions of the entity in the article, from its beginning: at least one is accepted.',
      list: ({ article, entity }, args) => mentionsOfEntityIn(article.id, entity.id, args),
    }),
  }),
});

builder.subscriptionFields((t) => ({
  articleIngested: t.event({
    type: ArticleIngested,
    log: 'ARTICLES',
    args: {
      filter: t.arg({ type: ArticleFilter, description: 'Which articles, as they are when the event is sent.' }),
      after: afterEvent(t.arg, REVISION),
    },
    description:
      'Each article that is new or different, whatever made it so: a load, a correction, an undo. One that changes again before its event is sent comes once, at its last place. Deleted articles are not told. The first load of an empty database is told up to 10,000 articles and entities; a larger one ends the subscription with EVENT_EXPIRED.',
    from: (event, { filter }) => ingestedArticle(event, filter),
  }),
  mentionOf: t.event({
    type: MentionStored,
    log: 'ARTICLES',
    args: {
      entity: deferred(
        t.arg.id({
          required: true,
          description:
            'A global id of an entity, also one that it had before a merge: events then follow the entity that survived, and after an undo the one that came back. NOT_FOUND when there is none; BAD_USER_INPUT for an id of anything else.',
        }),
      ),
      after: afterEvent(t.arg, REVISION),
    },
    description: 'Each article that is new or different and mentions the entity, as in `articleIngested`.',
    subject: ({ entity }) => entityByKey(keyIn('Entity', entity)),
    from: (event, { entity }) => articleMentioning(event, keyIn('Entity', entity)),
  }),
}));
