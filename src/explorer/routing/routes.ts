/** The views by the first segment of their path. Each is loaded when it is first shown. */
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { placeOf, type ViewProps } from './paths.ts';

export interface Route {
  readonly view: LazyExoticComponent<ComponentType<ViewProps>>;
  /** Its name in the navigation; null when it is not listed there. */
  readonly label: string | null;
}

export const ROUTES: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['', { view: lazy(() => import('../search/view.tsx')), label: 'Search' }],
  ['article', { view: lazy(() => import('../article/view.tsx')), label: null }],
  ['entity', { view: lazy(() => import('../entity/view.tsx')), label: null }],
  ['graph', { view: lazy(() => import('../graph/view.tsx')), label: 'Graph' }],
  ['compare', { view: lazy(() => import('../compare/view.tsx')), label: 'Compare' }],
  ['trends', { view: lazy(() => import('../compare/trends.tsx')), label: 'Trends' }],
  ['queue', { view: lazy(() => import('../curate/queue.tsx')), label: 'Queue' }],
  ['log', { view: lazy(() => import('../curate/log.tsx')), label: 'Log' }],
]);

/** Whether an address of this server is a view, and not GraphiQL or a file. */
export const isView = ({ pathname }: { readonly pathname: string }): boolean => ROUTES.has(placeOf(pathname).view);
