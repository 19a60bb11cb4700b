/** What is marked in the text, and whether as corrected or as the seeds said. */
import { KIND_LABELS, KINDS, type Kind } from '../shared/kinds.ts';
import { useArticleParams } from './params.ts';

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly kind?: Kind;
}

const Check = ({ label, checked, onChange, kind }: CheckProps) => (
  <label data-kind={kind}>
    <input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} />
    <span className={kind && 'kind-badge'}>{label}</span>
  </label>
);

function Marked() {
  const [{ hide, rejected, plain }, update] = useArticleParams();
  const show = (kind: Kind, isShown: boolean): void =>
    update({ hide: isShown ? hide.filter((each) => each !== kind) : [...hide, kind] });
  return (
    <fieldset>
      <legend>Mark</legend>
      {KINDS.map((kind) => (
        <Check
          key={kind}
          kind={kind}
          label={KIND_LABELS[kind]}
          checked={!hide.includes(kind)}
          onChange={(isShown) => show(kind, isShown)}
        />
      ))}
      <Check label="Rejected" checked={rejected} onChange={(checked) => update({ rejected: checked })} />
      <Check label="Labels" checked={!plain} onChange={(checked) => update({ plain: !checked })} />
    </fieldset>
  );
}

/** Only for articles that people changed. */
export function BeforeChangesField({ changeCount }: { readonly changeCount: number }) {
  const [{ as }, update] = useArticleParams();
  return (
    <fieldset>
      <legend>Show</legend>
      <label>
        <input type="radio" checked={as === 'corrected'} onChange={() => update({ as: 'corrected' })} /> as corrected (
        {changeCount})
      </label>
      <label>
        <input type="radio" checked={as === 'seeds'} onChange={() => update({ as: 'seeds' })} /> as the seeds said
      </label>
    </fieldset>
  );
}

interface Props {
  /** Changes in force. */
  readonly changeCount: number;
  readonly onAddName: () => void;
}

export const Toolbar = ({ changeCount, onAddName }: Props) => (
  <div className="toolbar">
    <Marked />
    {changeCount > 0 && <BeforeChangesField changeCount={changeCount} />}
    <button type="button" onClick={onAddName}>
      Add a name
    </button>
    <p className="note">
      Select words to add a name. Keys: ← and → go from name to name, Enter opens the card of a name.
    </p>
  </div>
);
