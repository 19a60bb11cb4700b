/** Recognizes credits, captions and notices: what stands around a story and is no part of it. */
import { oneLine } from './fold.ts';
import { CREDIT_WORDS, PHOTO_AGENCIES, WORK } from './knowledge/credits.ts';
import { isNotice } from './notices.ts';

/** The longest credit and caption that is recognized, in UTF-16 code units. */
const MAX_CREDIT = 500;
const MAX_CAPTION = 800;

const WORK_OF = `(?:${WORK})(?:(?:,| and| &|,? or)? (?:${WORK}))*(?: assistance| help)?`;
const OPENS_CREDIT = new RegExp(
  `^(?:${WORK_OF}(?: ?: ?| by:? )|(?:editor|writer|reporter|author|correspondent|photographer)s?: |compiled from |with (?:${WORK_OF}|files|inputs?|agency inputs?|material|contributions) (?:by|from):? )\\S`,
  'iu',
);
const CONTRIBUTED =
  /\bcontributed[.)]*$|\bcontributed (?:(?:to|for) (?:this|the) (?:report|story|article|piece)|(?:(?:additional|further) )?reporting)\b/iu;
const COPYRIGHT = /^(?:(?:image|photo|story|text) )?copyright\b|^\(?c\) ?(?:19|20)\d\d\b|^all rights reserved\b/iu;
const RESERVED = /\ball rights reserved\b|\bmay not be (?:published|reproduced|copied)\b/iu;

const AGENCY = `(?:${PHOTO_AGENCIES.join('|')})`;
const WHO = String.raw`[\p{Lu}\d][\p{L}\p{M}\d.'’&-]*(?: [\p{L}\p{M}\d.'’&-]+){0,5}`;
const TAIL = String.raw`(?:,? (?:via [^.!?]{2,40}|file|pool|handout|archive))*[\s)\].]*$`;
/** Where a photo credit may begin: at the start, after a sentence, in brackets or after a bar. */
const BEFORE = String.raw`(?:^|(?<=[.!?…”"')\]|\d]\s)|(?<=[(\[|]\s?))`;
const SLASHED = new RegExp(
  `${BEFORE}(?:${AGENCY}(?: Photo| PHOTO| File Photo)?\\s?/\\s?${WHO}|${WHO}\\s?/\\s?${AGENCY})(?:\\s?/\\s?${WHO})*${TAIL}`,
  'u',
);
const LABELLED = new RegExp(
  `${BEFORE}(?:(?:(?:staff|courtesy|submitted|contributed|archive) )?(?:photo(?:graph)?|image|picture|illustration|video)s?(?: (?:credit|courtesy|copyright|source))?|credit)(?: of| by|:|…|\\.\\.\\.)\\s?(?<who>[^.!?:]{2,90}(?:Inc\\.)?)${TAIL}`,
  'iu',
);
const OF_AGENCY = new RegExp(
  `(?:${BEFORE}(?:AP Photo|AFP PHOTO|Reuters Photo|Getty Images|${AGENCY} via Getty Images)|\\((?:[^()]{0,60}[ /])?(?:AP Photo|AFP PHOTO|Getty Images)[^()]{0,60}\\))${TAIL}`,
  'u',
);
const AGENCY_ALONE = new RegExp(`^(?:[Ww]ith )?${AGENCY}(?:(?:,| and|,? &) ${AGENCY})*$`, 'u');

const PICTURE = 'photo(?:graph)?|picture|image|frame grab|screengrab|screenshot|handout';
const OPENS_CAPTION = new RegExp(
  [
    String.raw`^\(?FILE\)? ?[:–—-]`,
    `^\\(?(?:file|handout|archive|undated|combination|combo) (?:${PICTURE})\\b`,
    '^(?:photo|picture|image|video|media|map|graphic)s?(?: caption| shows)?:',
    '^(?:image|media|photo|video) caption\\b|^caption:|^pictured:',
    `^in this (?:${PICTURE})(?:,| (?:taken|provided|released|made|from|by|dated|posted|shared|obtained|supplied)\\b)`,
    `^in (?:this|an?) (?:[\\p{L}\\d]+[.,]? ){0,4}(?:file|undated|handout|combination|\\d{1,4},?) (?:[\\p{L}]+ )?(?:${PICTURE})\\b`,
  ].join('|'),
  'iu',
);
/** "FILE" in small letters opens no caption. */
const IS_SMALL_FILE = /^\(?[Ff]ile\)? ?[:–—-]/u;

const OPENING_BRACKETS = /^[\s([*_=#–—-]+/u;
const CLOSING_BRACKETS = /(?<![\s)\]*_])[\s)\]*_]+$/u;

/** Whether all words but names are such as credits are made of. A sentence has others. */
const isOfCreditWords = (text: string): boolean =>
  Array.from(text.matchAll(/(?<![\p{L}\p{M}\p{N}'’.@/-])\p{Ll}[\p{L}\p{M}'’-]*/gu)).every(([word]) =>
    CREDIT_WORDS.has(word),
  );

function isCredit(text: string): boolean {
  if (text.length > MAX_CREDIT) return false;
  if (AGENCY_ALONE.test(text)) return true;
  if ((OPENS_CREDIT.test(text) || (text.includes('contributed') && CONTRIBUTED.test(text))) && isOfCreditWords(text))
    return true;
  if (COPYRIGHT.test(text) || text.includes('©'))
    return isOfCreditWords(text.replace(/^c\)/u, '')) || RESERVED.test(text);
  return isNotice(text);
}

/** What every photo credit has; most paragraphs have none of it, and need no closer look. */
const MAY_HAVE_PHOTO_CREDIT = /[/]|photo|image|picture|illustration|video|credit|Getty/i;

/** Where the photo credit begins with which a text ends; null without one. */
function photoCredit(text: string): number | null {
  if (!MAY_HAVE_PHOTO_CREDIT.test(text)) return null;
  const labelled = LABELLED.exec(text);
  if (labelled && isOfCreditWords(labelled.groups?.who ?? '')) return labelled.index;
  return (SLASHED.exec(text) ?? OF_AGENCY.exec(text))?.index ?? null;
}

/** The role of a paragraph that is no part of the story; null of one that is. */
export function creditOrCaption(paragraph: string): 'CREDIT' | 'CAPTION' | null {
  if (paragraph.length > MAX_CAPTION) return null;
  const line = oneLine(paragraph);
  const text = line.replace(OPENING_BRACKETS, '').replace(CLOSING_BRACKETS, '');
  const credit = photoCredit(line);
  if (credit === 0 || photoCredit(text) === 0 || isCredit(text)) return 'CREDIT';
  const isCaption = credit !== null || (OPENS_CAPTION.test(text) && !IS_SMALL_FILE.test(text));
  return isCaption ? 'CAPTION' : null;
}

const CLOSING_CREDIT = /\s\([^()]{8,500}\)$/u;

/** Where the credit in brackets begins with which a paragraph ends: "... he said. (Reporting by Jane Doe)"; null without one. */
export function closingCredit(paragraph: string): number | null {
  if (!paragraph.endsWith(')')) return null;
  const found = CLOSING_CREDIT.exec(paragraph.slice(-MAX_CREDIT));
  if (!found || creditOrCaption(found[0].trim()) !== 'CREDIT') return null;
  return paragraph.length - found[0].trimStart().length;
}
