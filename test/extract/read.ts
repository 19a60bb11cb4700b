/** Prepares and resolves short texts like the product, with the baked gazetteer. */

import type { Article } from '../../src/extract/article.ts';
import { prepareArticle } from '../../src/extract/article.ts';
import type { DetectedSpan } from '../../src/extract/extractor.ts';
import { readBaked } from '../../src/extract/gazetteer/baked.ts';
import { createGazetteer } from '../../src/extract/gazetteer/gazetteer.ts';
import type { Resolution } from '../../src/extract/resolve/model.ts';
import { createResolver } from '../../src/extract/resolve/resolver.ts';
import { createTagger } from '../../src/extract/tagger/tagger.ts';
import type { Kind, MentionRecord } from '../../src/model.ts';
import { layOut } from '../../src/text/layout.ts';

export const baked = readBaked();
export const gazetteer = createGazetteer(baked, []);
export const extractor = createTagger();
export const resolver = createResolver(gazetteer);
export const ASSERTER = { type: 'EXTRACTOR', name: 'test', version: '1' } as const;

export const read = (text: string): Article => prepareArticle(layOut([{ role: 'BODY', text, at: 0 }]));

const KINDS: Readonly<Record<string, Kind>> = {
  PER: 'PERSON',
  ORG: 'ORGANIZATION',
  LOC: 'PLACE',
  DEM: 'PLACE',
  MISC: 'OTHER',
};
const MARK = /\[(PER|ORG|LOC|DEM|MISC) ([^\]]+)\]/g;

/** An article and its spans, from a text in which names are marked `[PER Ada Lovelace]`; DEM stands for demonyms. */
export function marked(source: string): { article: Article; detected: DetectedSpan[] } {
  const detected: DetectedSpan[] = [];
  let text = '';
  let from = 0;
  for (const { 0: mark, 1: type = '', 2: surface = '', index } of source.matchAll(MARK)) {
    text += source.slice(from, index);
    detected.push({
      start: text.length,
      end: text.length + surface.length,
      kind: KINDS[type] ?? 'OTHER',
      demonym: type === 'DEM',
      score: 1,
    });
    text += surface;
    from = index + mark.length;
  }
  return { article: read(text + source.slice(from)), detected };
}

export interface Resolved extends Resolution {
  /** Surface and entity key of each mention, in text order. */
  readonly pairs: readonly (readonly [string, string | null])[];
  readonly mention: (surface: string) => MentionRecord | undefined;
}

/** Resolves a marked text. */
export function resolve(source: string, by = resolver): Resolved {
  const { article, detected } = marked(source);
  const resolution = by.resolve(article, detected, ASSERTER);
  const surface = ({ start, end }: MentionRecord) => article.text.slice(start, end);
  return {
    ...resolution,
    pairs: resolution.mentions.map((mention) => [surface(mention), mention.entity] as const),
    mention: (wanted) => resolution.mentions.find((mention) => surface(mention) === wanted),
  };
}
