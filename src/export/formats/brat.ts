/** brat stand-off: the text of each article and its annotations, for brat, INCEpTION and trainers; the reader of seeds takes them too. */
import type { Form, Kind, Span } from '../../model.ts';
import { createOffsets } from '../../text/offsets.ts';
import { asserterText } from '../asserter-text.ts';
import type { ArticleFile, Format } from '../format.ts';
import type { ArticleOut, MentionOut } from '../records.ts';

const TYPES: Readonly<Record<Kind, string>> = {
  PERSON: 'Person',
  ORGANIZATION: 'Organization',
  PLACE: 'Place',
  OTHER: 'Other',
};
const FORMS: Readonly<Record<Form, string>> = {
  FULL_NAME: 'FullName',
  SHORT_NAME: 'ShortName',
  ACRONYM: 'Acronym',
  DEMONYM: 'Demonym',
};

const withoutBreaks = (text: string): string => text.replace(/[\n\r\t]/g, ' ');

/** `0 5`, in code points; for words with a line break between them one pair for each line, as brat wants it. */
function createSpan(text: string): (start: number, end: number) => string {
  const convert = createOffsets(text);
  return (start, end) => {
    const pieces: string[] = [];
    for (let from = start; from < end; ) {
      const feed = text.indexOf('\n', from);
      const to = feed === -1 || feed > end ? end : feed;
      if (to > from) pieces.push(`${convert(from, 'CODE_POINT')} ${convert(to, 'CODE_POINT')}`);
      from = to + 1;
    }
    return pieces.join(';');
  };
}

/** Text-bound annotations, which the other lines refer to. */
class Annotations {
  readonly #text: string;
  readonly #spanOf: (start: number, end: number) => string;
  readonly #ids = new Map<string, string>();
  readonly lines: string[] = [];
  #others = 0;

  constructor(text: string) {
    this.#text = text;
    this.#spanOf = createSpan(text);
  }

  /** The id of a span, which is annotated if it is not yet; the words of a mention may have another type beside it. */
  span(type: string, { start, end }: Span, group = type): string {
    const key = `${group} ${start}-${end}`;
    const known = this.#ids.get(key);
    if (known) return known;
    const id = `T${this.#ids.size + 1}`;
    this.#ids.set(key, id);
    this.lines.push(`${id}\t${type} ${this.#spanOf(start, end)}\t${withoutBreaks(this.#text.slice(start, end))}`);
    return id;
  }

  /** The id of a mention that was added. */
  mention(span: Span): string {
    return this.span(TYPES.OTHER, span, 'MENTION');
  }

  /** A line that refers to others, under a number of its own. */
  add(letter: 'A' | 'N' | 'E' | 'R' | '#', rest: string): void {
    this.lines.push(`${letter}${++this.#others}\t${rest}`);
  }
}

function addMention(annotations: Annotations, mention: MentionOut): void {
  const id = annotations.span(TYPES[mention.kind], mention, 'MENTION');
  const { entity, entityName, origin, candidates } = mention;
  annotations.add('A', `${FORMS[mention.form]} ${id}`);
  if (mention.score !== null) annotations.add('A', `Confidence ${id} ${mention.score}`);
  if (entity !== null)
    annotations.add('N', `Reference ${id} dateline:${entity}\t${withoutBreaks(entityName ?? entity)}`);
  const notes = [
    `asserted by ${asserterText(mention.assertedBy)}`,
    ...(mention.status === 'ACCEPTED' ? [] : [mention.status.toLowerCase()]),
    ...(origin === null ? [] : [`linked to ${origin}, which was merged`]),
    ...(candidates.length === 0 ? [] : [`may be ${candidates.map((candidate) => candidate.entity).join(' or ')}`]),
  ];
  annotations.add('#', `AnnotatorNotes ${id}\t${withoutBreaks(notes.join('; '))}`);
}

/** A rejected mention is no annotation. Roles and statements are events, of spans that are no mentions. */
function annotationsOf({ text, mentions, roles, statements }: ArticleOut): string {
  const annotations = new Annotations(text);
  const accepted = mentions.filter(({ status }) => status !== 'REJECTED');
  const spans = new Set(accepted.map(({ start, end }) => `${start}-${end}`));
  for (const mention of accepted) addMention(annotations, mention);
  const named = (span: Span): boolean => spans.has(`${span.start}-${span.end}`);
  for (const role of roles.filter(({ mention, of }) => named(mention) && (of === null || named(of)))) {
    const of = role.of === null ? '' : ` Of:${annotations.mention(role.of)}`;
    annotations.add('E', `Role:${annotations.span('Role', role)} Holder:${annotations.mention(role.mention)}${of}`);
  }
  for (const { cue, content, speaker, addressee } of statements) {
    if (!named(speaker) || (addressee !== null && !named(addressee))) continue;
    const to = addressee === null ? '' : ` Addressee:${annotations.mention(addressee)}`;
    const ends = `Speaker:${annotations.mention(speaker)} Content:${annotations.span('Content', content)}${to}`;
    annotations.add('E', `Statement:${annotations.span('Statement', cue)} ${ends}`);
  }
  return annotations.lines.map((line) => `${line}\n`).join('');
}

/** What brat has to know of the types; without it brat shows annotations as faulty. */
const CONFIGURATION = `[entities]
Person
Organization
Place
Other
Content

[relations]

[events]
Role Holder:<ENTITY>, Of?:<ENTITY>
Statement Speaker:<ENTITY>, Content:<ENTITY>, Addressee?:<ENTITY>

[attributes]
FullName Arg:<ENTITY>
ShortName Arg:<ENTITY>
Acronym Arg:<ENTITY>
Demonym Arg:<ENTITY>
Confidence Arg:<ENTITY>
`;

const articleFiles = (article: ArticleOut): readonly ArticleFile[] => [
  { extension: '.txt', text: article.text },
  { extension: '.ann', text: annotationsOf(article) },
];

export const brat: Format = {
  summary: 'the text of each article (.txt) with its annotations (.ann) for brat and trainers',
  mediaType: 'text/plain; charset=utf-8',
  files: [{ name: 'annotation.conf', write: () => [CONFIGURATION] }],
  articleFiles,
};
