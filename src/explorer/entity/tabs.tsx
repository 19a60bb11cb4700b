/** The parts of the view of which one is shown at a time, as links. */
import type { ComponentType } from 'react';
import { formatParams } from '../routing/params.ts';
import { About } from './about.tsx';
import { Articles } from './articles.tsx';
import { Changes } from './changes.tsx';
import { Neighbours } from './neighbours.tsx';
import { PARAMS, type PartProps, TABS } from './params.ts';
import { PlacesMap } from './places-map.tsx';
import { Roles } from './roles.tsx';
import { Says } from './says.tsx';

interface Tab {
  readonly label: string;
  readonly part: ComponentType<PartProps>;
}

const PARTS: Readonly<Record<(typeof TABS)[number], Tab>> = {
  articles: { label: 'Articles', part: Articles },
  neighbours: { label: 'Beside whom', part: Neighbours },
  says: { label: 'Says', part: Says },
  about: { label: 'Said about', part: About },
  roles: { label: 'Roles', part: Roles },
  map: { label: 'Map', part: PlacesMap },
  changes: { label: 'Changes', part: Changes },
};

export function Tabs(props: PartProps) {
  const { values } = props;
  const { label, part: Part } = PARTS[values.tab];
  return (
    <section className="entity-part" aria-label={label}>
      <nav className="tabs" aria-label="About this entity">
        <ul>
          {TABS.map((tab) => (
            <li key={tab}>
              <a
                href={location.pathname + formatParams(PARAMS, { ...values, tab })}
                aria-current={tab === values.tab ? 'page' : undefined}
              >
                {PARTS[tab].label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h2 className="visually-hidden">{label}</h2>
      <Part {...props} />
    </section>
  );
}
