/** The payloads of mutations: what all of them have, and the nodes that a correction is about, as they are after it. */
import type { PayloadField, PayloadKeys } from '../../src/corrections/define.ts';
import type { Correction } from '../../src/corrections/definitions.ts';
import type { ChangeResult } from '../../src/store/corrections/apply-change.ts';
import { articleByKey } from '../../src/store/read/articles.ts';
import { changeByNumber } from '../../src/store/read/changes.ts';
import { entityByKey } from '../../src/store/read/entities.ts';
import { mentionByKey } from '../../src/store/read/mentions.ts';
import { bind } from '../../src/store/sql/expression.ts';
import { builder, type Fields as FieldsOf } from '../builder.ts';
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
    change: t.one({
      type: Change,
      nullable: true,
      description: 'The change as the log has it now; null for a preview.',
      from: ({ result: { number } }) => (number === null ? null : changeByNumber(bind(number))),
    }),
    outcome: t.field({ type: ChangeOutcome, description: 'What it did or would do.', resolve: ({ result }) => result }),
  }),
});

type Fields = FieldsOf<PayloadSource>;
type KeyOf<Field extends PayloadField> = NonNullable<PayloadKeys<Correction>[Field]>;

const PREVIEW = 'for a preview, as it still is';

const FIELDS = {
  entity: (t: Fields, keyOf: KeyOf<'entity'>) =>
    t.one({
      type: Entity,
      nullable: true,
      description: `The entity as it is now; ${PREVIEW}, and null when it is not there yet.`,
      from: ({ result }) => entityByKey(bind(keyOf(result.correction))),
    }),
  newEntity: (t: Fields, keyOf: KeyOf<'newEntity'>) =>
    t.one({
      type: Entity,
      nullable: true,
      description: 'The new one that took some of its mentions; null for a preview.',
      from: ({ result }) => entityByKey(bind(keyOf(result.correction))),
    }),
  article: (t: Fields, keyOf: KeyOf<'article'>) =>
    t.one({
      type: Article,
      nullable: true,
      description: `The article as it is now; ${PREVIEW}. Null when it was removed.`,
      from: ({ result }) => articleByKey(bind(keyOf(result.correction))),
    }),
  mention: (t: Fields, keyOf: KeyOf<'mention'>) =>
    t.one({
      type: Mention,
      nullable: true,
      description: `The mention as it is now; ${PREVIEW}, and null when it is not there yet.`,
      from: ({ result }) => {
        const { article, start, end } = keyOf(result.correction);
        return mentionByKey(bind(article), { start: bind(start), end: bind(end) });
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
