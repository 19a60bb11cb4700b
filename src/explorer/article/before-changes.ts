/** The names and facts of an article as the seeds and the extractors said, before people changed anything: all changes that hold, taken back, latest first. */
import { useCallback } from 'react';
import { useClient } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { type Snapshot, SnapshotFields } from '../shared/snapshot-fields.ts';
import type { Mention } from './annotations.ts';
import { type NameMark, placeOf } from './marks.ts';
import { type Loaded, loadPages, useParts } from './use-parts.ts';

const HeldChanges = graphql(
  `
    query HeldChanges($id: ID!, $after: String) {
      article(id: $id) {
        changes(first: 20, after: $after, states: [HOLDS]) {
          nodes {
            id
            type
            before {
              ...SnapshotFields
            }
            after {
              ...SnapshotFields
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [SnapshotFields],
);

export interface HeldChange {
  readonly id: string;
  readonly type: string;
  readonly before: Snapshot;
  readonly after: Snapshot;
}

const ALL = [0];

/** Those of the article that are in force, latest first. */
export function useHeldChanges(id: string, revision: number): Loaded<HeldChange> {
  const client = useClient();
  const load = useCallback(
    () =>
      loadPages<HeldChange>(async (after) => {
        const { data, error } = await client
          .query(HeldChanges, { id, after }, { requestPolicy: 'network-only' })
          .toPromise();
        if (error) throw error;
        const changes = data?.article?.changes;
        return { items: changes?.nodes ?? [], next: changes?.pageInfo.hasNextPage ? changes.pageInfo.endCursor : null };
      }),
    [client, id],
  );
  return useParts({ load, needed: ALL, revision });
}

/** What people took back is no change; to take back is none either. */
const counts = ({ type }: HeldChange): boolean => type !== 'UNDO';

/** Whether the text itself was replaced: then places of before say nothing about the text of now. */
export const hasOtherText = (changes: readonly HeldChange[]): boolean =>
  changes.some(({ type }) => type === 'REPLACE_ARTICLE_TEXT');

interface Article {
  readonly key: string;
  readonly mentions: readonly Mention[];
}

export const markOf = ({ id, start, end, surface, kind, form, status, entity }: Mention): NameMark => ({
  ...{ id, start, end, surface, kind, form, status },
  entity: entity && { key: entity.key, name: entity.name },
});

/** The marks of the article before the changes. */
export function marksBefore(changes: readonly HeldChange[], { key, mentions }: Article): NameMark[] {
  const marks = new Map(mentions.map((mention) => [placeOf(mention), markOf(mention)]));
  const own = ({ mentions: states }: Snapshot) => states.filter(({ articleKey }) => articleKey === key);
  for (const { before, after } of changes.filter(counts)) {
    const names = new Map(before.entities.map((entity) => [entity.key, entity.name]));
    for (const { span } of own(after)) marks.delete(placeOf(span));
    for (const { span, entityKey, articleKey: _, ...state } of own(before)) {
      const entity = entityKey === null ? null : { key: entityKey, name: names.get(entityKey) ?? entityKey };
      marks.set(placeOf(span), { ...state, ...span, id: null, entity });
    }
  }
  return [...marks.values()].sort((one, other) => one.start - other.start || other.end - one.end);
}

/** What the seeds said about the article; null when nobody changed that. */
export function factsBefore(changes: readonly HeldChange[], key: string) {
  const edits = changes.filter(counts).flatMap(({ before }) => before.articles.filter((each) => each.key === key));
  return edits.at(-1) ?? null;
}
