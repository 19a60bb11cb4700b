/** An extractor of rules and known names: it needs no training and explains itself. */
import type { Article, Extractor, Spotted } from '../extractor.ts';
import type { Gazetteer } from '../gazetteer.ts';
import { gatherEvidence, readSentences } from './evidence.ts';
import { spotInTitle } from './headline.ts';
import { scan } from './scan.ts';
import { settle } from './settle.ts';

const VERSION = '1';

/** Reads every sentence by itself first, then lets the document decide what one sentence could not. */
export function createRulesExtractor(gazetteer: Gazetteer): Extractor {
  return {
    id: 'rules',
    version: VERSION,
    extract: (article: Article): Spotted[] => {
      const sentences = readSentences(article);
      const evidence = gatherEvidence(sentences);
      const proposals = sentences.flatMap(({ words, isTitle }) =>
        isTitle ? [] : scan(article.text, words, { gazetteer, evidence }),
      );
      const settled = settle(proposals, evidence);
      const titles = sentences.filter(({ isTitle }) => isTitle);
      const inTitles = titles.flatMap(({ words }) => spotInTitle({ text: article.text, words }, settled, gazetteer));
      return [...settled, ...inTitles].sort((a, b) => a.start - b.start);
    },
  };
}
