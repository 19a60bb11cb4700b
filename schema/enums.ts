/** The enums that more than one type speaks of. */
import type * as anchor from '../src/corrections/anchor.ts';
import type * as define from '../src/corrections/define.ts';
import type * as corrections from '../src/corrections/definitions.ts';
import { CHANGE_DEFINITIONS } from '../src/corrections/definitions.ts';
import type * as model from '../src/model.ts';
import { KIND_DEFINITIONS } from '../src/model.ts';
import { WORLD_REGIONS, type WorldRegion } from '../src/store/database/world-regions.ts';
import type * as cooccurrence from '../src/store/filter/cooccurrence.ts';
import type * as timeline from '../src/store/read/timeline.ts';
import type * as hit from '../src/store/search/hit.ts';
import type * as keyset from '../src/store/sql/keyset.ts';
import type * as likeness from '../src/text/likeness.ts';
import type * as offsets from '../src/text/offsets.ts';
import { builder } from './builder.ts';

type Values<Name extends string> = Readonly<Record<Name, { readonly description: string }>>;

export const Kind = builder.enumType('Kind', {
  description: 'What sort of thing an entity is.',
  values: KIND_DEFINITIONS satisfies Values<model.Kind>,
});

export const Form = builder.enumType('Form', {
  description: 'How a mention or an alias names its entity.',
  values: {
    FULL_NAME: { description: 'In full: "Ada Lovelace", "United Nations", "France".' },
    SHORT_NAME: { description: 'By part of the name: "Lovelace", "Ada".' },
    ACRONYM: { description: 'By initials: "UN".' },
    DEMONYM: { description: 'By its people or as an adjective: "French". Counted apart from all other forms.' },
  } satisfies Values<model.Form>,
});

export const MentionStatus = builder.enumType('MentionStatus', {
  description: 'Whether a mention counts. Lists give accepted ones unless their filter speaks of the status.',
  values: {
    ACCEPTED: { description: 'It counts.' },
    CANDIDATE: {
      description: 'It waits for the judgement of a human, as an ambiguous one does, and counts nowhere.',
    },
    REJECTED: { description: 'A human refused it; it counts nowhere.' },
  } satisfies Values<model.Status>,
});

export const LikenessReason = builder.enumType('LikenessReason', {
  description: 'In what the names of two entities are alike, from the strongest ground to the weakest.',
  values: {
    SAME_NAME: { description: 'The words are the same, small ones aside: "Jean-Luc Morel", "Jean Luc Morel".' },
    SPELLING: { description: 'One name spelled in two ways, as transliterations are: "Kasimir", "Kazimir".' },
    EXTRA_WORDS: {
      description:
        'One has words that the other leaves out, such as a legal form, "Party" or a title, or it is a plural: "Harbour Bank", "Harbour Bank Inc.".',
    },
    SURNAME: { description: 'One is known by the surname of the other alone.' },
    OTHER_KIND: { description: 'The words are the same, and the two are of different kinds.' },
    WORD_ORDER: { description: 'The same words in another order: family name first or last.' },
    MIDDLE_NAME: { description: 'One has a middle name or initial that the other leaves out.' },
    ACRONYM: { description: 'One is made of the initials of the other.' },
    INITIALS: { description: 'The first name of one is an initial: "A. Lovelace", "Ada Lovelace".' },
  } satisfies Values<likeness.LikenessReason>,
});

export const Precision = builder.enumType('Precision', {
  description: 'How exactly a time of publication is known.',
  values: {
    YEAR: { description: 'The year only; the time given is its first moment.' },
    MONTH: { description: 'The month; the time given is its first moment.' },
    DAY: { description: 'The day; the time given is its first moment.' },
    MINUTE: { description: 'The minute; its seconds are given as 0.' },
    SECOND: { description: 'The second.' },
  } satisfies Values<model.Precision>,
});

export const AsserterType = builder.enumType('AsserterType', {
  description: 'What sort of source asserts a thing.',
  values: {
    SEED: { description: 'A file of the seeds: an annotation or a gazetteer among them.' },
    GAZETTEER: { description: 'The gazetteer of countries and cities that ships with Dateline.' },
    EXTRACTOR: { description: 'A program that read the text.' },
    CORRECTION: { description: "A human's correction." },
  } satisfies Values<model.AsserterType>,
});

export const PassageRole = builder.enumType('PassageRole', {
  description: 'What a passage of an article is.',
  values: {
    HEADLINE: { description: 'The headline.' },
    BYLINE: { description: 'The line that names the author.' },
    DATELINE: {
      description:
        'Where and when it was written, at the head of the first paragraph: "PARIS, March 24". The agency after it, "(Reuters) -", is a CREDIT.',
    },
    PARAGRAPH: { description: 'A paragraph of the text.' },
    CAPTION: { description: 'The words below a picture: "FILE PHOTO: Ada Lovelace in London. REUTERS/Jane Doe".' },
    CREDIT: {
      description:
        'A line around the story: who reported, edited or photographed it, whose copyright it is, where to read more: "(Reporting by Jane Doe)".',
    },
  } satisfies Values<model.PassageRole>,
});

export const StatementMode = builder.enumType('StatementMode', {
  description: 'How what was said is given.',
  values: {
    DIRECT: { description: 'Quoted word for word.' },
    REPORTED: { description: 'In the words of the article: "said that the bridge is safe".' },
  } satisfies Values<model.StatementMode>,
});

