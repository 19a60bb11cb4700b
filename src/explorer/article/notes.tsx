/** What the article says that people are and say, in the margin beside its words. */
import { formatNumber } from '../shared/counted.ts';
import { EntityLink } from '../shared/entity-link.tsx';
import type { Role, Statement } from './annotations.ts';
import { usePlaceHref } from './params.ts';

export type Note = { readonly start: number; readonly end: number } & (
  | { readonly role: Role }
  | { readonly statement: Statement }
);

/** In the order of the text. */
export const notesOf = (roles: readonly Role[], statements: readonly Statement[]): Note[] =>
  [
    ...roles.map((role) => ({ role, start: role.span.start, end: role.span.start + 1 })),
    ...statements.map((statement) => ({
      statement,
      start: statement.cue.span.start,
      end: statement.cue.span.start + 1,
    })),
  ].sort((one, other) => one.start - other.start);

/** How many are shown before the others are folded. */
const SHOWN = 4;

type Entity = Role['entity'];

/** The entity, or the words when they name none that is known. */
const Who = ({ entity, surface }: { readonly entity: Entity; readonly surface: string }) =>
  entity === null ? <bdi>{surface}</bdi> : <EntityLink entity={entity} />;

interface PlaceProps {
  readonly span: { readonly start: number; readonly end: number };
  readonly words: string;
}

/** The words as a link to their place. */
function Place({ span, words }: PlaceProps) {
  const hrefOf = usePlaceHref();
  return (
    <a className="text" href={hrefOf(span)}>
      {words}
    </a>
  );
}

function OneNote({ note }: { readonly note: Note }) {
  if ('role' in note) {
    const { entity, mention, of, span, text } = note.role;
    return (
      <>
        <Who entity={entity} surface={mention.surface} /> <span className="note">is</span>{' '}
        <Place span={span} words={text} />
        {of !== null && (
          <>
            {' '}
            <span className="note">of</span> <EntityLink entity={of} />
          </>
        )}
      </>
    );
  }
  const { speakerEntity, speaker, mode, content, cue, text } = note.statement;
  return (
    <>
      <Who entity={speakerEntity} surface={speaker.surface} />{' '}
      <span className="note">
        {mode === 'DIRECT' ? 'quoted' : 'reported'}, “<bdi>{cue.surface}</bdi>”
      </span>{' '}
      <span className="said">
        <Place span={content.span} words={text.slice(0, 200)} />
      </span>
    </>
  );
}

const keyOf = (note: Note): string => ('role' in note ? note.role.id : note.statement.id);

const NoteList = ({ notes }: { readonly notes: readonly Note[] }) => (
  <ul>
    {notes.map((note) => (
      <li key={keyOf(note)}>
        <OneNote note={note} />
      </li>
    ))}
  </ul>
);

export function Notes({ notes }: { readonly notes: readonly Note[] }) {
  if (notes.length === 0) return null;
  return (
    <div className="notes">
      <NoteList notes={notes.slice(0, SHOWN)} />
      {notes.length > SHOWN && (
        <details>
          <summary>{formatNumber(notes.length - SHOWN)} more</summary>
          <NoteList notes={notes.slice(SHOWN)} />
        </details>
      )}
    </div>
  );
}
