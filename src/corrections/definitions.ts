/** Lists the definitions of all types of corrections, and infers types from them. */
import type { EntityKey } from '../model.ts';
import { DatelineError } from '../problem.ts';
import type { Args, ValuesOf } from './args.ts';
import type { CorrectionDefinition } from './define.ts';
import { acceptMention } from './definitions/accept-mention.ts';
import { addAlias } from './definitions/add-alias.ts';
import { addMention } from './definitions/add-mention.ts';
import { changeEntityKind } from './definitions/change-entity-kind.ts';
import { changeMentionKind } from './definitions/change-mention-kind.ts';
import { createEntity } from './definitions/create-entity.ts';
import { editArticle } from './definitions/edit-article.ts';
import { keepApart } from './definitions/keep-apart.ts';
import { mergeEntities } from './definitions/merge-entities.ts';
import { moveMention } from './definitions/move-mention.ts';
import { rejectMention } from './definitions/reject-mention.ts';
import { relinkMention } from './definitions/relink-mention.ts';
import { removeAlias } from './definitions/remove-alias.ts';
import { removeArticle } from './definitions/remove-article.ts';
import { renameEntity } from './definitions/rename-entity.ts';
import { replaceArticleText } from './definitions/replace-article-text.ts';
import { setIdentifier } from './definitions/set-identifier.ts';
import { splitEntity } from './definitions/split-entity.ts';
import { undo } from './definitions/undo.ts';
import { unlinkMention } from './definitions/unlink-mention.ts';
import type { Subject } from './subjects.ts';

export const DEFINITIONS = [
  createEntity,
  renameEntity,
  changeEntityKind,
  addAlias,
  removeAlias,
  setIdentifier,
  mergeEntities,
  splitEntity,
  keepApart,
  acceptMention,
  rejectMention,
  relinkMention,
  unlinkMention,
  changeMentionKind,
  moveMention,
  addMention,
  editArticle,
  replaceArticleText,
  removeArticle,
] as const;

type Listed = (typeof DEFINITIONS)[number];

/** A correction in the log: entities have the keys and names they had then, spans have anchors. */
export type Correction = ReturnType<Listed['schema']>['_output'];
type CorrectionType = Correction['type'];

/** A correction in a request: entities have any of their keys, mentions have spans. */
export type CorrectionRequest = Parameters<Listed['resolve']>[0];

type UndoRequest = { readonly type: 'UNDO' } & ValuesOf<typeof undo.mutation.args>;
export type ChangeRequest = CorrectionRequest | UndoRequest;

/** All types of changes in the log. */
export const CHANGE_DEFINITIONS = [...DEFINITIONS, undo] as const;
export type ChangeType = (typeof CHANGE_DEFINITIONS)[number]['type'];
export const CHANGE_TYPES: readonly ChangeType[] = CHANGE_DEFINITIONS.map(({ type }) => type);

/** State of a change: active, without effect because something it needs is gone, or undone by a later change. */
export const CHANGE_STATES = ['HOLDS', 'ORPHANED', 'UNDONE'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

type Definition = CorrectionDefinition<CorrectionType, Args, unknown, Correction, CorrectionRequest>;

const BY_TYPE = new Map<CorrectionType, Definition>(DEFINITIONS.map((definition) => [definition.type, definition]));

/** The definition of a correction or of a request for one. Throws DATABASE_NEWER for a type of a later version. */
export function definitionOf({ type }: { readonly type: CorrectionType }): Definition {
  const definition = BY_TYPE.get(type);
  if (definition) return definition;
  throw new DatelineError(
    'DATABASE_NEWER',
    `The change log has a change of the type ${type}, which this version of Dateline does not know. Install a newer one.`,
  );
}

/** The subjects of a correction, without duplicates. */
export function subjectsOf(correction: Correction): Subject[] {
  const subjects = definitionOf(correction).subjects(correction);
  return [...new Map(subjects.map((one) => [JSON.stringify([one.of, one.key, one.aspect]), one])).values()];
}

/** The keys of entities in a request, as they were given: they may be of merged ones. */
export function entitiesNamedBy(request: ChangeRequest): EntityKey[] {
  const { args } = CHANGE_DEFINITIONS.find(({ type }) => type === request.type)?.mutation ?? { args: {} };
  const names = Object.entries(args as Args).flatMap(([name, { type }]) =>
    [type].flat()[0] === 'Entity' ? [name] : [],
  );
  const values = new Map<string, unknown>(Object.entries(request));
  return names.flatMap((name) => (values.get(name) ?? []) as EntityKey | EntityKey[]);
}
