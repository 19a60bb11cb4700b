/** The header: name, search box, navigation, token and theme. */
import { ROUTES } from '../routing/routes.ts';
import { SearchBox } from './search-box.tsx';
import { useTheme } from './theme.ts';
import { TokenControl } from './token-control.tsx';

function ThemeToggle() {
  const [theme, toggle] = useTheme();
  return (
    <button type="button" aria-pressed={theme === 'dark'} onClick={toggle}>
      Dark
    </button>
  );
}

function Navigation({ view }: { readonly view: string }) {
  const listed = [...ROUTES].filter(([, { label }]) => label !== null);
  return (
    <nav aria-label="Views">
      <ul>
        {listed.map(([name, { label }]) => (
          <li key={name}>
            <a href={`/${name}`} aria-current={name === view ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** `view` is the first segment of the path. */
export function Header({ view }: { readonly view: string }) {
  return (
    <header className="frame-header">
      <a className="frame-name" href="/">
        Dateline
      </a>
      <SearchBox />
      <Navigation view={view} />
      <div className="frame-controls">
        <TokenControl />
        <ThemeToggle />
      </div>
    </header>
  );
}
