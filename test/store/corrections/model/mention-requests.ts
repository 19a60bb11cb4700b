/** Draws requests that change single mentions. */
import type { ChangeType } from '../../../../src/corrections/definitions.ts';
import { KINDS } from '../../../../src/model.ts';
import type { Refusal } from './log.ts';
import { type Article, namedBy } from './state.ts';
import {
  anyKey,
  anySpot,
  BAD,
  type Draw,
  type ExpectedRequest,
  MISSING,
  mentionKeyOf,
  pick,
  refOf,
  spotIn,
  type View,
} from './view.ts';
import { ARTICLES, partsOf, slotOf } from './world.ts';

const isTwice = ({ text }: Article, surface: string): boolean =>
  text.slots.filter((index) => index === slotOf(surface)).length > 1;

export type MentionDraw = Draw & { readonly what: Extract<ChangeType, `${string}_MENTION` | 'CHANGE_MENTION_KIND'> };

export const mentionRequest = ({ state, find }: View, { what, a, b, c }: MentionDraw): ExpectedRequest | null => {
  const key = pick(ARTICLES, c);
  const spot = anySpot(state, key, { a, b });
  if (spot === null) return null;
  const article = state.articles.get(key) as Article;
  const mention = article.mentions.get(spot.surface);
  const was = mention ? namedBy(state, mention) : null;
  const requested = anyKey(state, b);
  const entity = find(requested);
  const kind = pick(KINDS, c);
  const place = mentionKeyOf(spot);
  const known = { spot, was };
  switch (what) {
    case 'RELINK_MENTION': {
      const request = { type: what, mention: place, entity: requested };
      return { request, expected: mention && entity ? { type: what, ...known, entity: refOf(entity) } : MISSING };
    }
    case 'CHANGE_MENTION_KIND': {
      const expected = was === null ? ({ type: what, ...known, kind } as const) : BAD;
      return { request: { type: what, mention: place, kind }, expected: mention ? expected : MISSING };
    }
    case 'MOVE_MENTION': {
      const to = spotIn(key, article, pick(partsOf(slotOf(spot.surface)), b));
      const target = mentionKeyOf(to);
      const expected = article.mentions.has(to.surface) ? BAD : ({ type: what, ...known, to } as const);
      return {
        request: { type: what, mention: place, start: target.start, end: target.end },
        expected: mention ? expected : MISSING,
      };
    }
    case 'ADD_MENTION': {
      const surface = pick(partsOf(c % 3), a);
      const quote = { exact: surface, prefix: '', suffix: '' };
      const isOpen = b % 4 === 0;
      const request = { type: what, article: place.article, quote, kind, form: 'FULL_NAME' as const };
      const correction = { type: what, spot: spotIn(key, article, surface), was: entity?.key ?? null, kind } as const;
      const named = entity ? { ...correction, entity: refOf(entity) } : MISSING;
      const expected = isOpen ? { ...correction, was: null, entity: null } : named;
      return {
        request: { ...request, entity: isOpen ? null : requested },
        expected: refuseNew(article, surface) ?? expected,
      };
    }
    case 'UNLINK_MENTION':
      return {
        request: { type: what, mention: place },
        expected: mention ? (was === null ? BAD : { type: what, ...known }) : MISSING,
      };
    default:
      return { request: { type: what, mention: place }, expected: mention ? { type: what, ...known } : MISSING };
  }
};

const refuseNew = (article: Article, surface: string): Refusal | null => {
  if (!article.text.slots.includes(slotOf(surface))) return MISSING;
  return isTwice(article, surface) || article.mentions.has(surface) ? BAD : null;
};
