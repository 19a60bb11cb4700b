/** The colours of the page's theme, for what is drawn without style sheets: the canvas, SVG and PNG. */
import { useEffect, useState } from 'react';
import type { Kind } from '../../shared/kinds.ts';

export interface Palette {
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly paper: string;
  readonly ink: string;
  readonly line: string;
  readonly accent: string;
}

const TOKENS = ['person', 'organization', 'place', 'other', 'paper', 'ink', 'ink-soft', 'accent'] as const;

/** The values of the tokens as "rgb(…)". */
function tokenColors(): readonly string[] {
  const probe = document.createElement('span');
  document.body.append(probe);
  const colors = TOKENS.map((token) => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return colors;
}

function paletteOf(colors: readonly string[]): Palette {
  const [person = '', organization = '', place = '', other = '', paper = '', ink = '', line = '', accent = ''] = colors;
  return {
    kinds: { PERSON: person, ORGANIZATION: organization, PLACE: place, OTHER: other },
    paper,
    ink,
    line,
    accent,
  };
}

/** Changes with the theme that somebody chooses, and with that of the system. */
export function usePalette(): Palette {
  const [palette, setPalette] = useState(() => paletteOf(tokenColors()));
  useEffect(() => {
    const update = (): void => setPalette(paletteOf(tokenColors()));
    const observer = new MutationObserver(update);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', update);
    return () => {
      observer.disconnect();
      dark.removeEventListener('change', update);
    };
  }, []);
  return palette;
}
