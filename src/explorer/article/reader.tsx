/** The text with its marks, the card of a name, and the forms that put names right. */
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { AddMentionForm } from '../curate/add-mention.tsx';
import { type MentionCorrection, MentionDialog } from '../curate/mention-corrections.tsx';
import { entityPath } from '../routing/paths.ts';
import { Dialog } from '../shared/dialog.tsx';
import { ErrorMessage } from '../shared/message.tsx';
import { useAnnotations } from './annotations.ts';
import { hasOtherText, markOf, marksBefore, type useHeldChanges } from './before-changes.ts';
import { CardOfMention } from './card.tsx';
import { CardFrame } from './card-frame.tsx';
import { Headline } from './headline.tsx';
import { type NameMark, parsePlace, placeOf } from './marks.ts';
import { useArticleParams } from './params.ts';
import { describe } from './piece.tsx';
import { type Row, rowsOf, type Stretch } from './rows.ts';
import { useSelection } from './selection.ts';
import { stretchAt, stretchesIn, stretchesOf } from './stretches.ts';
import { ArticleText } from './text.tsx';
import { Toolbar } from './toolbar.tsx';
import { useCard } from './use-card.ts';
import { type Step, useNames } from './use-names.ts';

interface Article {
  readonly id: string;
  readonly key: string;
  readonly title: string | null;
}

interface Props {
  readonly article: Article;
  readonly text: string;
  /** The number of the last change of the log when the article was asked for. */
  readonly since: number;
  readonly changes: ReturnType<typeof useHeldChanges>;
  readonly onLookAgain: () => void;
  /** What stands between the headline and the text. */
  readonly children: ReactNode;
}

/** Names that the controls above the text let through. */
function useShown(marks: readonly NameMark[]): readonly NameMark[] {
  const [{ hide, rejected }] = useArticleParams();
  return useMemo(
    () => marks.filter(({ kind, status }) => !hide.includes(kind) && (rejected || status !== 'REJECTED')),
    [marks, hide, rejected],
  );
}

/** The names of the parts of the text that are shown, and of the one that the keyboard goes to, as corrected or as the seeds said. */
function useMarkedText({ article, text, since, changes }: Props, rows: readonly Row[]) {
  const [{ as }] = useArticleParams();
  const stretches = useMemo(() => stretchesOf(rows, text.length), [rows, text.length]);
  const [shown, setShown] = useState<Stretch>({ start: 0, end: 0 });
  const [wanted, setWanted] = useState(0);
  const show = useCallback(
    (start: number, end: number) =>
      setShown((last) => (last.start === start && last.end === end ? last : { start, end })),
    [],
  );
  // The headline is in the first.
  const needed = [...new Set([...stretchesIn(stretches, shown), 0, wanted])];
  const annotations = useAnnotations({ id: article.id, stretches, needed, revision: since });
  const { items, has } = annotations.mentions;
  const marks = useMemo(
    () => (as === 'seeds' ? marksBefore(changes.items, { key: article.key, mentions: items }) : items.map(markOf)),
    [as, changes.items, article.key, items],
  );
  const isLoaded = (from: number, to: number | undefined, step: Step): boolean => {
    const last = stretchAt(stretches, to ?? (step === 1 ? text.length : 0));
    for (let part = stretchAt(stretches, from); part * step <= last * step; part += step) {
      if (has(part)) continue;
      setWanted(part);
      return false;
    }
    return true;
  };
  return { annotations, marks: useShown(marks), show, isLoaded, isOriginal: as === 'seeds' };
}

/** The card of a name that is not there any more, or not as it was. */
const OriginalCard = ({ mark }: { readonly mark: NameMark }) => (
  <>
    <p>{describe(mark)}</p>
    {mark.entity !== null && <a href={entityPath(mark.entity.key)}>What is known about it now</a>}
  </>
);

