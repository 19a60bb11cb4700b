/** The texts that spans point into. */
import type * as model from '../src/model.ts';
import { findTexts } from '../src/store/read/articles.ts';
import { sliceOf } from '../src/store/sql/text-columns.ts';
import type { Context } from './context.ts';
import { present } from './present.ts';

/** A span and the text it points into, which is read only when somebody looks. */
export interface TextSpan extends model.Span {
  readonly text: () => Promise<string>;
  /** What stands there, where that is known without the text. */
  readonly surface?: string;
}

/** The span in the text of an article. */
export const inArticle = ({ load }: Context, articleId: number, { start, end }: model.Span): TextSpan => ({
  start,
  end,
  text: async () => present(await load(findTexts, articleId)),
});

/** What stands there. */
export const slice = async (span: TextSpan): Promise<string> => span.surface ?? sliceOf(await span.text(), span);
