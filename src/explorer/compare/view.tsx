/** The view compare. */
import { Message } from '../shared/message.tsx';
import { useTitle } from '../shared/use-title.ts';

export default function CompareView() {
  useTitle('Compare');
  return (
    <div className="compare-view">
      <h1>Compare</h1>
      <Message title="This view is not there yet" />
    </div>
  );
}
