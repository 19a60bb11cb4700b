/**
 * WebAnno TSV 3.3: each article with its names as named entities, for INCEpTION and WebAnno. Only the layer that every project has, since a
 * file with others cannot be opened.
 */
import type { Span } from '../../model.ts';
import type { ArticleFile, Format } from '../format.ts';
import type { ArticleOut, MentionOut } from '../records.ts';

const NAMED_ENTITY = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value';
const HEADER = `#FORMAT=WebAnno TSV 3.3\n#T_SP=${NAMED_ENTITY}\n\n\n`;

/** Characters that mean something between the tabs. */
const escaped = (text: string): string =>
  text
    .replace(/[\\[\]|_;*]/g, String.raw`\$&`)
    .replaceAll('->', String.raw`\->`)
    .replaceAll('\t', String.raw`\t`)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\r', String.raw`\r`);

const escapedText = (text: string): string =>
  text
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('\t', String.raw`\t`)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\r', String.raw`\r`);

/** Words and punctuation, cut where a mention begins or ends, so that mentions consist of whole tokens. */
function tokensOf(text: string, { start, end }: Span, mentions: readonly MentionOut[]): Span[] {
  const cuts = new Set(mentions.flatMap((mention) => [mention.start, mention.end]));
  const tokens: Span[] = [];
  for (const { 0: word, index } of text.slice(start, end).matchAll(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu)) {
    let from = start + index;
    for (let at = from + 1; at <= start + index + word.length; at++) {
      if (at < start + index + word.length && !cuts.has(at)) continue;
      tokens.push({ start: from, end: at });
      from = at;
    }
  }
  return tokens;
}

interface Numbered {
  readonly mention: MentionOut;
  /** Distinguishes annotations of several tokens, and of one place. */
  readonly number: number;
}

/** The columns of the layer, without the number. */
const columnsOf = ({ entity, kind }: MentionOut): string[] => [entity === null ? '*' : escaped(entity), kind];

const COLUMNS = 2;

function rowOf(
  place: string,
  { start, end, text }: Span & { readonly text: string },
  inside: readonly Numbered[],
): string {
  const all = inside.map(({ mention, number }) => columnsOf(mention).map((value) => `${value}[${number}]`));
  const cells = Array.from({ length: COLUMNS }, (_, column) => all.map((values) => values[column]).join('|') || '_');
  return [place, `${start}-${end}`, escapedText(text.slice(start, end)), ...cells]
    .map((cell) => `${cell}\t`)
    .join('')
    .concat('\n');
}

function write({ text, sentences, mentions }: ArticleOut): string {
  const numbered = mentions
    .filter(({ status }) => status !== 'REJECTED')
    .map((mention, index): Numbered => ({ mention, number: index + 1 }));
  const blocks = sentences.map((sentence, index) => {
    const own = numbered.filter(({ mention }) => mention.start >= sentence.start && mention.start < sentence.end);
    const rows = tokensOf(
      text,
      sentence,
      own.map(({ mention }) => mention),
    ).map((token, at) => {
      const inside = own.filter(({ mention }) => mention.start <= token.start && token.end <= mention.end);
      return rowOf(`${index + 1}-${at + 1}`, { ...token, text }, inside);
    });
    return `#Text=${escapedText(text.slice(sentence.start, sentence.end))}\n${rows.join('')}`;
  });
  return HEADER + blocks.join('\n');
}

const articleFiles = (article: ArticleOut): readonly ArticleFile[] => [{ extension: '.tsv', text: write(article) }];

export const webanno: Format = {
  summary: 'each article with its names as named entities (WebAnno TSV 3.3) for INCEpTION',
  mediaType: 'text/tab-separated-values; charset=utf-8',
  articleFiles,
};
