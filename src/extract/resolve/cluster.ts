/** Mentions of one article that name one thing, and what is known of that thing. */
import type { AnnotatedEntity, Form, Kind, Status } from '../../model.ts';
import type { Known } from '../known.ts';
import type { Draft } from './draft.ts';

/** A mention in its cluster: how it names, how sure the link is (0 to 1), and whether it may count. */
export interface Link {
  readonly draft: Draft;
  readonly form: Form;
  readonly linkScore: number;
  readonly status: Status;
}

/** What a cluster is: known beforehand, said by a seed, or known by its name alone (`name` is shown, `key` is slugged). */
export type Identity =
  | { readonly by: 'KNOWN'; readonly known: Known }
  | { readonly by: 'SEED'; readonly said: AnnotatedEntity }
  | { readonly by: 'NAME'; readonly name: string; readonly slug: string };

export interface Cluster {
  readonly kind: Kind;
  readonly identity: Identity;
  readonly links: readonly Link[];
}

/** A mention that names one of several clusters, at least two; nothing says which. */
export interface Doubtful extends Link {
  readonly candidates: readonly Cluster[];
}

/** What a resolver of one kind answers: its clusters, and the mentions that name nothing it can tell. */
export interface Clusters {
  readonly clusters: readonly Cluster[];
  readonly unresolved: readonly Link[];
}

/** How sure a link is, by what it rests on. */
export const SURE = {
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

export const link = (draft: Draft, form: Form, linkScore: number): Link => ({
  draft,
  form: draft.form ?? form,
  linkScore,
  status: 'ACCEPTED',
});

/** A link that a person should judge: to one of several clusters, likeliest first. */
export const doubtfulLink = (draft: Draft, form: Form, candidates: readonly Cluster[]): Doubtful => ({
  ...link(draft, form, 0),
  status: 'CANDIDATE',
  candidates,
});

/** The most frequent of names; of equally frequent ones one that is not all capitals, then the longest, then the first in code point order. */
export function bestName(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const isShouted = (name: string) => name.length > 4 && name === name.toUpperCase();
  const order = ([a, m]: [string, number], [b, n]: [string, number]) =>
    Number(isShouted(a)) - Number(isShouted(b)) || n - m || b.length - a.length || (a < b ? -1 : 1);
  return [...counts].sort(order)[0]?.[0] ?? '';
}

/** Groups by what `key` says, in order of first appearance. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
