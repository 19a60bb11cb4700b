/** Names the view in the title of the window. */
import { useEffect } from 'react';

/** '' while the name is not known yet. */
export function useTitle(name: string): void {
  useEffect(() => {
    document.title = name === '' ? 'Dateline' : `${name} – Dateline`;
  }, [name]);
}
