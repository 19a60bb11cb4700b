/** The view of one article. */
import type { ViewProps } from '../routing/paths.ts';
import { Message } from '../shared/message.tsx';
import { useTitle } from '../shared/use-title.ts';

export default function ArticleView({ itemKey }: ViewProps) {
  useTitle(itemKey);
  return (
    <div className="article-view">
      <h1>
        <bdi>{itemKey}</bdi>
      </h1>
      <Message title="This view is not there yet" />
    </div>
  );
}
