/** The articles and entities that a change speaks of, as links. */
import { articlePath, entityPath } from '../routing/paths.ts';
import { formatNumber } from '../shared/counted.ts';
import type { Snapshots } from '../shared/snapshot-fields.ts';

/** How many are named. */
const SHOWN = 6;

export function Places({ before, after }: Snapshots) {
  const states = [before, after];
  const entities = new Map(states.flatMap((state) => state.entities.map(({ key, name }) => [key, name])));
  const articles = new Set(states.flatMap((state) => state.mentions.map(({ articleKey }) => articleKey)));
  const links = [
    ...[...entities].map(([key, name]) => ({ href: entityPath(key), words: name })),
    ...[...articles].map((key) => ({ href: articlePath(key), words: key })),
  ];
  if (links.length === 0) return null;
  return (
    <p className="text">
      {links.slice(0, SHOWN).map(({ href, words }, index) => (
        <span key={href}>
          {index > 0 && ' · '}
          <a href={href}>
            <bdi>{words}</bdi>
          </a>
        </span>
      ))}
      {links.length > SHOWN && ` and ${formatNumber(links.length - SHOWN)} more`}
    </p>
  );
}
