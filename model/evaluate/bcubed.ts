/** Measures coreference within articles: B-cubed precision, recall and F1 (Bagga and Baldwin 1998). */
import { groupBy } from '../../src/extract/resolve/group-by.ts';
import type { Span } from '../../src/model.ts';

/** A mention and a name of its entity, whichever; null when it is unresolved, and then it is a cluster of its own. */
export interface Labelled extends Span {
  readonly entity: string | null;
}

/** The mentions of one article, annotated and found. */
export interface LabelledArticle {
  readonly gold: readonly Labelled[];
  readonly found: readonly Labelled[];
}

/** Shares from 0 to 1, with equal weight for the mentions of all articles; `gold` and `found` are numbers of mentions. */
export interface BCubed {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly gold: number;
  readonly found: number;
}

/**
 * Precision is the mean over found mentions of the share of their cluster that is in the same gold cluster; recall is the same
 * with the sides exchanged. A mention that the other side lacks counts as 0. All are 1 when there are no mentions.
 */
export function bcubed(articles: readonly LabelledArticle[]): BCubed {
  const precisions = articles.flatMap(({ gold, found }) => shares(found, gold));
  const recalls = articles.flatMap(({ gold, found }) => shares(gold, found));
  const [precision, recall] = [mean(precisions), mean(recalls)];
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, gold: recalls.length, found: precisions.length };
}

/** For each mention of one side, the share of its cluster's mentions that share its cluster on the other side. */
function shares(own: readonly Labelled[], other: readonly Labelled[]): number[] {
  const labelsOfOther = new Map(other.map((mention) => [spanOf(mention), labelOf(mention)]));
  return groupBy(own, labelOf).flatMap((cluster) => {
    const labels = cluster.map((mention) => labelsOfOther.get(spanOf(mention)));
    return labels.map((label) =>
      label === undefined ? 0 : labels.filter((each) => each === label).length / labels.length,
    );
  });
}

const spanOf = ({ start, end }: Span): string => `${start}-${end}`;
const labelOf = (mention: Labelled): string =>
  mention.entity === null ? `alone ${spanOf(mention)}` : `entity ${mention.entity}`;

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 1 : values.reduce((sum, value) => sum + value, 0) / values.length;
