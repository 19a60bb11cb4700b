/** A piece of the text within the lines of the names that it belongs to. What is shown and not printed comes from the style sheet, so that the text stays as it is. */
import type { ReactNode } from 'react';
import { FORM_LABELS, type Form, STATUS_LABELS } from '../shared/forms.ts';
import { KIND_LABELS, type Kind } from '../shared/kinds.ts';
import { type NameMark, placeOf } from './marks.ts';
import type { Piece } from './pieces.ts';

const KIND_SIGNS: Readonly<Record<Kind, string>> = { PERSON: 'per', ORGANIZATION: 'org', PLACE: 'pla', OTHER: 'oth' };
const FORM_SIGNS: Readonly<Record<Form, string>> = {
  FULL_NAME: '',
  SHORT_NAME: ' part',
  ACRONYM: ' init',
  DEMONYM: ' people',
};
const STATUS_SIGNS = { ACCEPTED: '', CANDIDATE: ' ?', REJECTED: ' ×' } as const;

const signOf = ({ kind, form, status }: NameMark): string => KIND_SIGNS[kind] + FORM_SIGNS[form] + STATUS_SIGNS[status];

/** What a screen reader says of a name. */
export const describe = ({ surface, kind, form, status, entity }: NameMark): string =>
  [
    surface,
    entity === null ? 'names no known entity' : entity.name !== surface && `names ${entity.name}`,
    KIND_LABELS[kind].toLowerCase(),
    FORM_LABELS[form],
    status !== 'ACCEPTED' && STATUS_LABELS[status],
  ]
    .filter(Boolean)
    .join(', ');

const buttonProps = (mark: NameMark, current: string | null) => ({
  role: 'button',
  tabIndex: placeOf(mark) === current ? 0 : -1,
  'aria-label': describe(mark),
  'data-button': placeOf(mark),
});

interface Props {
  readonly piece: Piece;
  readonly levels: ReadonlyMap<NameMark, number>;
  /** The place of the name that the keyboard stops at. */
  readonly current: string | null;
  readonly children: ReactNode;
}

export function NamePiece({ piece: { end, names, buttonOf }, levels, current, children }: Props) {
  return names.reduceRight<ReactNode>(
    (within, mark, index) => (
      <span
        key={placeOf(mark)}
        className="name"
        data-name={placeOf(mark)}
        data-kind={mark.kind}
        data-status={mark.status}
        data-level={Math.min(2, levels.get(mark) ?? 0)}
        data-sign={mark.end === end ? signOf(mark) : undefined}
        {...(index === names.length - 1 && buttonOf === mark ? buttonProps(mark, current) : {})}
      >
        {within}
      </span>
    ),
    children,
  );
}
