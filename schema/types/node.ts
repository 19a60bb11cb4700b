/** Anything that has a global id. */
import { articleByKey } from '../../src/store/read/articles.ts';
import { duplicateByKeys } from '../../src/store/read/duplicates.ts';
import { entityByKey } from '../../src/store/read/entities.ts';
import { passageByKey, sentenceByKey } from '../../src/store/read/sentences.ts';
import { type Bound, bind } from '../../src/store/sql/expression.ts';
import type { One } from '../../src/store/sql/query.ts';
import { builder } from '../builder.ts';
import { deferred } from '../engine/deferred.ts';
import { decodeGlobalId, pairRef, passageRef, sentenceRef } from '../global-id.ts';
import { IDS, within } from '../limits.ts';
import { Node } from '../refs.ts';
import { changeById } from './change.ts';
import { mentionById } from './mention.ts';
import { roleById } from './role.ts';
import { runById } from './run.ts';
import { statementById } from './statement.ts';

/** The thing that begins at the place an id names. */
const startingAt =
  <R>(find: (articleKey: Bound<string>, start: Bound<number>) => One<R>, refOf: typeof sentenceRef) =>
  (key: Bound<string>): One<R> => {
    const ref = key.map(refOf);
    return find(
      ref.map(({ articleKey }) => articleKey),
      ref.map(({ start }) => start),
    );
  };

const duplicateById = (id: Bound<string>) => {
  const ref = id.map(pairRef);
  return duplicateByKeys(
    ref.map(({ key }) => key),
    ref.map(({ otherKey }) => otherKey),
  );
};

/** How the thing of each type is found by its natural key. */
const BY_KEY: Readonly<Record<string, (key: Bound<string>) => One<unknown>>> = {
  Article: articleByKey,
  Entity: entityByKey,
  Mention: mentionById,
  Passage: startingAt(passageByKey, passageRef),
  Sentence: startingAt(sentenceByKey, sentenceRef),
  Role: roleById,
  Statement: statementById,
  Duplicate: duplicateById,
  Change: changeById,
  Run: runById,
};

/** The type in an id; null for what is not an id. */
function typeIn(id: string): string | null {
  const [type = ''] = id.split(':', 1);
  return Object.hasOwn(BY_KEY, type) && id.length > type.length + 1 ? type : null;
}

function nodeById(id: Bound<string>): One<unknown> {
  const key = id.map((value) => decodeGlobalId(value).id);
  const find = BY_KEY[id.decided ?? ''];
  if (!find) throw new Error('An id is decoded before its type is looked up.');
  return { ...find(key), typename: id.decided ?? '' };
}

/** A known id. BAD_USER_INPUT for what does not look like one. */
const bound = (id: string): Bound<string> => Object.assign(bind(id), { decided: decodeGlobalId(id).typename });

builder.queryField('nodes', (t) =>
  t.ones({
    type: [Node],
    nullable: { items: true, list: false },
    description:
      'The things with these global ids, in their order; null for each that there is none of, and with an error for each that is not an id.',
    args: {
      ids: t.arg.idList({
        required: true,
        description: `At most ${IDS.most} global ids. BAD_USER_INPUT in the place of one that does not look like an id.`,
      }),
    },
    check: ({ ids }) => within(IDS, 'ids', ids.length),
    from: (_root, { ids }) => ids.map((id) => () => nodeById(bound(id))),
  }),
);

builder.queryField('node', (t) =>
  t.one({
    type: Node,
    nullable: true,
    description: 'The thing with this global id; null when there is none (any more).',
    args: {
      id: deferred(
        t.arg.id({
          required: true,
          description: 'A global id as any `id` field gives it. BAD_USER_INPUT when it does not look like one.',
        }),
        { decide: typeIn, samples: Object.keys(BY_KEY).map((type) => `${type}:x`) },
      ),
    },
    from: (_root, { id }) => nodeById(id),
  }),
);
