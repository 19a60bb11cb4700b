/** Values that a list has in common, each a link that narrows the list to as many as it says. */

import type { ReactNode } from 'react';
import { formatNumber } from '../shared/counted.ts';

export interface FacetValue {
  readonly key: string;
  readonly label: ReactNode;
  readonly count: number;
  readonly href: string;
}

interface Props {
  readonly title: string;
  readonly values: readonly FacetValue[];
}

export function FacetList({ title, values }: Props) {
  if (values.length === 0) return null;
  return (
    <section className="facet">
      <h2>{title}</h2>
      <ul>
        {values.map(({ key, label, count, href }) => (
          <li key={key}>
            <a href={href}>
              <bdi>{label}</bdi>
            </a>{' '}
            <span className="count">{formatNumber(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
