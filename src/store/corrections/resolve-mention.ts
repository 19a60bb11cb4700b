/** Makes of a change of a mention that is asked for the correction that the log is to keep, or refuses it. */
import { anchorOf, placesOf } from '../../corrections/anchor.ts';
import type { ChangeOf, MENTION_CHANGES } from '../../corrections/change.ts';
import type { MentionCorrection } from '../../corrections/correction.ts';
import { sentenceAround } from '../../corrections/spans.ts';
import type { ArticleKey, Span } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { sentencesOf } from '../read/article-structure.ts';
import { mentionAt, seeArticle, seeMention, seen, textOf } from './look-up.ts';
import { badInput, cited, notFound } from './refuse.ts';

export type MentionChange = ChangeOf<(typeof MENTION_CHANGES)[number]>;

/** Refuses a place where no mention may stand. Gives the text. */
const checkPlace = (store: Store, article: ArticleKey, span: Span): string => {
  const { id } = seeArticle(store, article);
  const text = textOf(store, id);
  const place = `${span.start}-${span.end}`;
  if (!sentenceAround(sentencesOf(store, id), span)) throw badInput(`${place} does not lie within one sentence.`);
  if (/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(text.slice(span.start, span.end))) {
    throw badInput(`${place} cuts a character in two.`);
  }
  if (mentionAt(store, article, span)) throw badInput(`There is a mention at ${place} already.`);
  return text;
};

const add = (store: Store, { article, quote, kind, form, entity }: ChangeOf<'ADD_MENTION'>): MentionCorrection => {
  const text = textOf(store, seeArticle(store, article).id);
  const [start, ...others] = placesOf(text, quote);
  if (start === undefined)
    throw notFound(`The words ${cited(quote.exact)} do not stand so in the article ${cited(article)}.`);
  if (others.length > 0) {
    throw badInput(`${cited(quote.exact)} stands so in ${others.length + 1} places; give more of the words around it.`);
  }
  const span = { start, end: start + quote.exact.length };
  checkPlace(store, article, span);
  const known = entity === null ? null : seen(store, entity);
  return { type: 'ADD_MENTION', article, anchor: anchorOf(text, span), kind: known?.kind ?? kind, form, entity: known };
};

const move = (store: Store, { mention, to }: ChangeOf<'MOVE_MENTION'>): MentionCorrection => {
  const { anchored } = seeMention(store, mention);
  const text = checkPlace(store, mention.article, to);
  return { type: 'MOVE_MENTION', ...anchored, to: anchorOf(text, to) };
};

export function resolveMention(store: Store, change: MentionChange): MentionCorrection {
  if (change.type === 'ADD_MENTION') return add(store, change);
  if (change.type === 'MOVE_MENTION') return move(store, change);
  const { row, anchored } = seeMention(store, change.mention);
  switch (change.type) {
    case 'RELINK_MENTION':
      return { type: change.type, ...anchored, entity: seen(store, change.entity) };
    case 'CHANGE_MENTION_KIND':
      if (anchored.was !== null) {
        throw badInput(
          `The mention names ${anchored.was} and is of its kind; change that of the entity, or unlink it.`,
        );
      }
      return { type: change.type, ...anchored, kind: change.kind };
    case 'UNLINK_MENTION':
      if (row.entityId === null) throw badInput('The mention names no entity.');
      return { type: change.type, ...anchored };
    default:
      return { type: change.type, ...anchored };
  }
}
