/** Derives `article_entities` in TypeScript, for the audit to compare with what the writer derives in SQL. */
import { type Form, type Passage, PERIPHERAL_ROLES, type Status } from '../../model.ts';

interface CountedArticle {
  readonly publishedAt: string;
  readonly text: string;
  readonly passages: readonly Passage[];
  /** Whether it repeats another article. */
  readonly isRepetition: 0 | 1;
  /** In order of the text. */
  readonly mentions: readonly CountedMention[];
}

interface CountedMention {
  readonly start: number;
  readonly form: Form;
  readonly status: Status;
  /** Row id of its entity; null when unresolved. */
  readonly entity: number | null;
}

/** The columns of a row, without the article. */
type Row = readonly [
  entity: number,
  publishedAt: string,
  mentions: number,
  demonyms: number,
  peripherals: number,
  firstStart: number,
  weight: number,
  salience: number,
];

const isDemonym = ({ form }: CountedMention): boolean => form === 'DEMONYM';

/** Whether a mention stands in a byline, caption or credit, or in an article that repeats another. */
export const isPeripheral = (
  { passages, isRepetition }: Pick<CountedArticle, 'passages' | 'isRepetition'>,
  { start }: { readonly start: number },
): boolean =>
  isRepetition === 1 || passages.some((one) => PERIPHERAL_ROLES.has(one.role) && one.start <= start && start < one.end);

const weigh = (article: CountedArticle, mentions: readonly CountedMention[]): number => {
  const { text, passages } = article;
  const headlines = passages.filter(({ role }) => role === 'HEADLINE');
  const isInHeadline = (start: number): boolean => headlines.some((one) => one.start <= start && start < one.end);
  return mentions
    .filter((mention) => !isDemonym(mention) && !isPeripheral(article, mention))
    .reduce((sum, { start }) => sum + (isInHeadline(start) ? 2 : 1) * (2 * text.length - start), 0);
};

/** The expected rows of an article, in no order. */
export function expectedArticleEntities(article: CountedArticle): Row[] {
  const named = article.mentions.filter(({ status, entity }) => status === 'ACCEPTED' && entity !== null);
  const total = weigh(article, named);
  return [...new Set(named.map(({ entity }) => entity as number))].map((entity): Row => {
    const mentions = named.filter((mention) => mention.entity === entity);
    const inStory = mentions.filter((mention) => !isPeripheral(article, mention));
    const peripherals = mentions.length - inStory.length;
    const demonyms = inStory.filter(isDemonym).length;
    const weight = weigh(article, mentions);
    const firstStart = Math.min(...(inStory.length > 0 ? inStory : mentions).map(({ start }) => start));
    const salience = weight === 0 ? 0 : weight / total;
    const counts = [inStory.length - demonyms, demonyms, peripherals] as const;
    return [entity, article.publishedAt, ...counts, firstStart, weight, salience];
  });
}
