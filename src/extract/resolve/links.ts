/** Creates links and names clusters. */
import type { Form } from '../../model.ts';
import { slug } from '../../text/fold.ts';
import type { AmbiguousLink, Cluster, Identity, Link, MentionContext } from './model.ts';

/** Confidence in a link, by the evidence for it: our own estimates, 0 to 1. */
export const CONFIDENCE = {
  seed: 1,
  knownName: 0.95,
  fullName: 0.95,
  variant: 0.85,
  shortName: 0.9,
  firstName: 0.7,
  acronym: 0.9,
  likelyOfSeveral: 0.75,
  nameAlone: 0.6,
  latestOfSeveral: 0.6,
} as const;

/** The most candidates that an ambiguous mention lists. */
export const MAX_CANDIDATES = 20;

/** An accepted link. The form that a seed gives takes precedence over `form`. */
export const link = (mention: MentionContext, form: Form, linkScore: number): Link => ({
  mention,
  form: mention.form ?? form,
  linkScore,
  status: 'ACCEPTED',
});

/** A link for a human to review: one of several clusters, likeliest first. */
export const ambiguousLink = (mention: MentionContext, form: Form, candidates: readonly Cluster[]): AmbiguousLink => ({
  ...link(mention, form, 0),
  status: 'CANDIDATE',
  candidates,
});

/** The seed's entity, if any of the mentions has one. */
export function seedIdentity(mentions: readonly MentionContext[]): Identity | null {
  const entity = mentions.find(({ seedEntity }) => seedEntity !== null)?.seedEntity;
  return entity ? { by: 'SEED', entity } : null;
}

/** An identity by the best of the names alone. */
export function nameIdentity(names: readonly string[]): Identity {
  const name = bestName(names);
  return { by: 'NAME', name, slug: slug(name) };
}

/** The display name: not all capitals if possible, then the most frequent, the longest, the first in code point order. */
export function bestName(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const isUpperCase = (name: string) => name.length > 4 && name === name.toUpperCase();
  const order = ([a, m]: [string, number], [b, n]: [string, number]) =>
    Number(isUpperCase(a)) - Number(isUpperCase(b)) || n - m || b.length - a.length || (a < b ? -1 : 1);
  return [...counts].sort(order)[0]?.[0] ?? '';
}
