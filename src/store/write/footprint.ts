/** What an article adds to every derived count while it is stored, and takes with it when it goes. */
import type { Form, Kind, Status } from '../../model.ts';
import type { Store } from '../database/open.ts';

export interface FootprintMention {
  readonly start: number;
  readonly form: Form;
  readonly kind: Kind;
  readonly status: Status;
  /** Row id of its entity; null when unresolved. */
  readonly entity: number | null;
  /** Row id of its surface. */
  readonly surface: number;
  /** Start of its sentence. */
  readonly sentence: number;
}

export interface Footprint {
  /** '' when not known. */
  readonly publishedAt: string;
  readonly source: string | null;
  readonly language: string | null;
  readonly section: string | null;
  readonly passages: number;
  readonly sentences: number;
  /** Those whose mention of who has the role is accepted. */
  readonly roles: number;
  /** Those whose speaker's mention is accepted. */
  readonly statements: number;
  /** In order of the text. */
  readonly mentions: readonly FootprintMention[];
}

/** A mention that says which entity it names, and is believed. */
export type Named<Mention> = Mention & { readonly entity: number };

export function isAccepted(mention: Pick<FootprintMention, 'status'>): boolean {
  return mention.status === 'ACCEPTED';
}

/** Whether a mention is accepted and resolved. */
export function isNamed<Mention extends Pick<FootprintMention, 'status' | 'entity'>>(
  mention: Mention,
): mention is Named<Mention> {
  return isAccepted(mention) && mention.entity !== null;
}

/** Whether a mention is accepted, resolved and no demonym: what neighbours and salience are made of. */
export function isCounted<Mention extends Pick<FootprintMention, 'status' | 'entity' | 'form'>>(
  mention: Mention,
): mention is Named<Mention> {
  return isNamed(mention) && mention.form !== 'DEMONYM';
}

const SELECT_ARTICLE = `
  SELECT published_at AS publishedAt, source, language, section,
    (SELECT count(*) FROM passages WHERE article_id = articles.id) AS passages,
    (SELECT count(*) FROM sentences WHERE article_id = articles.id) AS sentences,
    (SELECT count(*) FROM roles WHERE article_id = articles.id AND accepted) AS roles,
    (SELECT count(*) FROM statements WHERE article_id = articles.id AND accepted) AS statements
  FROM articles WHERE id = ?`;

const SELECT_MENTIONS = `
  SELECT start, form, kind, status, entity_id AS entity, surface_id AS surface, sentence_start AS sentence
  FROM mentions WHERE article_id = ? ORDER BY start, "end"`;

/** The footprint of a stored article. */
export function readFootprint(store: Store, articleId: number): Footprint {
  const article = store.prepare(SELECT_ARTICLE).get(articleId) as Omit<Footprint, 'mentions'>;
  return { ...article, mentions: store.prepare(SELECT_MENTIONS).all(articleId) as FootprintMention[] };
}
