/** The view trends. */
import { Message } from '../shared/message.tsx';
import { useTitle } from '../shared/use-title.ts';

export default function TrendsView() {
  useTitle('Trends');
  return (
    <div className="trends-view">
      <h1>Trends</h1>
      <Message title="This view is not there yet" />
    </div>
  );
}
