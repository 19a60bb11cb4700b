/** The frame of every view: header, navigation, and the view that the address names. */
import { Suspense, useEffect, useRef } from 'react';
import { usePathname } from 'wouter/use-browser-location';
import { useLinks } from '../routing/links.ts';
import { placeOf } from '../routing/paths.ts';
import { ROUTES } from '../routing/routes.ts';
import { Loading, Message } from '../shared/message.tsx';
import { Header } from './header.tsx';
import { ViewBoundary } from './view-boundary.tsx';

/** Puts the focus to the new view after a navigation, so that it is read out and the keyboard goes on from there. */
function useFocusAfterNavigation(pathname: string) {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}

function CurrentView({ pathname }: { readonly pathname: string }) {
  const { view, itemKey } = placeOf(pathname);
  const route = ROUTES.get(view);
  if (route === undefined)
    return (
      <Message title="There is no such page" level={1}>
        Use the search or the navigation above, or go to the <a href="/">latest articles</a>.
      </Message>
    );
  return (
    <ViewBoundary key={pathname}>
      <Suspense fallback={<Loading />}>
        <route.view itemKey={itemKey} />
      </Suspense>
    </ViewBoundary>
  );
}

export function Frame() {
  useLinks();
  const pathname = usePathname();
  const main = useFocusAfterNavigation(pathname);
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to the content
      </a>
      <Header view={placeOf(pathname).view} />
      <main id="main" ref={main} tabIndex={-1}>
        <CurrentView pathname={pathname} />
      </main>
    </>
  );
}
