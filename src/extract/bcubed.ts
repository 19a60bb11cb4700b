/** Measures how well mentions are sent to entities within articles: B-cubed precision, recall and F1. */
import type { Span } from '../model.ts';
import { groupBy } from './resolve/cluster.ts';

/** A mention and the entity it names, by whatever name the entity has; null when it is openly unresolved, and so by itself. */
export interface Labelled extends Span {
  readonly entity: string | null;
}

/** The mentions of one article as a human says and as a machine found; when gold mentions were given the spans are the same. */
export interface LabelledArticle {
  readonly gold: readonly Labelled[];
  readonly found: readonly Labelled[];
}

/** Shares from 0 to 1, each mention of every article weighing the same; `gold` and `found` are numbers of mentions. */
export interface BCubed {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly gold: number;
  readonly found: number;
}

/**
 * For each found mention, which share of its entity's mentions are gold mentions of the same gold entity; for each gold mention
 * the same the other way round; then the means. A mention that the other side lacks counts as 0. Without mentions, all is 1.
 */
export function bcubed(articles: readonly LabelledArticle[]): BCubed {
  const precisions = articles.flatMap(({ gold, found }) => shares(found, gold));
  const recalls = articles.flatMap(({ gold, found }) => shares(gold, found));
  const [precision, recall] = [mean(precisions), mean(recalls)];
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, gold: recalls.length, found: precisions.length };
}

/** For each mention of one side, which share of its entity's mentions stand together on the other side too. */
function shares(own: readonly Labelled[], other: readonly Labelled[]): number[] {
  const twins = new Map(other.map((mention) => [spanOf(mention), labelOf(mention)]));
  return groupBy(own, labelOf).flatMap((together) => {
    const labels = together.map((mention) => twins.get(spanOf(mention)));
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
