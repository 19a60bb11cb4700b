/** Follows plain links between views without loading the page anew. */
import { useEffect } from 'react';
import { navigate } from 'wouter/use-browser-location';
import { isView } from './routes.ts';

const isPlainClick = ({ button, metaKey, ctrlKey, shiftKey, altKey, defaultPrevented }: MouseEvent): boolean =>
  button === 0 && !(metaKey || ctrlKey || shiftKey || altKey || defaultPrevented);

/** Whether a link leads to a view, and not within it or to a file. */
const leadsToView = (link: HTMLAnchorElement): boolean =>
  link.origin === location.origin && link.hash === '' && !link.target && !link.hasAttribute('download') && isView(link);

function followLink(event: MouseEvent): void {
  if (!isPlainClick(event) || !(event.target instanceof Element)) return;
  const link = event.target.closest('a');
  if (link === null || !leadsToView(link)) return;
  event.preventDefault();
  navigate(link.pathname + link.search);
}

/** Every `<a href>` to a view is followed by the router: no component for links is needed. */
export function useLinks(): void {
  useEffect(() => {
    document.addEventListener('click', followLink);
    return () => document.removeEventListener('click', followLink);
  }, []);
}