/** The first words after a place, for somebody who chooses words with the keyboard. */
function wordsAfter(text: string, place: number): Stretch {
  const [found] = text.slice(place).matchAll(/[\p{L}\p{N}]+/gu);
  const start = place + (found?.index ?? 0);
  return { start, end: start + (found?.[0].length ?? 1) };
}

/** All rows; the one of the headline, null when the text does not begin with it; and the others. */
function partsOf(text: string, title: string | null) {
  const all = rowsOf(text);
  const [first] = all;
  const hasHeadline = first !== undefined && text.slice(first.start, first.end) === title;
  return { all, headline: hasHeadline ? first : null, rows: hasHeadline ? all.slice(1) : all };
}

export function Reader(props: Props) {
  const { article, text, since, changes, onLookAgain, children } = props;
  const [{ at, plain }] = useArticleParams();
  const { all, headline, rows } = useMemo(() => partsOf(text, article.title), [text, article.title]);
  const { annotations, marks, show, isLoaded, isOriginal } = useMarkedText(props, all);
  const scroller = useRef<((place: number) => void) | null>(null);
  const place = useMemo(() => parsePlace(at), [at]);
  const { current, onKeyDown } = useNames({ marks, isLoaded, scroller });
  const { open, card, handlers, cardHandlers, close, leave } = useCard();
  const selected = useSelection(text);
  const [adding, setAdding] = useState<Stretch | null>(null);
  const [correcting, setCorrecting] = useState<{ mentionId: string; correction: MentionCorrection } | null>(null);
  const mark = open && marks.find((each) => placeOf(each) === open.place);
  const failed = Object.values(annotations).find(({ error }) => error !== null);
  const lookAgain = (): void => {
    setCorrecting(null);
    setAdding(null);
    onLookAgain();
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what names in it do is handled in one place */}
      <div
        className="reader"
        data-plain={plain || undefined}
        {...handlers}
        onKeyDown={(event) => {
          handlers.onKeyDown(event);
          onKeyDown(event);
        }}
      >
        {headline && <Headline row={headline} {...{ text, annotations, marks, current }} at={place} />}
        {headline === null && (
          <h1 className="text" dir="auto">
            {article.title ?? article.key}
          </h1>
        )}
        {children}
        <Toolbar
          changeCount={changes.items.filter(({ type }) => type !== 'UNDO').length}
          onAddName={() => setAdding(selected ?? wordsAfter(text, Number(current?.split('-')[1] ?? 0)))}
        />
        {isOriginal && hasOtherText(changes.items) && (
          <p className="note">The text itself was replaced; it is shown as it is now.</p>
        )}
        {failed?.error && <ErrorMessage error={failed.error} onRetry={failed.retry} />}
        <ArticleText {...{ text, rows, annotations, marks, current, scroller }} at={place} onShow={show} />
      </div>
      {selected !== null && !isOriginal && (
        <button
          type="button"
          className="primary add-here"
          style={{ left: selected.left, top: selected.top + 6 }}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setAdding(selected)}
        >
          Add as a name
        </button>
      )}
      {open && mark && (
        <CardFrame open={open} label={describe(mark)} cardRef={card} onClose={leave} handlers={cardHandlers}>
          {mark.id === null || isOriginal ? (
            <OriginalCard mark={mark} />
          ) : (
            <CardOfMention
              mentionId={mark.id}
              onCorrect={(correction) => {
                close();
                if (mark.id !== null) setCorrecting({ mentionId: mark.id, correction });
              }}
            />
          )}
        </CardFrame>
      )}
      <MentionDialog open={correcting} since={since} onLookAgain={lookAgain} onClose={() => setCorrecting(null)} />
      <Dialog title="Add a name" isOpen={adding !== null} onClose={() => setAdding(null)}>
        {adding && (
          <AddMentionForm articleId={article.id} text={text} chosen={adding} since={since} onLookAgain={lookAgain} />
        )}
      </Dialog>
    </>
  );
}
