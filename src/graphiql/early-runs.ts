/** GraphiQL ignores a press on its button "Execute query" until its editors are loaded, which takes seconds on a slow line. */

const BUTTON = '.graphiql-execute-button';
const EDITORS = ['.graphiql-query-editor .view-line', '.graphiql-response .monaco-editor'];

/** Presses the button again, once, when the editors are there. */
export function repeatEarlyRuns(page: HTMLElement): void {
  const isReady = (): boolean => EDITORS.every((editor) => page.querySelector(editor) !== null);
  let isWaiting = false;
  const stop = new AbortController();
  const observer = new MutationObserver(() => {
    if (!isReady()) return;
    observer.disconnect();
    stop.abort();
    // GraphiQL takes the editors over after it filled them.
    if (isWaiting) setTimeout(() => page.querySelector<HTMLElement>(BUTTON)?.click());
  });
  observer.observe(page, { childList: true, subtree: true });
  const onClick = ({ target }: MouseEvent): void => {
    isWaiting ||= target instanceof Element && target.closest(BUTTON) !== null;
  };
  page.addEventListener('click', onClick, { capture: true, signal: stop.signal });
}
