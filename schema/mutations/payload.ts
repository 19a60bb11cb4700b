/** The payloads of mutations: what all of them have, and the nodes that a correction is about, as they are after it. */
import type { PayloadField, PayloadKeys } from '../../src/corrections/define.ts';
import type { Correction } from '../../src/corrections/definitions.ts';
import type { ChangeResult } from '../../src/store/corrections/apply-change.ts';
import { findChanges } from '../../src/store/corrections/changes.ts';
import { findArticlesByKey } from '../../src/store/read/articles.ts';
import { findEntitiesByKey } from '../../src/store/read/entities.ts';
import { findMentions } from '../../src/store/read/mentions.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { Article, Change, Entity, Mention } from '../refs.ts';
import { ChangeOutcome } from '../types/outcome.ts';

export interface PayloadSource {
  readonly result: ChangeResult;
  readonly clientMutationId: string | null;
}

const ChangePayload = builder.interfaceRef<PayloadSource>('ChangePayload').implement({
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
      resolve: ({ result: { number } }, _args, { load }) => (number === null ? null : load(findChanges, number)),
    }),
    outcome: t.field({ type: ChangeOutcome, description: 'What it did or would do.', resolve: ({ result }) => result }),
  }),
});

type Fields = PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, PayloadSource>;
type KeyOf<Field extends PayloadField> = NonNullable<PayloadKeys<Correction>[Field]>;

const PREVIEW = 'for a preview, as it still is';

const FIELDS = {
  entity: (t: Fields, keyOf: KeyOf<'entity'>) =>
    t.field({
      type: Entity,
      nullable: true,
      description: `The entity as it is now; ${PREVIEW}, and null when it is not there yet.`,
      resolve: ({ result }, _args, { load }) => load(findEntitiesByKey, keyOf(result.correction)),
    }),
  newEntity: (t: Fields, keyOf: KeyOf<'newEntity'>) =>
    t.field({
      type: Entity,
      nullable: true,
      description: 'The new one that took some of its mentions; null for a preview.',
      resolve: ({ result }, _args, { load }) => load(findEntitiesByKey, keyOf(result.correction)),
    }),
  article: (t: Fields, keyOf: KeyOf<'article'>) =>
    t.field({
      type: Article,
      nullable: true,
      description: `The article as it is now; ${PREVIEW}. Null when it was removed.`,
      resolve: ({ result }, _args, { load }) => load(findArticlesByKey, keyOf(result.correction)),
    }),
  mention: (t: Fields, keyOf: KeyOf<'mention'>) =>
    t.field({
      type: Mention,
      nullable: true,
      description: `The mention as it is now; ${PREVIEW}, and null when it is not there yet.`,
      resolve: ({ result }, _args, { load }) => {
        const { article: articleKey, start, end } = keyOf(result.correction);
        return load(findMentions, { articleKey, start, end });
      },
    }),
};

interface Payload {
  readonly name: string;
  readonly description: string;
  /** Which nodes it has. */
  readonly keys: PayloadKeys<Correction>;
}

/** Adds the payload type of one mutation to the schema. */
export function definePayload({ name, description, keys: { entity, newEntity, article, mention } }: Payload) {
  return builder.objectRef<PayloadSource>(name).implement({
    description,
    interfaces: [ChangePayload],
    fields: (t) => ({
      ...(entity && { entity: FIELDS.entity(t, entity) }),
      ...(newEntity && { newEntity: FIELDS.newEntity(t, newEntity) }),
      ...(article && { article: FIELDS.article(t, article) }),
      ...(mention && { mention: FIELDS.mention(t, mention) }),
    }),
  });
}
