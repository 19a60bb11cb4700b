/** Changes as the model remembers them, and which of them stand in the way of one another. */
import type { EntityKey, Form, Kind } from '../../../../src/model.ts';
import type { Text } from './world.ts';

/** Words of an article, and where they stood when the change was made. */
export interface Spot {
  readonly article: string;
  readonly surface: string;
  readonly start: number;
}

/** An entity as it was seen when the change was made. */
export interface Seen {
  readonly key: EntityKey;
  readonly kind: Kind;
  readonly name: string;
}

export type MentionFact = { readonly spot: Spot; readonly was: EntityKey | null } & (
  | { readonly type: 'ACCEPT_MENTION' | 'REJECT_MENTION' | 'UNLINK_MENTION' }
  | { readonly type: 'RELINK_MENTION'; readonly entity: Seen }
  | { readonly type: 'CHANGE_MENTION_KIND'; readonly kind: Kind }
  | { readonly type: 'MOVE_MENTION'; readonly to: Spot }
  | { readonly type: 'ADD_MENTION'; readonly kind: Kind; readonly entity: Seen | null }
);

export type ArticleFact = { readonly article: string } & (
  | { readonly type: 'EDIT_ARTICLE'; readonly edit: Readonly<Record<string, string | null>> }
  | { readonly type: 'REPLACE_ARTICLE_TEXT'; readonly text: Text }
  | { readonly type: 'REMOVE_ARTICLE' }
);

export interface SplitFact {
  readonly type: 'SPLIT_ENTITY';
  readonly entity: EntityKey;
  /** The entity, and those that were merged into it. */
  readonly origins: readonly EntityKey[];
  readonly into: Seen;
  readonly spots: readonly { readonly spot: Spot; readonly was: EntityKey | null }[];
  readonly articles: readonly string[];
  readonly surfaces: readonly string[];
}

export type EntityFact =
  | { readonly type: 'CREATE_ENTITY'; readonly entity: Seen }
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

export type Fact = MentionFact | ArticleFact | SplitFact | EntityFact;

/** A thing that a change touches, and what about it: `*` is everything, `link` and `mention` let their like pass. */
type Touch = readonly [thing: string, aspect: string];

const ofSpot = ({ article, surface, start }: Spot): Touch[] => [
  [`article ${article}`, 'mention'],
  [`mention ${article}:${start}-${start + surface.length}`, '*'],
];

const ofLink = (entity: EntityKey | null | undefined): Touch[] => (entity ? [[`entity ${entity}`, 'link']] : []);

const isOfMention = (fact: Fact): fact is MentionFact => 'spot' in fact;
export const isOfArticle = (fact: Fact): fact is ArticleFact => 'article' in fact;

const ofMention = (fact: MentionFact): Touch[] => [
  ...ofSpot(fact.spot),
  ...ofLink(fact.was),
  ...('entity' in fact ? ofLink(fact.entity?.key) : []),
  ...('to' in fact ? ofSpot(fact.to) : []),
];

const ofSplit = ({ entity, origins, into, spots, articles, surfaces }: SplitFact): Touch[] => [
  [`entity ${into.key}`, '*'],
  ...origins.map((key): Touch => [`entity ${key}`, 'group']),
  ...surfaces.map((name): Touch => [`entity ${entity}`, `alias ${name}`]),
  ...spots.flatMap(({ spot, was }) => [...ofSpot(spot), ...ofLink(was)]),
  ...articles.map((article): Touch => [`article ${article}`, 'mention']),
];

/** All that a change touches. */
export function touchesOf(fact: Fact): Touch[] {
  if (isOfMention(fact)) return ofMention(fact);
  switch (fact.type) {
    case 'EDIT_ARTICLE':
      return Object.keys(fact.edit).map((field) => [`article ${fact.article}`, field]);
    case 'REPLACE_ARTICLE_TEXT':
      return [[`article ${fact.article}`, 'text']];
    case 'REMOVE_ARTICLE':
      return [[`article ${fact.article}`, '*']];
    case 'SPLIT_ENTITY':
      return ofSplit(fact);
    case 'CREATE_ENTITY':
      return [[`entity ${fact.entity.key}`, '*']];
    case 'RENAME_ENTITY':
      return [[`entity ${fact.entity}`, 'name']];
    case 'CHANGE_ENTITY_KIND':
      return [[`entity ${fact.entity}`, 'kind']];
    case 'ADD_ALIAS':
    case 'REMOVE_ALIAS':
      return [[`entity ${fact.entity}`, `alias ${fact.name}`]];
    case 'SET_IDENTIFIER':
      return [[`entity ${fact.entity}`, 'identifier']];
    case 'KEEP_APART':
      return [
        [`entity ${fact.entity}`, `apart ${fact.other}`],
        [`entity ${fact.other}`, `apart ${fact.entity}`],
      ];
    case 'MERGE_ENTITIES':
      return [
        ...[fact.survivor, ...fact.merged].map((key): Touch => [`entity ${key}`, 'group']),
        ...(fact.kind ? [[`entity ${fact.survivor}`, 'kind'] as const] : []),
      ];
  }
}

const bears = ([thing, aspect]: Touch, [other, its]: Touch): boolean => {
  if (thing !== other) return false;
  if (aspect === '*' || its === '*') return true;
  if (aspect === its) return aspect !== 'link' && aspect !== 'mention';
  return [aspect, its].sort().join() === 'mention,text';
};

/** Whether one change bears on what another does. */
export function stands(one: Fact, other: Fact): boolean {
  return touchesOf(one).some((touch) => touchesOf(other).some((its) => bears(touch, its)));
}
