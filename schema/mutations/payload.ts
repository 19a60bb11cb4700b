/** What mutations answer: the same of all, and the thing that each is about. */
import type { FieldMap, ObjectRef } from '@pothos/core';
import type * as correct from '../../src/corrections/change.ts';
import { findChanges, type Made } from '../../src/store/corrections/changes.ts';
import { findArticlesByKey } from '../../src/store/read/articles.ts';
import { findEntitiesByKey } from '../../src/store/read/entities.ts';
import { findMentions } from '../../src/store/read/mentions.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { Article, Change, Entity, Mention } from '../refs.ts';
import { ChangeOutcome } from '../types/outcome.ts';

export interface Answer {
  /** What was asked. */
  readonly asked: correct.Change;
  readonly made: Made;
  readonly clientMutationId: string | null;
}

const ChangePayload = builder.interfaceRef<Answer>('ChangePayload').implement({
  description: 'What every mutation answers that did what it was asked.',
  fields: (t) => ({
    clientMutationId: t.exposeString('clientMutationId', {
      nullable: true,
      description: 'What the input said, so that clients may tell their mutations apart.',
    }),
    change: t.field({
      type: Change,
      nullable: true,
      description: 'The change as the log has it now; null for a preview.',
      resolve: ({ made: { number } }, _args, { load }) => (number === null ? null : load(findChanges, number)),
    }),
    outcome: t.field({ type: ChangeOutcome, description: 'What it did or would do.', resolve: ({ made }) => made }),
  }),
});

const PREVIEW = 'for a preview, as it still is';

type Fields = PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, Answer>;

/** A payload that has these fields beside those of all. */
const payload =
  (fields: (t: Fields) => FieldMap) =>
  (name: string, description: string): ObjectRef<SchemaTypes, Answer> =>
    builder.objectRef<Answer>(name).implement({ description, interfaces: [ChangePayload], fields });

/** Key of the entity that a change is about; null when it would be there only after it. */
function entityKeyOf({ asked, made: { after } }: Answer): string | null {
  if (asked.type === 'MERGE_ENTITIES') return asked.survivor;
  return 'entity' in asked ? asked.entity : (after.entities[0]?.key ?? null);
}

const entityField = (t: Fields) =>
  t.field({
    type: Entity,
    nullable: true,
    description: `The entity as it is now; ${PREVIEW}, and null when it is not there yet.`,
    resolve: (answer, _args, { load }) => {
      const key = entityKeyOf(answer);
      return key === null ? null : load(findEntitiesByKey, key);
    },
  });

const newEntityField = (t: Fields) =>
  t.field({
    type: Entity,
    nullable: true,
    description: 'The new one that took some of its mentions; null for a preview.',
    resolve: ({ made: { before, after } }, _args, { load }) => {
      const old = new Set(before.entities.map(({ key }) => key));
      const state = after.entities.find(({ key }) => !old.has(key));
      return state ? load(findEntitiesByKey, state.key) : null;
    },
  });

const articleField = (t: Fields) =>
  t.field({
    type: Article,
    nullable: true,
    description: `The article as it is now; ${PREVIEW}. Null when it was removed.`,
    resolve: ({ made: { after } }, _args, { load }) => {
      const [state] = after.articles;
      return state ? load(findArticlesByKey, state.key) : null;
    },
  });

const mentionField = (t: Fields) =>
  t.field({
    type: Mention,
    nullable: true,
    description: `The mention as it is now; ${PREVIEW}, and null when it is not there yet.`,
    resolve: ({ made: { after } }, _args, { load }) => {
      const [state] = after.mentions;
      return state ? load(findMentions, { articleKey: state.article, start: state.start, end: state.end }) : null;
    },
  });

/** By what a mutation is about. */
export const PAYLOADS = {
  entity: payload((t) => ({ entity: entityField(t) })),
  split: payload((t) => ({ entity: entityField(t), newEntity: newEntityField(t) })),
  mention: payload((t) => ({ mention: mentionField(t) })),
  article: payload((t) => ({ article: articleField(t) })),
  change: payload(() => ({})),
};
export type About = keyof typeof PAYLOADS;
