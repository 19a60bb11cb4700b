/** Shows a message in place of a view that fails to load or to render, so that the frame stays usable. */
import { Component, type ReactNode } from 'react';
import { Message } from '../shared/message.tsx';

interface Props {
  readonly children: ReactNode;
}

export class ViewBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <Message title="This view could not be shown" tone="error" level={1}>
        The server may have been stopped or updated.{' '}
        <button type="button" onClick={() => location.reload()}>
          Load the page again
        </button>
      </Message>
    );
  }
}
