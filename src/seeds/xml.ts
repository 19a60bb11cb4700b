/** Parses XML by what its first element says it is: a feed, news items of the IPTC, or a web page. Declarations of entities are refused. */
import { parseFeedText } from './feed.ts';
import { parseHtml } from './html.ts';
import { parseNewsML } from './newsml.ts';
import { type Parse, reject } from './parsed-seed.ts';
import { type Finding, quote, shortReason } from './problems.ts';

const ROOTS: readonly (readonly [RegExp, Parse])[] = [
  [/^(?:rss|feed|rdf)$/i, parseFeedText],
  [/^(?:newsItem|newsMessage|packageItem)$/, parseNewsML],
  [/^html$/i, parseHtml],
];

export const parseXml: Parse = (source) => {
  const { text, location } = source;
  // An entity may stand for a file or an address, or for others that grow without end.
  if (/<!DOCTYPE[^>[]*\[/i.test(text)) return [reject(location, ENTITIES)];
  const root = /<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)[\s/>]/.exec(text.replaceAll(/<!--[\s\S]*?-->/g, ''))?.[1] ?? '';
  const [, parse] = ROOTS.find(([pattern]) => pattern.test(root)) ?? [];
  if (!parse) return [reject(location, unknown(root))];
  try {
    return parse(source);
  } catch (cause) {
    return [reject(location, ['SYNTAX', `This is not well-formed XML (${shortReason(cause)}); get it again.`])];
  }
};

const ENTITIES: Finding = ['SYNTAX', 'It declares entities, which are not expanded; write the text itself.'];
const unknown = (root: string): Finding => [
  'NOT_A_SEED',
  `Its first element is ${quote(root)}; RSS, Atom, NewsML-G2 and XHTML are read.`,
];