export const OffsetUnit = builder.enumType('OffsetUnit', {
  description:
    'What an offset counts. The same place has three numbers once an emoji or a letter beyond ASCII stands before it.',
  values: {
    UTF16: { description: 'UTF-16 code units: indexes of a JavaScript, Java or C# string.' },
    CODE_POINT: { description: 'Unicode code points: indexes of a Python 3 string.' },
    UTF8: { description: 'Bytes of UTF-8: indexes of a Go, Rust or C string, or of a file.' },
  } satisfies Values<offsets.OffsetUnit>,
});

export const Direction = builder.enumType('Direction', {
  description:
    'Which end of an order comes first. Where what has no value comes (an undated article) does not depend on it: see `Nulls`.',
  values: {
    ASC: { description: 'The least first: A to Z, oldest to newest.' },
    DESC: { description: 'The greatest first: Z to A, newest to oldest.' },
  },
});

export const Nulls = builder.enumType('Nulls', {
  description: 'Where an order has what has no value, such as an undated article.',
  values: {
    FIRST: { description: 'Before all that has one.' },
    LAST: { description: 'After all that has one.' },
  } satisfies Values<keyset.Nulls>,
});

export const Window = builder.enumType('Window', {
  description: 'How near two mentions must stand for their entities to stand together. Only mentions that count do.',
  values: {
    SENTENCE: { description: 'In one sentence.' },
    ARTICLE: { description: 'In one article.' },
  } satisfies Values<cooccurrence.Window>,
});

export const Interval = builder.enumType('Interval', {
  description: 'How finely a timeline is cut, in UTC.',
  values: {
    DAY: { description: 'By day.' },
    WEEK: { description: 'By week, from Monday.' },
    MONTH: { description: 'By month.' },
    YEAR: { description: 'By year.' },
  } satisfies Values<timeline.Interval>,
});

/** The continents, or their subregions, with the codes of UN M49. */
const worldRegions = (isListed: (region: WorldRegion) => boolean) =>
  Object.fromEntries(
    WORLD_REGIONS.filter(isListed).map(({ key, name, code }) => [key, { description: `${name}, UN M49 ${code}.` }]),
  );

export const Continent = builder.enumType('Continent', {
  description: 'A continent, as the United Nations divide the world (UN M49).',
  values: worldRegions(({ within }) => within === undefined),
});

export const Subregion = builder.enumType('Subregion', {
  description: 'A part of a continent, as the United Nations divide the world (UN M49).',
  values: worldRegions(({ within }) => within !== undefined),
});

export const Searchable = builder.enumType('Searchable', {
  description: 'What a search can look through.',
  values: {
    ENTITY: { description: 'The names that entities go by.' },
    ARTICLE: { description: 'The titles and texts of articles.' },
    MENTION: { description: 'The words of accepted mentions.' },
  } satisfies Values<hit.Searchable>,
});

export const MatchedBy = builder.enumType('MatchedBy', {
  description: 'How a name or a text was found by what was typed.',
  values: {
    EXACT: {
      description:
        'It has the words, whatever their case and accents; of a suggestion: the entity goes by what was typed.',
    },
    PREFIX: { description: 'It has words that begin as typed.' },
    SPELLING: {
      description:
        'Its words sound like those that were typed, or are a letter away: "Condoleza", "Condoleezza"; "Selenskyj", "Zelensky".',
    },
  } satisfies Values<hit.MatchedBy>,
});

export const ChangeType = builder.enumType('ChangeType', {
  description: 'What a person changed.',
  values: Object.fromEntries(
    CHANGE_DEFINITIONS.map(({ type, description }) => [type, { description }]),
  ) as Values<corrections.ChangeType>,
});

export const ChangeState = builder.enumType('ChangeState', {
  description: 'Whether a change is in force.',
  values: {
    HOLDS: { description: 'It is in force, and is again after every reseed.' },
    ORPHANED: { description: 'What it speaks of is gone; it waits for it to come back.' },
    UNDONE: { description: 'A later change took it back.' },
  } satisfies Values<corrections.ChangeState>,
});

export const OrphanReason = builder.enumType('OrphanReason', {
  description: 'Why a change speaks of nothing that is there.',
  values: {
    ARTICLE_GONE: { description: 'Its article is gone.' },
    TEXT_GONE: { description: 'The words it speaks of are gone from the article.' },
    PLACE_AMBIGUOUS: {
      description: 'The words it speaks of stand in the article more than once, and nothing tells which is meant.',
    },
    MENTION_GONE: { description: 'The words are there, but no longer a mention.' },
    PLACE_TAKEN: { description: 'Another mention stands where it would have one.' },
    NOT_ONE_SENTENCE: { description: 'The words it speaks of are no longer in one sentence.' },
    MENTION_NAMES_ENTITY: {
      description: 'The mention whose kind it changes names an entity now, and has the kind of that.',
    },
    ENTITY_GONE: { description: 'Its entity is gone.' },
  } satisfies Values<define.OrphanReason>,
});

export const Placement = builder.enumType('Placement', {
  description: 'What became of a mention when the text of its article was replaced.',
  values: {
    KEPT: { description: 'It stands where it stood.' },
    MOVED: { description: 'The same words stand elsewhere, and so does the mention.' },
    AMBIGUOUS: { description: 'The same words stand in several places alike; it is placed in none of them.' },
    ORPHANED: { description: 'Its words are gone, and so is the mention.' },
  } satisfies Values<anchor.Placement>,
});
