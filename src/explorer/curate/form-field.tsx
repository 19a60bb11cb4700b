/** A list to choose a form from. */
import { FORM_LABELS, FORMS, type Form } from '../shared/forms.ts';

interface Props {
  readonly value: Form;
  readonly onChange: (form: Form) => void;
}

export const FormField = ({ value, onChange }: Props) => (
  <label>
    It is named by
    <select value={value} onChange={({ target }) => onChange(target.value as Form)}>
      {FORMS.map((form) => (
        <option key={form} value={form}>
          {FORM_LABELS[form]}
        </option>
      ))}
    </select>
  </label>
);
