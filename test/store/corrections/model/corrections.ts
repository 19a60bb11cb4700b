/** Corrections as the model keeps them, and which of them collide. */
import type { EntityKey, Form, Kind } from '../../../../src/model.ts';
import type { Text } from './world.ts';

/** Words of an article, and their offset when the change was made. */
export interface Spot {
  readonly article: string;
  readonly surface: string;
  readonly start: number;
}

/** An entity as it was when the change was made. */
export interface EntityRef {
  readonly key: EntityKey;
  readonly kind: Kind;
  readonly name: string;
}

export type MentionCorrection = { readonly spot: Spot; readonly was: EntityKey | null } & (
  | { readonly type: 'ACCEPT_MENTION' | 'REJECT_MENTION' | 'UNLINK_MENTION' }
  | { readonly type: 'RELINK_MENTION'; readonly entity: EntityRef }
  | { readonly type: 'CHANGE_MENTION_KIND'; readonly kind: Kind }
  | { readonly type: 'MOVE_MENTION'; readonly to: Spot }
  | { readonly type: 'ADD_MENTION'; readonly kind: Kind; readonly entity: EntityRef | null }
);

export type ArticleCorrection = { readonly article: string } & (
  | { readonly type: 'EDIT_ARTICLE'; readonly edit: Readonly<Record<string, string | null>> }
  | { readonly type: 'REPLACE_ARTICLE_TEXT'; readonly text: Text }
  | { readonly type: 'REMOVE_ARTICLE' }
);

export interface Split {
  readonly type: 'SPLIT_ENTITY';
  readonly entity: EntityKey;
  /** The entity, and those that were merged into it. */
  readonly origins: readonly EntityKey[];
  readonly into: EntityRef;
  readonly spots: readonly { readonly spot: Spot; readonly was: EntityKey | null }[];
  readonly articles: readonly string[];
  readonly surfaces: readonly string[];
}

type EntityCorrection =
  | { readonly type: 'CREATE_ENTITY'; readonly entity: EntityRef }
  | { readonly type: 'RENAME_ENTITY' | 'REMOVE_ALIAS'; readonly entity: EntityKey; readonly name: string }
  | { readonly type: 'CHANGE_ENTITY_KIND'; readonly entity: EntityKey; readonly kind: Kind }
  | { readonly type: 'ADD_ALIAS'; readonly entity: EntityKey; readonly name: string; readonly form: Form }
  | { readonly type: 'SET_IDENTIFIER'; readonly entity: EntityKey; readonly value: string | null }
  | {
      readonly type: 'MERGE_ENTITIES';
      readonly survivor: EntityKey;
      readonly merged: readonly EntityKey[];
      readonly kind: Kind | null;
    }
  | { readonly type: 'KEEP_APART'; readonly entity: EntityKey; readonly other: EntityKey };

export type Correction = MentionCorrection | ArticleCorrection | Split | EntityCorrection;

/** A thing that a correction touches, and which aspect of it: `*` is everything; `link` and `mention` do not collide with themselves. */
type Touch = readonly [thing: string, aspect: string];

const ofSpot = ({ article, surface, start }: Spot): Touch[] => [
  [`article ${article}`, 'mention'],
  [`mention ${article}:${start}-${start + surface.length}`, '*'],
];

const ofLink = (entity: EntityKey | null | undefined): Touch[] => (entity ? [[`entity ${entity}`, 'link']] : []);

const isOfMention = (correction: Correction): correction is MentionCorrection => 'spot' in correction;
export const isOfArticle = (correction: Correction): correction is ArticleCorrection => 'article' in correction;

const ofMention = (correction: MentionCorrection): Touch[] => [
  ...ofSpot(correction.spot),
  ...ofLink(correction.was),
  ...('entity' in correction ? ofLink(correction.entity?.key) : []),
  ...('to' in correction ? ofSpot(correction.to) : []),
];

const ofSplit = ({ entity, origins, into, spots, articles, surfaces }: Split): Touch[] => [
  [`entity ${into.key}`, '*'],
  ...origins.map((key): Touch => [`entity ${key}`, 'group']),
  ...surfaces.map((name): Touch => [`entity ${entity}`, `alias ${name}`]),
  ...spots.flatMap(({ spot, was }) => [...ofSpot(spot), ...ofLink(was)]),
  ...articles.map((article): Touch => [`article ${article}`, 'mention']),
];

/** Everything that a correction touches. */
function touchesOf(correction: Correction): Touch[] {
  if (isOfMention(correction)) return ofMention(correction);
  switch (correction.type) {
    case 'EDIT_ARTICLE':
      return Object.keys(correction.edit).map((field) => [`article ${correction.article}`, field]);
    case 'REPLACE_ARTICLE_TEXT':
      return [[`article ${correction.article}`, 'text']];
    case 'REMOVE_ARTICLE':
      return [[`article ${correction.article}`, '*']];
    case 'SPLIT_ENTITY':
      return ofSplit(correction);
    case 'CREATE_ENTITY':
      return [[`entity ${correction.entity.key}`, '*']];
    case 'RENAME_ENTITY':
      return [[`entity ${correction.entity}`, 'name']];
    case 'CHANGE_ENTITY_KIND':
      return [[`entity ${correction.entity}`, 'kind']];
    case 'ADD_ALIAS':
    case 'REMOVE_ALIAS':
      return [[`entity ${correction.entity}`, `alias ${correction.name}`]];
    case 'SET_IDENTIFIER':
      return [[`entity ${correction.entity}`, 'identifier']];
    case 'KEEP_APART':
      return [
        [`entity ${correction.entity}`, `apart ${correction.other}`],
        [`entity ${correction.other}`, `apart ${correction.entity}`],
      ];
    case 'MERGE_ENTITIES':
      return [
        ...[correction.survivor, ...correction.merged].map((key): Touch => [`entity ${key}`, 'group']),
        ...(correction.kind ? [[`entity ${correction.survivor}`, 'kind'] as const] : []),
      ];
  }
}

const touchesCollide = ([thing, aspect]: Touch, [other, its]: Touch): boolean => {
  if (thing !== other) return false;
  if (aspect === '*' || its === '*') return true;
  if (aspect === its) return aspect !== 'link' && aspect !== 'mention';
  return [aspect, its].sort().join() === 'mention,text';
};

/** Whether one correction can change the effect of another. */
export function collide(one: Correction, other: Correction): boolean {
  return touchesOf(one).some((touch) => touchesOf(other).some((its) => touchesCollide(touch, its)));
}
