/** What the shapes of the drawing stand for. */
import { KIND_LABELS, KINDS } from '../shared/kinds.ts';

const SIGNS = { PERSON: '●', ORGANIZATION: '■', PLACE: '◆', OTHER: '▲' } as const;

export const Legend = () => (
  <ul className="graph-legend" aria-label="Shapes">
    {KINDS.map((kind) => (
      <li key={kind} data-kind={kind}>
        <span aria-hidden="true">{SIGNS[kind]}</span> {KIND_LABELS[kind]}
      </li>
    ))}
  </ul>
);
