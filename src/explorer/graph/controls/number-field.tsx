/** A whole number that is taken when somebody leaves the field or presses Enter. */
interface Props {
  readonly label: string;
  readonly value: number;
  readonly bounds: readonly [number, number];
  readonly onChange: (value: number) => void;
}

export function NumberField({ label, value, bounds: [least, most], onChange }: Props) {
  const take = (typed: string): void => {
    const number = Number(typed);
    if (Number.isInteger(number) && number >= least && number <= most && number !== value) onChange(number);
  };
  return (
    <label>
      {label}
      <input
        key={value}
        type="number"
        min={least}
        max={most}
        defaultValue={value}
        onBlur={({ target }) => take(target.value)}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && take(currentTarget.value)}
      />
    </label>
  );
}
