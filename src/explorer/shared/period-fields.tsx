/** Two fields for a period: from and to a year, a month or a day. They count when they are left or Enter is pressed. */
import { type FormEvent, useId, useState } from 'react';
import { readDate } from './periods.ts';

interface FieldProps {
  readonly label: string;
  /** '' when there is no bound. */
  readonly value: string;
  readonly onChange: (date: string) => void;
}

function DateField({ label, value, onChange }: FieldProps) {
  const [isWrong, setWrong] = useState(false);
  const id = useId();
  const leave = (typed: string): void => {
    const date = readDate(typed);
    setWrong(date === '' && typed.trim() !== '');
    if (date !== value && (date !== '' || typed.trim() === '')) onChange(date);
  };
  return (
    <label>
      {label}
      {/* The key makes the field show the date of another address, such as after going back. */}
      <input
        key={value}
        defaultValue={value}
        size={10}
        placeholder="2005-03"
        autoComplete="off"
        aria-invalid={isWrong}
        aria-describedby={isWrong ? id : undefined}
        onBlur={({ target }) => leave(target.value)}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && leave(currentTarget.value)}
      />
      {isWrong && (
        <span id={id} role="alert">
          Write a year, a month or a day: 2005, 2005-03, 2005-03-24.
        </span>
      )}
    </label>
  );
}

interface Props {
  readonly from: string;
  readonly to: string;
  readonly onChange: (period: { readonly from: string; readonly to: string }) => void;
}

export const PeriodFields = ({ from, to, onChange }: Props) => (
  <form className="period-fields" onSubmit={(event: FormEvent) => event.preventDefault()}>
    <DateField label="From" value={from} onChange={(date) => onChange({ from: date, to })} />
    <DateField label="To" value={to} onChange={(date) => onChange({ from, to: date })} />
  </form>
);
