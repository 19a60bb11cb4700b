/** The theme that somebody chose, kept in this browser (localStorage). Without a choice it is that of the system. */
import { useState } from 'react';

export type Theme = 'light' | 'dark';

const KEY = 'dateline.theme';

const isTheme = (value: unknown): value is Theme => value === 'light' || value === 'dark';

/** The style sheet reads it from the root element. */
const apply = (theme: Theme): void => {
  document.documentElement.dataset.theme = theme;
};

const systemTheme = (): Theme => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

export function applyStoredTheme(): void {
  const stored = localStorage.getItem(KEY);
  if (isTheme(stored)) apply(stored);
}

/** The theme in effect, and a function that chooses the other. */
export function useTheme(): readonly [Theme, () => void] {
  const [theme, setTheme] = useState<Theme>(() => {
    const stored = localStorage.getItem(KEY);
    return isTheme(stored) ? stored : systemTheme();
  });
  const toggle = (): void => {
    const other = theme === 'dark' ? 'light' : 'dark';
    localStorage.setItem(KEY, other);
    apply(other);
    setTheme(other);
  };
  return [theme, toggle];
}
