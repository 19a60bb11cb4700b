/** What the page says when the knowledge base is empty: how to load one's own folder. */
import { Message } from '../shared/message.tsx';

export const NoArticles = () => (
  <Message title="There are no articles yet">
    <p>
      Put some articles into a folder, each a text, Markdown or JSON file, and load them on the machine of the server:
    </p>
    <pre>{'npx dateline seed --from FOLDER --database FILE\nnpx dateline serve --database FILE'}</pre>
    <p>
      The first command names every file that it cannot read, and why. Later <code>npx dateline reseed</code> applies
      what changed in the folder. Then load this page again.
    </p>
  </Message>
);
